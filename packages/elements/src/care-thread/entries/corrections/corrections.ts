/** Corrections of a message, as they stand below it, and what the reader can do about them. */
export { correctionStyles } from "./corrections.styles.ts";
export { leftOf } from "./left.ts";
export { type CorrectionDeed, type CorrectionsView, renderCorrections, renderMore } from "./lines.ts";
