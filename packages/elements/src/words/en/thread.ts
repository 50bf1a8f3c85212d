/** A thread. */
import { count, duration, list, number } from "./forms.ts";

export const thread = {
  profile: "Profile",
  withCareTeam: "With your care team",
  withRecipient: (name: string) => `With ${name}`,
  new: "New",
  latest: "Jump to latest",
  latestShort: "Latest",
  newAbove: (n: number) =>
    count(n, {
      one: "# new message above, go to the first",
      other: "# new messages above, go to the first",
    }),
  newBelow: (n: number) =>
    count(n, {
      one: "# new message below, go to the first",
      other: "# new messages below, go to the first",
    }),
  newShort: (n: number) => `${number(n)} new`,
  markUnreadFrom: "Mark as unread from here",
  older: "Show earlier messages",
  newer: "Show later messages",
  newerFailed: "Later messages could not be loaded.",
  olderFailed: "Earlier messages could not be loaded.",
  notLoaded:
    "You are offline, and this conversation is not on this page yet. It is shown when you are back online.",
  exportConversation: "Export conversation…",
  printConversation: "Print…",
  exportHint: "Either stands in the patient’s record.",
  startedBy: {
    nobody: "Conversation started",
    you: "Conversation started by you",
    team: "Conversation started by your care team",
    other: (who: string) => `Conversation started by ${who}`,
  },
  closedBy: {
    nobody: "Conversation closed",
    you: "Conversation closed by you",
    team: "Conversation closed by your care team",
    other: (who: string) => `Conversation closed by ${who}`,
  },
  reopenedBy: {
    nobody: "Conversation reopened",
    you: "Conversation reopened by you",
    team: "Conversation reopened by your care team",
    other: (who: string) => `Conversation reopened by ${who}`,
  },
  closedNow: {
    opens: (opens: string, call: string) =>
      `The practice is closed now. It opens ${opens}. In an emergency, call ${call}.`,
    within: (opens: string, answer: number, call: string) =>
      `The practice is closed now. It opens ${opens} and usually answers within ${duration(answer)} from then. In an emergency, call ${call}.`,
  },
  toldClosed: {
    opens: (opens: string, call: string) =>
      `Automatic reply: closed until ${opens}. In an emergency, call ${call}.`,
    within: (opens: string, answer: number, call: string) =>
      `Automatic reply: closed until ${opens}, an answer usually within ${duration(answer)} from then. In an emergency, call ${call}.`,
  },
  taskRaised: {
    "message-due": "New task: write to the patient",
    "new-conversation": "New task: answer this conversation",
    correction: "New task: answer who asks for a correction",
    unanswered: "New task: nobody has answered yet",
    unknown: "New task",
  },
  taskMoved: {
    claimed: (by: string) => `${by} took the task`,
    released: (by: string) => `${by} released the task`,
    completed: (by: string) => `${by} completed the task`,
    cancelled: "The task was cancelled",
    unknown: "The task was changed",
  },
  taskHandedOver: (by: string, to: string) => `${by} handed the task over to ${to}`,
  taskHandedOverNote: (by: string, to: string, note: string) =>
    `${by} handed the task over to ${to}: “${note}”`,
  stateOpen: "Open",
  stateClosed: "Closed",
  closeConversation: "Close conversation",
  reopenConversation: "Reopen conversation",
  encounter: (type: string) => `Encounter: ${type}`,
  encounterStatus: { "in-progress": "In progress", finished: "Finished" },
  goToEncounter: "Go to encounter",
  linkKinds: { order: "Order", document: "Document" },
  linked: {
    order: (title: string) => `Order linked to the encounter: ${title}`,
    document: (title: string) => `Document linked to the encounter: ${title}`,
  },
  mergedInto: "This conversation was merged into another one, and goes on there",
  joined: (who: string) => `${who} joined the conversation`,
  left: (who: string) => `${who} left the conversation`,
  invited: (by: string, who: string) => `${by} invited ${who}`,
  removed: (by: string, who: string) => `${by} removed ${who}`,
  removedYou: (by: string) => `${by} removed you`,
  invitedSupport: (by: string, until: string, who: string) => `${by} invited support until ${until}: ${who}`,
  supportEnded: "Support’s access has ended",
  followed: (who: string) => `${who} is now notified about this patient`,
  unfollowed: (who: string) => `${who} is no longer notified about this patient`,
  sending: "Sending…",
  waiting: "Waiting for the connection",
  waitingForFiles: "Sent as soon as its files are up",
  notSent: "Not sent.",
  retry: "Retry",
  retryAll: "Retry all",
  notSentCount: (n: number) =>
    count(n, { one: "# message was not sent.", other: "# messages were not sent." }),
  edit: "Edit",
  messageAt: (who: string, time: string) => `${who}, ${time}`,
  noteAt: (who: string, time: string) => `${who}, ${time}, Staff-only note`,
  sent: (n: number) => count(n, { one: "Message sent", other: "# messages sent" }),
  noteSent: "Staff-only note sent",
  announce: (who: string, text: string) => `${who}: ${text}`,
  announceNote: (who: string, text: string) => `${who}, Staff-only note: ${text}`,
  copied: (who: string, text: string) => `${who}: ${text}`,
  noteBy: (who: string) => `${who} (staff-only note)`,
  announceMany: (n: number) => count(n, { one: "# new message", other: "# new messages" }),
  typing: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} is typing…`
      : names.length === 2
        ? `${names[0]} and ${names[1]} are typing…`
        : "Several people are typing…",
  watchers: (names: readonly string[]) => `Watching: ${list(names)}`,
  archive: "Archive",
  unarchive: "Unarchive",
  settings: "Conversation settings",
  watch: "Watch this conversation",
  watchHint: "Watchers are alerted to every message, of the patient and of the team.",
  followAsk: (patient: string) => `Be notified about ${patient}?`,
  followHint:
    "You are not in this patient’s care team. Would you like to be notified of the patient’s new messages?",
  followYes: "Yes, notify me",
  followNo: "No",
  notRead: "Received, not read yet:",
  readBy: "Read by:",
  andMore: (n: number) => `… and ${number(n)} more`,
  showFewer: "Show fewer",
  readByAll: "Read by all",
  readByTeam: "Read by your care team",
  whoRead: "Who has read this",
};
