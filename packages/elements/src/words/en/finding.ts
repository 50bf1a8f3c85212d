/** The parts of the list, and finding something in it or in a conversation. */
import { count, number } from "./forms.ts";

export const finding = {
  listParts: "Show",
  tabNames: {
    all: "All",
    unread: "Unread",
    read: "Read",
    due: "Due",
    active: "Active",
    archived: "Archived",
  },
  conversationCount: (n: number) => count(n, { one: "# conversation", other: "# conversations" }),
  /** What stands in a part of the list that is empty, while others are not. */
  emptyTab: {
    all: "No conversations here",
    unread: "No unread conversations",
    read: "No read conversations",
    due: "No message is due",
    active: "No active conversations",
    archived: "No archived conversations",
  },
  noConversationsHint: "Write a new message to start one.",
  /** Where patients have one conversation, and none need be started. */
  searchToWrite: "Search for a patient to write to them.",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff: "Conversations of patients whom you look after, and those into which you are called, appear here.",
    portal: "There is nobody you can write about here.",
  },
  searchConversations: "Search conversations",
  clearSearch: "Clear search",
  typeAtLeast: (n: number) =>
    count(n, { one: "Type at least # character", other: "Type at least # characters" }),
  searching: "Searching…",
  foundConversations: (n: number) =>
    count(n, { one: "# conversation found", other: "# conversations found" }),
  foundMore: (n: number) => `${number(n)} conversations found so far`,
  foundPatients: (n: number) => count(n, { one: "# patient found", other: "# patients found" }),
  foundNothing: "Nothing found",
  foundNothingHint: "Check the spelling, or search for other words.",
  searchFailed: "The search did not work.",
  searchRebuilding: "The search is being set up anew: some conversations may still be missing.",
  searchOlder: "Search older messages",
  hits: "Search results",
  patientHits: "Patients",
  conversationHits: "In messages",
  patientHitsMore: "More patients match. Keep typing to narrow the list.",
  findInConversation: "Find in conversation",
  findPrevious: "Previous place",
  findNext: "Next place",
  closeFind: "Close search",
  foundAt: (at: number, all: number) => `${number(at)} of ${number(all)}`,
  foundAtOfMore: (at: number, all: number) => `${number(at)} of more than ${number(all)}`,
};
