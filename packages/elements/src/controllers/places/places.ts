export { HeldOrder } from "./held-order.ts";
export { KeptPlace } from "./kept-place.ts";
