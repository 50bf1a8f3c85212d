/** What comes and goes by texts. */
export { followTexting } from "./follow.ts";
export { TextAgain, textAgain } from "./text-again.ts";
export { textDelivered } from "./text-delivered.ts";
export { texted } from "./texted.ts";
