/** Somebody reads an encrypted conversation no more. */
import * as z from "zod/mini";
import { withoutReader } from "../../../encryption/encryption.ts";
import { Person } from "../../../people/people.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";
import { moved } from "./moved.ts";

const ReaderLeft = z.object({ ...base, type: z.literal("reader-left"), person: Person });
type ReaderLeft = z.infer<typeof ReaderLeft>;

export const readerLeft = {
  schema: ReaderLeft,
  signed: false,
  apply: (view, { person }) => moved(view, person, withoutReader),
} as const satisfies EventView<ReaderLeft>;

export const readerLeftRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<ReaderLeft>,
  counts: false,
} as const satisfies EventRule<ReaderLeft>;
