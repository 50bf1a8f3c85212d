/** Who can read an encrypted conversation, and what is off in it. */

export const security = {
  whoCanRead: "Who can read",
  readsSince: (at: string) => `Since ${at}`,
  readsHere: "This device",
  readsNameless: "Others who take part",
  readsNowhere: "No device yet",
  recordsKey: "The practice’s records key",
  recordsKeyWhy:
    "The law obliges practices to keep records. With this key the practice can open what was written; each use stands in its record.",
  recordsKeyNamed: (id: string) => `Key ${id}`,
  offHere: "What is off here",
  offHereList: [
    "Staff-only notes",
    "Virus scans of files",
    "Corrections",
    "Text messages",
    "Search on the server",
    "Support",
  ] as readonly string[],
  offHereWhy: "For these the server, or somebody who does not take part, would have to read along.",
  offHereInstead: "This conversation stays encrypted for good. For these, begin another one.",
  startAnother: "Begin another conversation",
  encryptionLimits:
    "It does not protect from who has one of these devices in their hands, or from who serves this page.",
};
