/** What happens to a conversation by texts. Staff alone hear of it. */
export { TextAgain, textAgain, textAgainRule } from "./text-again.ts";
export { TextDelivered, textDelivered, textDeliveredRule } from "./text-delivered.ts";
export { TextingChanged, textingChanged, textingChangedRule } from "./texting-changed.ts";
