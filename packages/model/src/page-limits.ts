/**
 * The bounds that a badge or a list needs too, apart from limits.ts: no bundler takes single members out of an object, and
 * every page of a host would load them all.
 */
export const pageLimits = {
  /** A message after trimming, in UTF-16 code units. */
  messageLength: 16_000,
  /** Persons named in one message. */
  mentions: 20,
  /** A conversation's title, in UTF-16 code units. */
  titleLength: 200,
  /** Statuses that are kept of an encounter. */
  encounterHistory: 200,
  /** A person's or patient's display name, in UTF-16 code units. */
  nameLength: 200,
  /** What is said when a task is handed over, in UTF-16 code units. */
  taskNoteLength: 1_000,
  /** What is said where a correction is asked for, answered or put later, in UTF-16 code units each. */
  correctionLength: 4_000,
  /** Tasks in one page of a list of them. */
  pageTasks: 50,
  /** What somebody searches for, in UTF-16 code units. */
  searchLength: 200,
  /** A host's session id, in UTF-16 code units. */
  sessionLength: 200,
  /** The part of a message that an inbox row shows, in UTF-16 code units. */
  previewLength: 140,
  /** A client confirms with `got` whenever it has received this much. */
  confirmEvery: 64 * 1024,
} as const;
