/**
 * Somebody reads an encrypted conversation from here on. Both sides are told of both sides: the one exception
 * to what the portal hears of staff, because nobody can be asked to trust readers of whom they are not told.
 */
import * as z from "zod/mini";
import { withReader } from "../../../encryption/encryption.ts";
import { Person } from "../../../people/people.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";
import { moved } from "./moved.ts";

const ReaderJoined = z.object({ ...base, type: z.literal("reader-joined"), person: Person });
type ReaderJoined = z.infer<typeof ReaderJoined>;

export const readerJoined = {
  schema: ReaderJoined,
  signed: false,
  apply: (view, { person }) => moved(view, person, withReader),
} as const satisfies EventView<ReaderJoined>;

export const readerJoinedRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<ReaderJoined>,
  counts: false,
} as const satisfies EventRule<ReaderJoined>;
