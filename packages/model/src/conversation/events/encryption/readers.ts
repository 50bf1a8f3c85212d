/**
 * Somebody reads an encrypted conversation from here on, or no more. Both sides are told of both sides: the one exception
 * to what the portal hears of staff, because nobody can be asked to trust readers of whom they are not told.
 */
import * as z from "zod/mini";
import { type Keyring, withoutReader, withReader } from "../../../encryption/encryption.ts";
import type { PersonId } from "../../../names.ts";
import { Person } from "../../../people/people.ts";
import type { ViewState } from "../../state.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

const ReaderJoined = z.object({ ...base, type: z.literal("reader-joined"), person: Person });
type ReaderJoined = z.infer<typeof ReaderJoined>;

const ReaderLeft = z.object({ ...base, type: z.literal("reader-left"), person: Person });
type ReaderLeft = z.infer<typeof ReaderLeft>;

type Move = (ring: Keyring, person: PersonId) => Keyring;

function moved(view: ViewState, { id }: Person, move: Move): ViewState {
  const { keys } = view.head;
  return keys === undefined ? view : { ...view, head: { ...view.head, keys: move(keys, id) } };
}

export const readerJoined = {
  schema: ReaderJoined,
  signed: false,
  apply: (view, { person }) => moved(view, person, withReader),
} as const satisfies EventView<ReaderJoined>;

export const readerLeft = {
  schema: ReaderLeft,
  signed: false,
  apply: (view, { person }) => moved(view, person, withoutReader),
} as const satisfies EventView<ReaderLeft>;

export const readerJoinedRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<ReaderJoined>,
  counts: false,
} as const satisfies EventRule<ReaderJoined>;

export const readerLeftRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<ReaderLeft>,
  counts: false,
} as const satisfies EventRule<ReaderLeft>;
