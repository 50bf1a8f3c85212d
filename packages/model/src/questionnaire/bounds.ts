/**
 * Bounds of questionnaires, apart from limits.ts so that no page loads them that shows none. Lengths are UTF-16 code
 * units, sizes bytes of UTF-8 as JSON.
 */
export const bounds = {
  id: 64,
  linkId: 255,
  /** An address, a code, or a version. */
  address: 1_000,
  /** The text of an item, or of an option. */
  words: 4_000,
  /** One answer. */
  answer: 16_000,
  /** Items, with those inside others; and how deep these stand. */
  items: 500,
  depth: 8,
  /** Options of one question, and so the answers to it. */
  options: 500,
  /** Conditions of one item. */
  conditions: 50,
  /** A whole questionnaire, as it is stored as one value. */
  size: 96 * 1024,
  /** Questionnaires of a practice that can be answered. */
  active: 100,
  /** A `QuestionnaireResponse`: with its message it must fit one stored value of 128 KiB. */
  response: 64 * 1024,
} as const;
