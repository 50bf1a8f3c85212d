/** The first event of every log: what the conversation is, with its policy as it was on that day. */
import * as z from "zod/mini";
import { Key } from "../../names.ts";
import { PatientCard, Person, Regarding } from "../../people/people.ts";
import { Kind, Policy } from "../../practice/practice.ts";
import type { ViewState } from "../state.ts";
import { base, type EventRule, type EventView, type Seen, unsigned } from "./base.ts";

export const Created = z.object({
  ...base,
  type: z.literal("created"),
  conversation: Key,
  patient: PatientCard,
  kind: Kind,
  policy: Policy,
  title: z.string(),
  /** Whom it is addressed to, where it has one recipient. */
  recipient: z.optional(Key),
  /** That one as they were called on that day: who writes to somebody knows to whom. */
  to: z.optional(Person),
  /** The one portal user who takes part, where it has one recipient. */
  addressee: z.optional(Key),
  /** The episode of care that it is about, where somebody said so. */
  regarding: z.optional(Regarding),
});
export type Created = z.infer<typeof Created>;

/** The view that a log begins with. */
export function begin(event: Seen<Created>): ViewState {
  const { conversation, patient, kind, policy, title, recipient, to, addressee, regarding, at, id, pos } =
    event;
  return {
    head: {
      id: conversation,
      patient,
      kind,
      policy,
      title,
      lifecycle: "open",
      createdAt: at,
      pos,
      lastId: id,
      lastAt: at,
      messages: 0,
      last: null,
      awaiting: false,
      ...(recipient === undefined ? {} : { recipient }),
      ...(to === undefined ? {} : { to }),
      ...(addressee === undefined ? {} : { addressee }),
      ...(regarding === undefined ? {} : { regarding }),
    },
    members: {},
  };
}

export const created = {
  schema: Created,
  signed: false,
  apply() {
    throw new Error('a log has one "created"');
  },
} as const satisfies EventView<Created>;

export const createdRule = {
  isForEveryone: (_, policy) => policy.audience !== "staff",
  shownTo: unsigned<Created>,
  counts: false,
} as const satisfies EventRule<Created>;
