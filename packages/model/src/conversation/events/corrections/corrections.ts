/** What happens to corrections of messages. */
export { correctionAnswered, correctionAnsweredRule } from "./correction-answered.ts";
export { correctionAsked, correctionAskedRule } from "./correction-asked.ts";
export { correctionExtended, correctionExtendedRule } from "./correction-extended.ts";
export { correctionWithdrawn, correctionWithdrawnRule } from "./correction-withdrawn.ts";
