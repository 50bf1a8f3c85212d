/**
 * What texts may be, and how they are compared and found. It has no code of its own: what imports one thing from here then
 * loads nothing else.
 */
export { annotate, type Range as TextRange, type Segment as TextSegment } from "./annotate.ts";
export { escapeHtml } from "./escape-html.ts";
export { type FoldedPlaces, fold, foldPlaces } from "./fold.ts";
export { type Link as TextLink, linksIn } from "./link-text.ts";
export { beginsWords, matcher } from "./look-up.ts";
export {
  type Excerpt,
  excerptOf,
  type Finder,
  finder,
  findsWord,
  type Mark as TextMark,
  matches,
  maySlip,
} from "./search.ts";
export { type Token, tokensOf } from "./tokens.ts";
export {
  cleanText,
  isWellFormed,
  preview,
  type TextProblem,
  type TitleProblem,
  textProblem,
  titleProblem,
} from "./written.ts";
