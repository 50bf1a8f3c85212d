/** A device that could read was taken off: lost, or put away. */
import * as z from "zod/mini";
import { DeviceId, withoutDevice } from "../../../encryption/encryption.ts";
import { Person } from "../../../people/people.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

/** `person` is whose it was. */
const DeviceLeft = z.object({
  ...base,
  type: z.literal("device-left"),
  device: DeviceId,
  person: Person,
});
type DeviceLeft = z.infer<typeof DeviceLeft>;

export const deviceLeft = {
  schema: DeviceLeft,
  signed: false,
  apply(view, { device }) {
    const { keys } = view.head;
    return keys === undefined ? view : { ...view, head: { ...view.head, keys: withoutDevice(keys, device) } };
  },
} as const satisfies EventView<DeviceLeft>;

export const deviceLeftRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<DeviceLeft>,
  counts: false,
} as const satisfies EventRule<DeviceLeft>;
