/** Calls between rooms: what is told, and what is asked. Each rejects where the other room is not to be had. */
import { type Party, type Person, PersonFacts, type PersonId, roomName } from "@carethread/model";
import type * as z from "zod/mini";
import { type Identity, Refuse } from "./edge/edge.ts";
import { FactsAnswer, SessionAnswer, Spent } from "./internal.ts";
import type { Ports } from "./ports.ts";

/** Tells another room something. */
export async function tell(
  ports: Ports,
  party: Party,
  room: string,
  path: string,
  body: unknown,
): Promise<void> {
  const { status } = await ports.call(party, room, path, body);
  if (status !== 200) throw new Error(`a ${party} room answered ${status}`);
}

/** Asks another room something; the answer is checked, for a deployment may run two versions. */
export async function ask<T>(
  ports: Ports,
  party: Party,
  room: string,
  path: string,
  body: unknown,
  answer: z.ZodMiniType<T>,
): Promise<T> {
  const { status, body: said } = await ports.call(party, room, path, body);
  const parsed = answer.safeParse(said);
  if (status !== 200 || !parsed.success) throw new Error(`a ${party} room answered ${status}`);
  return parsed.data;
}

/** What a person's room knows of them; with `more.subscriber`, changes are told to that room for a while. */
export function askFacts(
  ports: Ports,
  practice: string,
  person: Person,
  more: object = {},
): Promise<PersonFacts> {
  return ask(
    ports,
    "person",
    roomName(practice, person.id),
    "internal/facts",
    { person, ...more },
    PersonFacts,
  );
}

/**
 * Counts in a person's own room what they make others' rooms do, over all rooms that they use. Throws a Refuse where
 * it is too much.
 */
export async function spend(
  ports: Ports,
  practice: string,
  person: PersonId,
  what: { readonly named?: number; readonly lists?: number; readonly files?: number },
): Promise<void> {
  const { wait } = await ask(ports, "person", roomName(practice, person), "internal/spend", what, Spent);
  if (wait > 0) throw new Refuse("too-fast", { retryAfter: wait });
}

/** As `askFacts`, of somebody in a session, which may be over. */
export function askFactsIn(
  ports: Ports,
  practice: string,
  person: Person,
  more: { readonly sid?: string; readonly subscriber?: object },
): Promise<FactsAnswer> {
  const room = roomName(practice, person.id);
  return ask(ports, "person", room, "internal/facts", { person, ...more }, FactsAnswer);
}

/**
 * Asks of who sends requests whether the session has ended that they come from; throws a Refuse where it has. Relied on
 * for a moment, in which many parts of a file can come.
 */
export function askSessions(ports: Ports, practice: string): (identity: Identity) => Promise<void> {
  const known = new Map<string, number>();
  return async ({ person, sid }) => {
    if (sid === null) return;
    const key = `${person.id} ${sid}`;
    const now = ports.now();
    if ((known.get(key) ?? Number.NEGATIVE_INFINITY) > now) return;
    for (const [other, until] of known) if (until <= now) known.delete(other);
    const room = roomName(practice, person.id);
    const { over } = await ask(ports, "person", room, "internal/session", { person, sid }, SessionAnswer);
    if (over) throw new Refuse("session-ended");
    known.set(key, now + ports.deployment.delays.sessionLease);
  };
}
