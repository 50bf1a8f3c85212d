/**
 * Finds a practice: in the environment, by what its own room was pushed, or by what this room last used of it. Nobody
 * waits for the practice's room while there is something lately known to go on with.
 */
import { parseRoomName, practiceRoom } from "@carethread/model";
import type { Surroundings } from "./ports.ts";
import { type Known, nothingPushed, type Practice, Registered } from "./practices/practices.ts";

export type Finding = Pick<Surroundings, "party" | "name" | "deployment" | "now" | "later" | "call" | "log">;

export interface FindOptions {
  /** What this room itself last used of the practice. */
  readonly kept?: () => Promise<Registered | null>;
  /** Keeps a question alive that nobody waits for; a room needs nothing for that. */
  readonly behind?: (work: Promise<unknown>) => void;
}

/** It cannot be said now whether there is such a practice. */
export class PracticeUnknown extends Error {
  override readonly name = "PracticeUnknown";
}

/** Null where there is no such practice. Throws a PracticeUnknown where that cannot be said. */
export async function findPractice(place: Finding, options: FindOptions = {}): Promise<Practice | null> {
  const id = parseRoomName(place.party, place.name)?.practice;
  const { practices, delays } = place.deployment;
  if (id === undefined || !practices.isPossible(id)) return null;
  const known = practices.get(id);
  const age = known?.at == null ? null : place.now() - known.at;
  if (known !== undefined && age !== null) {
    const isFresh = age <= delays.practiceLease;
    if (isFresh || rests(place, id)) return known.practice;
    if (age <= delays.practiceStale) {
      const asked = ask(place, id);
      options.behind?.(asked);
      return known.practice;
    }
  }
  const answer = rests(place, id) ? null : await ask(place, id);
  if (answer !== null) return answer.practice;
  return known !== undefined && age !== null ? known.practice : withoutItsRoom(place, id, options);
}

/** What can be said of a practice whose room has never answered here: asked again as soon as it may. */
async function withoutItsRoom({ deployment, now }: Finding, id: string, { kept }: FindOptions) {
  const { practices, delays } = deployment;
  const registered = (await kept?.()) ?? null;
  if (registered === null && !practices.isConfigured(id))
    throw new PracticeUnknown("the practice's room does not answer");
  return practices.note(id, registered ?? nothingPushed, now() - delays.practiceStale).practice;
}

/** Whether its room is not to be asked now: it was a moment ago, or it failed to answer lately. */
function rests({ deployment, now }: Finding, id: string): boolean {
  const until = deployment.practices.restsUntil(id);
  return until !== null && now() < until;
}

/** Asks the practice's own room; null where that fails or takes too long. */
async function ask(place: Finding, id: string): Promise<Known | null> {
  const { practices, delays } = place.deployment;
  // Whoever else comes meanwhile goes on with what is known.
  if (practices.get(id)?.at != null) practices.rest(id, place.now() + delays.practiceWithin);
  try {
    const asked = place.call("practice", practiceRoom(id), "internal/registered", {});
    const { status, body } = await within(place, asked, delays.practiceWithin);
    const answer = Registered.safeParse(body);
    if (status !== 200 || !answer.success) throw new Error(`a practice room answered ${status}`);
    practices.rest(id, null);
    return practices.note(id, answer.data, place.now());
  } catch (error) {
    practices.rest(id, place.now() + delays.practiceLease);
    place.log("a practice's room does not answer; what was known last holds", error);
    return null;
  }
}

function within<T>(place: Finding, asked: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.then(resolve, reject);
    place.later(() => reject(new Error("no answer in time")), ms);
  });
}
