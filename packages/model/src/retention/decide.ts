/**
 * What becomes of holds and of conversations that are to go, as a pure machine of the patient's room:
 * `kept → proposed → hiding → erasing → gone`. Two persons order it. A hold beats all that comes before `erasing`, and what
 * it finds hidden is shown again.
 */
import { type Refusal, refusal } from "../refusals/refusals.ts";
import { goesAt, type RetentionRule } from "./rule.ts";
import type { Certificate, Deed, Hold, Kept, Purge, RetentionSaid } from "./shapes.ts";

export interface Retention {
  readonly holds: readonly Hold[];
  /** By the keys of their conversations; what is not there is kept. */
  readonly purges: Readonly<Record<string, Purge>>;
}

/** What follows: the state from here on, and what the record says of it. */
export interface Retained {
  readonly state: Retention;
  readonly said: readonly RetentionSaid[];
}

export const nothingRetained: Retention = { holds: [], purges: {} };

/** By which something is due, as of now. */
export interface Due {
  /** Null where the practice lets go of nothing. */
  readonly rule: RetentionRule | null;
  readonly birthDate: string | undefined;
  readonly now: number;
}

/** Whether a hold is on a conversation. */
export function isHeld({ holds }: Retention, conversation: string): boolean {
  return holds.some(hold => hold.conversation === undefined || hold.conversation === conversation);
}

/** Why a conversation may not go; null where it may. */
function keptBy(
  state: Retention,
  conversation: string,
  { last }: Pick<Kept, "last">,
  { rule, birthDate, now }: Due,
): Refusal | null {
  if (isHeld(state, conversation)) return refusal("retention-held");
  if (rule === null) return refusal("retention-off");
  const goes = goesAt(last, birthDate, rule);
  return goes > now ? refusal("retention-not-due", { goes }) : null;
}

const isOver = (purge: Purge | undefined): boolean => purge?.phase === "erasing" || purge?.phase === "gone";

function goneRefusal(purge: Purge | undefined): Refusal {
  const entry = purge?.gone?.entry;
  return refusal("retention-gone", entry === undefined ? {} : { entry });
}

const withPurge = (state: Retention, purge: Purge): Retention => ({
  ...state,
  purges: { ...state.purges, [purge.conversation]: purge },
});

function without(state: Retention, conversation: string): Retention {
  const { [conversation]: _, ...purges } = state.purges;
  return { ...state, purges };
}

const same = (state: Retention): Retained => ({ state, said: [] });

/** Takes back what was ordered of a conversation, as far as it can be. */
function stopped(state: Retention, purge: Purge): Retained {
  const { conversation, phase, rev } = purge;
  if (phase !== "proposed" && phase !== "hiding") return same(state);
  const next =
    phase === "hiding"
      ? withPurge(state, { ...purge, phase: "showing", rev: rev + 1 })
      : without(state, conversation);
  return { state: next, said: [{ type: "purge", step: "stopped", conversation }] };
}

/** Of all that is held, what was on its way stays. */
function stoppedByHolds(state: Retention): Retained {
  let next = same(state);
  for (const purge of Object.values(state.purges)) {
    if (!isHeld(state, purge.conversation)) continue;
    const after = stopped(next.state, purge);
    next = { state: after.state, said: [...next.said, ...after.said] };
  }
  return next;
}

/** The same hold that comes twice is one. What is being erased, or gone, cannot be held; its certificate says so. */
export function hold(state: Retention, asked: Hold): Retained | Refusal {
  const { id, conversation, reason } = asked;
  if (state.holds.some(each => each.id === id)) return same(state);
  const purge = conversation === undefined ? undefined : state.purges[conversation];
  if (isOver(purge)) return goneRefusal(purge);
  const { state: next, said } = stoppedByHolds({ ...state, holds: [...state.holds, asked] });
  const on = conversation === undefined ? {} : { conversation };
  return { state: next, said: [{ type: "held", hold: id, ...on, reason }, ...said] };
}

export function lift(state: Retention, id: string, reason: string): Retained {
  const held = state.holds.find(each => each.id === id);
  if (held === undefined) return same(state);
  const holds = state.holds.filter(each => each !== held);
  const on = held.conversation === undefined ? {} : { conversation: held.conversation };
  return { state: { ...state, holds }, said: [{ type: "lifted", hold: id, ...on, reason }] };
}

/** `rev` is the last order that the conversation's room has heard of. */
export function propose(
  state: Retention,
  { conversation, kept, rev, proposed }: { conversation: string; kept: Kept; rev: number; proposed: Deed },
  due: Due,
): Retained | Refusal {
  const known = state.purges[conversation];
  if (isOver(known)) return goneRefusal(known);
  if (known?.phase === "proposed" || known?.phase === "hiding") return same(state);
  // It is soon shown again; until then nothing else is ordered of it.
  if (known?.phase === "showing") return refusal("server-error");
  const denied = keptBy(state, conversation, kept, due);
  if (denied !== null) return denied;
  const purge: Purge = {
    ...{ conversation, phase: "proposed", kept, proposed, rev },
  };
  return {
    state: withPurge(state, purge),
    said: [{ type: "purge", step: "proposed", conversation }],
  };
}

/** By another one than who proposed it. `kept` is what the conversation says of itself by now. */
export function approve(
  state: Retention,
  { conversation, kept, approved }: { conversation: string; kept: Kept; approved: Deed },
  due: Due,
): Retained | Refusal {
  const known = state.purges[conversation];
  if (isOver(known)) return goneRefusal(known);
  if (known?.phase === "hiding") return same(state);
  if (known?.phase !== "proposed") return refusal("retention-not-proposed");
  if (known.proposed.by.id === approved.by.id) return refusal("retention-same-person");
  const denied = keptBy(state, conversation, kept, due);
  if (denied !== null) return denied;
  const purge: Purge = { ...known, phase: "hiding", rev: known.rev + 1, kept, approved };
  return {
    state: withPurge(state, purge),
    said: [{ type: "purge", step: "approved", conversation }],
  };
}

/** Somebody takes a proposal back, or what is not yet hidden everywhere. */
export function stop(state: Retention, conversation: string): Retained | Refusal {
  const known = state.purges[conversation];
  if (isOver(known)) return goneRefusal(known);
  return known === undefined ? same(state) : stopped(state, known);
}

/**
 * Its room says that nobody is shown anything of it any more: it goes on to be erased where it is still due, also by what was
 * written since somebody agreed, and else is shown again.
 */
export function hidden(
  state: Retention,
  { conversation, rev, kept }: { conversation: string; rev: number; kept: Kept },
  due: Due,
): Retained {
  const known = state.purges[conversation];
  if (known?.phase !== "hiding" || known.rev !== rev) return same(state);
  const purge: Purge = { ...known, kept };
  if (keptBy(state, conversation, kept, due) !== null) return stopped(withPurge(state, purge), purge);
  return {
    state: withPurge(state, { ...purge, phase: "erasing", rev: rev + 1 }),
    said: [{ type: "purge", step: "erasing", conversation }],
  };
}

/** Its room says that it is shown again. */
export function shown(state: Retention, conversation: string, rev: number): Retained {
  const known = state.purges[conversation];
  if (known?.phase !== "showing" || known.rev !== rev) return same(state);
  return same(without(state, conversation));
}

/** Its room says that no word is left; `gone` is when, and the number of the record's entry that will say so. */
export function erased(
  state: Retention,
  conversation: string,
  gone: NonNullable<Purge["gone"]>,
  rule: RetentionRule | null,
): Retained {
  const known = state.purges[conversation];
  if (known === undefined || known.phase === "gone") return same(state);
  const { kept, proposed, approved = proposed } = known;
  const certificate: Certificate = {
    ...{ conversation, kept, proposed, approved },
    ...(rule === null ? {} : { rule }),
  };
  const holds = state.holds.filter(each => each.conversation !== conversation);
  return {
    state: withPurge({ ...state, holds }, { ...known, phase: "gone", gone }),
    said: [{ type: "purged", certificate }],
  };
}

/** What another patient brings, who is the same as this one: whatever of both is held stays. */
export function adopted(state: Retention, brought: Retention): Retained {
  const holds = [
    ...state.holds,
    ...brought.holds.filter(({ id }) => !state.holds.some(each => each.id === id)),
  ];
  return stoppedByHolds({ holds, purges: { ...brought.purges, ...state.purges } });
}

/** What stands of these conversations, and what is held of all; the rest. */
export function handedOver(state: Retention, conversations: readonly string[]): Retention {
  const purges = Object.fromEntries(
    Object.entries(state.purges).filter(([key]) => conversations.includes(key)),
  );
  const holds = state.holds.filter(
    ({ conversation }) => conversation === undefined || conversations.includes(conversation),
  );
  return { holds, purges };
}
