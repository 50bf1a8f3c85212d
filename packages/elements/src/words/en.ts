import type { EndReason, NoToken, Status } from "@carethread/client";
import type { RefusalCode, Relation, Role } from "@carethread/model";
import { overflow, plural, unread } from "../counts/counts.ts";

/** What a person reads when something was refused. The compiler sees to it that every code has its sentence. */
const refused: Readonly<Record<RefusalCode, string>> = {
  "bad-request": "This could not be sent. Please check what you entered.",
  "text-empty": "Write a message first.",
  "text-too-long": "This message is too long. Please shorten it or send it in parts.",
  "text-malformed": "This text has characters that cannot be sent. Please remove them and try again.",
  "title-required": "Enter a topic.",
  "title-not-allowed": "This conversation has no topic.",
  "title-too-long": "This topic is too long. Please shorten it.",
  conflict: "This was already sent with another text. Please send it again.",
  unauthorized: "You are not signed in any more. Please sign in again.",
  "not-found": "This conversation is not available.",
  "not-allowed": "You do not have permission to do this.",
  "not-writable": "You can read this conversation, but you cannot write in it.",
  "patient-deceased": "This patient has died. No messages can be sent.",
  "kind-not-available": "Your practice does not offer this kind of conversation.",
  "recipient-gone": "The person whom this conversation is with can no longer be reached here.",
  closed: "This conversation is closed.",
  "watch-fixed": "As the primary coach you watch every conversation with this patient.",
  "mention-no-access":
    "Someone you mentioned may not see this patient. Take the mention out, then send again.",
  "too-many-members": "This conversation has as many members as it can have.",
  "support-unavailable": "Support cannot be called here.",
  "reminder-needs-new-message": "Turn on New patient message first.",
  "import-too-late": "Past messages can only be added before the first new one.",
  "import-from-future": "A past message has a time that is not possible.",
  "wrong-method": "This could not be sent. Please try again later.",
  "too-large": "This is too large to be sent.",
  "too-fast": "That was too fast. Please wait a moment and try again.",
  "server-error": "Something went wrong on our side. Please try again.",
  unknown: "This could not be done. If it happens again, reload the page.",
  "server-misconfigured": "Messages are not available right now. Please try again later.",
};

/** The line over a thread or a list; empty where there is nothing to say. */
const status: Readonly<Record<Exclude<Status["state"], "ended" | "no-token">, string>> = {
  connecting: "Connecting…",
  live: "",
  reconnecting: "The connection was lost. Trying again…",
  offline: "You are offline. What you write is sent when you are back online.",
  paused: "Updates are paused while you are away.",
};

/** Why nobody is known to the server. */
const noToken: Readonly<Record<NoToken["reason"], string>> = {
  expired: "Your session has ended. Please sign in again.",
  failed: "Messages are not available right now.",
};

const ended: Readonly<Record<EndReason, string>> = {
  "not-found": "This conversation is not available.",
  "right-lost": "You no longer have access to this conversation.",
  "wrong-version": "This page is out of date. Please reload it.",
  "bad-frame": "Something went wrong. Please reload the page.",
  "signed-out": "You are signed out.",
  "not-wiped":
    "You are signed out, but what you wrote could not be removed from this device. Tell your IT support, or clear this site’s data in the browser.",
};

/** As `ended`, for the list and the number, which are no conversation. */
const endedInbox: Readonly<Record<EndReason, string>> = {
  ...ended,
  "not-found": "Messages are not available for you here.",
  "right-lost": "You no longer have access to messages.",
};

const relations: Readonly<Record<Relation, string>> = {
  self: "Patient",
  guardian: "Guardian",
  guarantor: "Guarantor",
  proxy: "Proxy",
};

const roles: Readonly<Record<Exclude<Role, "patient" | "proxy">, string>> = {
  "primary-coach": "Primary coach",
  secondary: "Secondary coach",
  "care-team": "Care team",
  recipient: "Recipient",
  "notification-user": "Notification user",
  support: "Support",
};

/** Every word that people read, in English. */
export const en = {
  refused,
  status,
  noToken,
  ended,
  endedInbox,
  relations,
  roles,
  failed: "Something went wrong. Please try again.",
  neverReached: "The server cannot be reached. Trying again…",
  unreachable: "The server cannot be reached. Please check your connection and try again.",

  notSetUp: "Messages are not available on this page right now.",

  // The messenger and its list
  messages: "Messages",
  newMessage: "New message",
  conversations: "Conversations",
  noConversations: "No conversations yet",
  noConversationsHint: "Write a new message to start one.",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff: "Conversations of patients whom you look after, and those into which you are called, appear here.",
    portal: "There is nobody you can write about here.",
  },
  choose: "Choose a conversation to read it here.",
  conversation: "Conversation",
  back: "Back to conversations",
  loading: "Loading…",
  more: "Show more conversations",
  moreFailed: "More conversations could not be loaded.",
  tryAgain: "Try again",
  partFailed: "This part could not be loaded. Check your connection, or reload the page.",
  untitled: "Conversation",
  you: "You",
  afterAuthor: ":",
  messageCount: (n: number) => plural(n, "message", "messages"),
  unread,
  overflow,
  patientId: (id: string) => `ID ${id}`,
  deceased: "Deceased",
  openProfile: (patient: string) => `${patient}, open profile`,

  lost: (messages: number, drafts: number) =>
    [
      messages > 0
        ? `${plural(messages, "message", "messages")} could not be sent for a week and ${messages === 1 ? "was" : "were"} removed from this device.`
        : "",
      drafts > 0
        ? `${plural(drafts, "draft", "drafts")} older than a week ${drafts === 1 ? "was" : "were"} removed from this device.`
        : "",
    ]
      .join(" ")
      .trim(),
  understood: "OK",

  noConversationYet: "No conversation yet",
  writeTo: (patient: string) => `Write to ${patient}`,
  searchPatients: "Search by name or ID",
  conversationsWith: (patient: string) => `Conversations with ${patient}`,
  allConversations: "All conversations",

  // What the person is told of
  notifications: "Notification settings",
  newPatientMessage: "New patient message",
  newPatientMessageHint: "You are notified when a patient whom you look after sends a message.",
  unreadReminder: "Unread message reminder",
  unreadReminderHint: "You are reminded when a patient’s message has been unread for more than 24 hours.",
  unfinishedStart: (patient: string) =>
    `You have an unsent message to ${patient}. Send or cancel it before you write to someone else.`,

  // A thread
  profile: "Profile",
  withCareTeam: "With your care team",
  careTeam: "Care team",
  new: "New",
  latest: "Jump to latest",
  latestShort: "Latest",
  newAbove: (n: number) => `${plural(n, "new message", "new messages")} above, go to the first`,
  newBelow: (n: number) => `${plural(n, "new message", "new messages")} below, go to the first`,
  newShort: (n: number) => `${n} new`,
  markRead: "Mark as read",
  older: "Show earlier messages",
  newer: "Show later messages",
  newerFailed: "Later messages could not be loaded.",
  olderFailed: "Earlier messages could not be loaded.",
  noMessages: "No messages yet",
  notLoaded:
    "You are offline, and this conversation is not on this page yet. It is shown when you are back online.",
  started: "Conversation started",
  startedBy: (who: string) => `Conversation started by ${who}`,
  startedByYou: "Conversation started by you",
  startedByTeam: "Conversation started by your care team",
  joined: (who: string) => `${who} joined the conversation`,
  left: (who: string) => `${who} left the conversation`,
  invited: (by: string, who: string) => `${by} invited ${who}`,
  removed: (by: string, who: string) => `${by} removed ${who}`,
  removedByYou: (who: string) => `You removed ${who}`,
  removedYou: (by: string) => `${by} removed you`,
  invitedSupport: (by: string, until: string, who: string) => `${by} invited support until ${until}: ${who}`,
  supportEnded: "Support’s access has ended",
  followed: (who: string) => `${who} is now notified about this patient`,
  unfollowed: (who: string) => `${who} is no longer notified about this patient`,
  sending: "Sending…",
  waiting: "Waiting for the connection",
  notSent: "Not sent.",
  retry: "Retry",
  retryAll: "Retry all",
  notSentCount: (n: number) => `${plural(n, "message was", "messages were")} not sent.`,
  edit: "Edit",
  announce: (who: string, text: string) => `${who}: ${text}`,
  copied: (who: string, text: string) => `${who}: ${text}`,
  noteBy: (who: string) => `${who} (staff-only note)`,
  announceMany: (n: number) => plural(n, "new message", "new messages"),
  yourCareTeam: "Your care team",
  typing: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} is typing…`
      : names.length === 2
        ? `${names[0]} and ${names[1]} are typing…`
        : "Several people are typing…",

  watchers: (names: readonly string[]) => `Watching: ${names.join(", ")}`,
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
  andMore: (n: number) => `… and ${n} more`,
  showFewer: "Show fewer",
  readByAll: "Read by all",
  readByTeam: "Read by your care team",
  whoRead: "Who has read this",

  // The care team
  notified: "Notified",
  notNotified: "Not notified of messages",
  watching: "Watching",
  hereNow: "Here now",
  unfollow: "Turn off notifications for this patient",
  follow: "Notify me about this patient",
  removeMember: "Remove from conversation",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (who: string) => `Remove from conversation: ${who}`,
  removeAsk: (who: string) => `Remove ${who}?`,
  removeHint: "They leave this conversation and are no longer told of its messages.",
  remove: "Remove",
  notInTeam: "Not in the care team",
  byInvitation: "Invited",
  patientSide: "Patient and family",
  people: "People",
  noTeam: "Nobody is in this care team yet.",
  teamHint: "Reads and answers your messages",
  closeTeam: "Close care team",

  // Writing
  message: "Message",
  placeholder: "Write a message",
  send: "Send",
  note: "Staff-only note",
  notePlaceholder: "Write a staff-only note",
  noteHint: "Only staff see this note, never the patient.",
  sendNote: "Send staff-only note",
  mention: "Mention someone",
  mentionCount: (n: number) =>
    `${plural(n, "person", "people")} to mention. Up and Down move, Enter chooses.`,
  mentionMore: "More people match. Keep typing to narrow the list.",
  mentionReasons: { "mention-no-access": "May not see this patient" } as Partial<Record<RefusalCode, string>>,
  mentionsTooMany: (most: number) => `A message can mention at most ${plural(most, "person", "people")}.`,
  support: "support",
  supportHint: "Invite your practice’s technical support",
  supportAsk: "Invite support?",
  supportSees: (patient: string, topic: string) =>
    `Support will see this message and what follows it, the patient’s name (${patient}) and ID, the topic (${topic}), and who is in the care team. Nothing earlier.`,
  supportFor: (minutes: number | null) =>
    minutes === null
      ? "Their access ends by itself."
      : `Their access ends by itself after ${plural(minutes, "minute", "minutes")}.`,
  invite: "Invite",
  charactersLeft: (n: number, language: string) => {
    const count = new Intl.NumberFormat(language).format(Math.abs(n));
    return `${count} character${Math.abs(n) === 1 ? "" : "s"} ${n >= 0 ? "left" : "too many"}`;
  },
  tooLong: (most: string) =>
    `A message can have at most ${most} characters. Please shorten it or send it in parts.`,

  // Starting a conversation
  startOffline: "You are offline. What you write here is kept; send it when you are back online.",
  patientField: "Patient",
  patientHint: "Search by name or patient ID",
  patientRequired: "Choose a patient.",
  patientNone: "No patient found.",
  patientSearching: "Searching…",
  patientMore: "More patients match. Keep typing to narrow the list.",
  patientCount: (n: number) => plural(n, "patient found", "patients found"),
  patientUnavailable: "There is nobody you can write about here.",
  born: (date: string) => `born ${date}`,
  topic: "Topic",
  topics: ["Medication question", "Test results", "Appointment", "Post-surgery follow-up"],
  topicSuggestions: "Suggested topics",
  sendMessage: "Send message",
  sendingMessage: "Sending…",
  cancel: "Cancel",
};

export type Words = typeof en;
