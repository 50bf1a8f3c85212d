/** A device was given keys of before, which the person to whom it belongs had already. */
import * as z from "zod/mini";
import { SharedKeys, withDevice } from "../../../encryption/encryption.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

export const KeysShared = z.object({ ...base, type: z.literal("keys-shared"), shared: SharedKeys });
export type KeysShared = z.infer<typeof KeysShared>;

export const keysShared = {
  schema: KeysShared,
  signed: false,
  apply(view, { shared }) {
    const { keys } = view.head;
    return keys === undefined ? view : { ...view, head: { ...view.head, keys: withDevice(keys, shared) } };
  },
} as const satisfies EventView<KeysShared>;

export const keysSharedRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<KeysShared>,
  counts: false,
  filters: () => ["keys"],
} as const satisfies EventRule<KeysShared>;
