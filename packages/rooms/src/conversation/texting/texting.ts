/** What a conversation has to do with texts: what it owes the practice's door for them, and what comes from there. */
export { TextDebt } from "./debt.ts";
export { Texts } from "./texts.ts";
