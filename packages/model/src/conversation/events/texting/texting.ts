/** What happens to a conversation by texts. Staff alone hear of it. */
export { TextDelivered, textDelivered, textDeliveredRule } from "./text-delivered.ts";
export { TextingChanged, textingChanged, textingChangedRule } from "./texting-changed.ts";
