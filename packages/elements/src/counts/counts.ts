/** Counts in words, in the language in use: the part of the words that the badge needs, which every page loads. */
export { overflow, plural, unread } from "./en.ts";
