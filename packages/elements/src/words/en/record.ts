/** The record: who opened, saw, searched and changed what. */
import { count, number } from "./forms.ts";

export const record = {
  record: "Record",
  recordAbout:
    "Who opened, saw, searched and changed what. Choose a patient, one of the staff, or both; without a choice it shows what was changed in the practice’s settings.",
  recordFailed: "The record could not be loaded.",
  recordStaff: "Staff member",
  recordStaffHint: "Search by name or title",
  recordStaffNone: "Nobody of that name.",
  recordClear: (what: string) => `Clear ${what}`,
  recordWhen: "When",
  recordWho: "Who",
  recordWhat: "What",
  recordOf: "Patient",
  recordOnly: (name: string) => `Only ${name}`,
  recordEmpty: "Nothing stands here.",
  recordOlder: "Show older entries",
  recordCount: (n: number) => count(n, { one: "# entry", other: "# entries" }),
  recordOpened: {
    team: "Opened a conversation, of the care team",
    "patient-side": "Opened a conversation, on the patient’s side",
    searched: "Opened a conversation from outside the care team",
    "notification-user": "Opened a conversation from outside the care team, to be notified",
    invited: "Opened a conversation from outside the care team, invited",
    support: "Opened a conversation, called as support",
    host: "Read a conversation by the practice’s own system",
  },
  recordShown: "Was shown a conversation",
  recordSearched: {
    messages: (hits: number) =>
      `Searched messages: ${count(hits, { one: "# conversation found", other: "# conversations found" })}`,
    patients: (hits: number) =>
      `Searched patients: ${count(hits, { one: "# patient found", other: "# patients found" })}`,
  },
  recordExported: {
    record: "Exported the record",
    messages: "Exported all messages",
    conversation: "Exported a conversation",
  },
  recordMembership: {
    team: {
      added: (name: string) => `Added ${name} to the care team`,
      removed: (name: string) => `Removed ${name} from the care team`,
      changed: (name: string) => `Changed the role of ${name} in the care team`,
    },
    linked: {
      added: (name: string) => `Let ${name} write on the patient’s side`,
      removed: (name: string) => `Let ${name} write on the patient’s side no more`,
      changed: (name: string) => `Changed what ${name} is to the patient`,
    },
    followers: {
      added: (name: string) => `${name} asked to be notified`,
      removed: (name: string) => `${name} is notified no more`,
      changed: (name: string) => `Changed how ${name} is notified`,
    },
  },
  /** Given, and taken. */
  recordRights: {
    permission: {
      on: (name: string) => `Permission given: ${name}`,
      off: (name: string) => `Permission taken: ${name}`,
    },
    restriction: {
      on: (name: string) => `Restricted from: ${name}`,
      off: (name: string) => `No longer restricted from: ${name}`,
    },
    program: {
      on: (name: string) => `Program begun: ${name}`,
      off: (name: string) => `Program ended: ${name}`,
    },
    active: { on: "Is active", off: "Is active no more" },
    support: { on: "Is support", off: "Is support no more" },
    portal: { on: "Enabled for the portal", off: "Not enabled for the portal" },
    withdrawn: { on: "Patient withdrawn", off: "Patient is there again" },
    merged: { on: "Merged into another patient", off: "No longer merged into another patient" },
  },
  recordRightsOf: (name: string, what: string) => `${name}: ${what}`,
  recordHolds: {
    held: (reason: string) => `Held all of the patient’s conversations: ${reason}`,
    lifted: (reason: string) => `Lifted the hold on all of the patient’s conversations: ${reason}`,
  },
  recordHoldsOne: {
    held: (reason: string) => `Held a conversation: ${reason}`,
    lifted: (reason: string) => `Lifted the hold on a conversation: ${reason}`,
  },
  recordPurge: {
    proposed: "Proposed that a conversation goes",
    approved: "Approved that a conversation goes; it is hidden",
    stopped: "A conversation that was to go stays",
    erasing: "A conversation that was hidden is being erased",
  },
  /** A certificate. */
  recordPurged: (messages: number, from: string, to: string, proposed: string, approved: string) =>
    `A conversation of ${count(messages, { one: "# message", other: "# messages" })} from ${from} to ${to} is gone, as ${proposed} proposed and ${approved} approved. Its log without its words is kept.`,
  recordSession: {
    begun: "Signed in to messages",
    idle: "A session ended after nothing was done",
    length: "A session ended by its length",
    ended: "Ended a session",
    "signed-out": "Signed out",
  },
  recordSettings: (names: string) => `Changed settings: ${names}`,
  recordUnsealed: (who: string, reason: string) =>
    `An encrypted conversation was opened with the records key, by ${who}: ${reason}`,
  /** Of an entry that a later version has written. */
  recordUnknown: "Did something that this page does not know",
  recordVerify: "Verify",
  recordVerifying: "Verifying…",
  recordExport: "Export",
  exportPatient: "Export all messages",
  recordExporting: (n: number) => `Exporting: ${count(n, { one: "# entry", other: "# entries" })}…`,
  recordExportDone: (n: number) => count(n, { one: "# entry exported.", other: "# entries exported." }),
  recordWhole: (n: number) => `The record is whole: ${count(n, { one: "# entry", other: "# entries" })}.`,
  recordNothing: "The record has no entries yet.",
  recordLogs: (n: number) =>
    count(n, {
      one: "The log of # conversation is whole, too.",
      other: "The logs of # conversations are whole, too.",
    }),
  recordUnlinked: (n: number) =>
    count(n, {
      one: "# entry was stored before entries were linked, and is not proven.",
      other: "# entries were stored before entries were linked, and are not proven.",
    }),
  recordHeld: (checkpoint: number, when: string, entries: number) =>
    `It agrees with checkpoint ${number(checkpoint)} of ${when}, which your back end holds, up to entry ${number(entries)}.`,
  recordNotHeld: "No checkpoint that your back end holds names it yet.",
  recordFault: (n: number) => `The record is not whole: entry ${number(n)} is not as it was stored.`,
  recordLogFault: (n: number) =>
    `The log of a conversation is not whole: its entry ${number(n)} is not as it was stored.`,
  recordDisagrees: (checkpoint: number, when: string) =>
    `The record does not agree with checkpoint ${number(checkpoint)} of ${when}, which your back end holds: entries were removed or rewritten.`,
};
