/** A new key, by which all is sealed from here on. */
import * as z from "zod/mini";
import { EpochKeys, withEpoch } from "../../../encryption/encryption.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

export const KeysChanged = z.object({ ...base, type: z.literal("keys-changed"), keys: EpochKeys });
export type KeysChanged = z.infer<typeof KeysChanged>;

export const keysChanged = {
  schema: KeysChanged,
  signed: false,
  apply: (view, { keys }) => ({ ...view, head: { ...view.head, keys: withEpoch(view.head.keys, keys) } }),
} as const satisfies EventView<KeysChanged>;

export const keysChangedRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<KeysChanged>,
  counts: false,
  filters: () => ["keys"],
} as const satisfies EventRule<KeysChanged>;
