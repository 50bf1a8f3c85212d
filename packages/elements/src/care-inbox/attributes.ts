/** The values of the list's attributes, spelt out so that its description says them. */

/** `count`: how many; `exclamation`: a red "!"; the others a dot. Each has its words for screen readers. */
export type UnreadMark = "count" | "dot" | "red-dot" | "blue-dot" | "pulsing-dot" | "exclamation";

/** The parts of a list. */
export type ListTab = "all" | "unread" | "read" | "due" | "active" | "archived";
