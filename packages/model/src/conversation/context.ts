/** What a decision is made upon: what was asked for, and what is known of who asks. And what it gives. */

import type { Facts, Target } from "../access/access.ts";
import type { Claim } from "../attachment/attachment.ts";
import type { PersonId } from "../names.ts";
import type { Person, PersonFacts } from "../people/people.ts";
import type { Refusal } from "../refusals/refusals.ts";
import type { Stored } from "./events/events.ts";
import type { WayBack } from "./reading.ts";
import type { ConversationState, Position } from "./state.ts";

/** What decide needs to know besides the state; the room stamps author and time. */
export interface Context {
  readonly facts: Facts;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A new random key of 128 bits: for each event its id, and the salt of its digest. */
  readonly newId: () => string;
  /** Who has the end of the thread on their screen. */
  readonly onScreen?: ReadonlySet<PersonId>;
  /** Facts of those whom a message names, looked up as live as the author's. */
  readonly mentioned?: ReadonlyMap<PersonId, PersonFacts>;
  /** The practice's support, where a message calls it. */
  readonly support?: readonly PersonFacts[];
  /** How far the person's mark goes back, where they mark something as unread; absent where nothing was written. */
  readonly wayBack?: WayBack | undefined;
  /** The message, by its id, that staff sent as a text and send again; absent where there is none that the person sees. */
  readonly text?: string | undefined;
  /** The message that the person asks to be corrected; absent where none that they see is there. */
  readonly said?: (Position & { readonly id: string }) | undefined;
  /** What the rooms of the files say that a message names, or why it cannot name them. */
  readonly files?: ReadonlyMap<string, Claim | Refusal>;
  /** Who speaks for the practice where nobody does. */
  readonly system?: Person;
}

/** The events to store, and the state after them, so that nobody applies them again. */
export interface Decided {
  /** None where what was asked for is so already. */
  readonly events: readonly Stored[];
  /** Null only where nothing was begun. */
  readonly state: ConversationState | null;
}

/** The author as the others see them: for a portal user also how they stand to the patient. */
export function authorOf({ person, patient }: Facts): Person {
  const link = patient.linked.find(({ person: { id } }) => id === person.person.id);
  return link === undefined ? person.person : { ...link.person, relation: link.relation };
}

/** What the access rules ask about a conversation. */
export function targetOf(state: ConversationState, now: number): Target {
  const { policy, lifecycle, recipient, addressee, closed, keys } = state.staff.head;
  const isSuperseded = closed?.reason === "merged";
  const isEncrypted = keys !== undefined;
  return {
    isEncrypted,
    policy,
    lifecycle,
    isSuperseded,
    recipient,
    addressee,
    members: state.staff.members,
    now,
  };
}
