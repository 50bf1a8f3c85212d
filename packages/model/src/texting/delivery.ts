/** What became of a message that went out as a text. */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";

/** In this order: what the provider says of an earlier state comes too late. */
const order = ["sent", "delivered", "failed"] as const;

export const DeliveryStatus = /* @__PURE__ */ orElse(z.enum(order), "sent");
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

export const Delivery = /* @__PURE__ */ z.object({
  status: DeliveryStatus,
  /** Why it failed, as the provider numbers it (https://www.twilio.com/docs/api/errors). */
  code: z.optional(z.int()),
});
export type Delivery = z.infer<typeof Delivery>;

/** How far a state is; 0 where nothing is known yet. */
export function deliveryStep(delivery: Delivery | undefined): number {
  return delivery === undefined ? 0 : order.indexOf(delivery.status) + 1;
}
