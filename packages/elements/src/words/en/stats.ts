/** Figures. */
import { count, duration, number } from "./forms.ts";

export const stats = {
  figures: "Figures",
  /** The four, each with what it counts. */
  totalConversations: "Total Conversations",
  totalConversationsAbout: "Conversations that you can see, open and closed.",
  unreadMessages: "Unread Messages",
  unreadMessagesAbout:
    "Messages of patients after the last one of staff, in open conversations: they await a response. All staff share this number. It is not what you have not read yourself.",
  uniquePatients: "Unique Patients",
  uniquePatientsAbout: "Patients with an open conversation.",
  totalMessages: "Total Messages",
  totalMessagesAbout: "All messages of these conversations, of patients and staff, with staff-only notes.",
  number: (n: number) => number(n),
  firstResponse: "First response",
  firstResponseAbout:
    "From a patient’s first message that waits to its first answer, in the hours in which the practice is open.",
  resolution: "Resolution",
  resolutionAbout:
    "From the beginning of a conversation, or its reopening, to its closing, in the hours in which the practice is open.",
  target: (ms: number) => `Target: within ${duration(ms)}`,
  noTarget: "No target is set",
  today: "Today",
  lastDays: "Last 30 days",
  /** Beside a time: it is the middle one of all. */
  median: "Median",
  withinTarget: (within: number, all: number) => `${number(within)} of ${number(all)} within target`,
  answersCount: (n: number) => count(n, { one: "# answer", other: "# answers" }),
  closingsCount: (n: number) => count(n, { one: "# closed", other: "# closed" }),
  nothingYet: "None yet",
  chartOf: (what: string) => `${what}, median by day`,
  orMore: (length: string) => `${length} or more`,
  barWithin: "Within target",
  barOver: "Over target",
  barTarget: "Target",
  barMedian: "Median of a day",
  asTable: "Show as table",
  asChart: "Show as chart",
  day: "Day",
  how: "Number",
  within: "Within target",
  byReason: "By reason",
  reason: "Reason",
  reasonKinds: {
    continuous: "Ongoing conversation",
    topic: "Other topics",
    direct: "Direct message",
    "encounter-chat": "Chat with an encounter",
    internal: "Among staff",
  },
  byStaff: "By team member",
  byStaffAbout: "Who answered first.",
  teamMember: "Team member",
  notCounted: "Some conversations are not counted yet.",
  statsFailed: "The figures could not be loaded.",
  statsOld: (time: string) => `These figures are of ${time}; newer ones could not be loaded.`,
};
