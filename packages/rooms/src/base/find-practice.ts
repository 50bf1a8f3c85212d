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
  const age = known?.at == null ? Number.POSITIVE_INFINITY : place.now() - known.at;
  if (known !== undefined && age <= delays.practiceLease) return known.practice;
  if (known !== undefined && (age <= delays.practiceStale || isFailing(place, id))) {
    if (!isFailing(place, id)) (options.behind ?? noted)(ask(place, id).catch(() => {}));
    return known.practice;
  }
  if (!isFailing(place, id)) {
    const asked = ask(place, id);
    (options.behind ?? noted)(asked.catch(() => {}));
    const answer = await within(place, asked, delays.practiceWithin);
    if (answer !== null) return answer.practice;
    practices.failed(id, place.now());
  }
  return known === undefined ? withoutItsRoom(place, id, options) : known.practice;
}

/** What can be said of a practice whose room has never answered here: asked again as soon as it may. */
async function withoutItsRoom({ deployment, now }: Finding, id: string, { kept }: FindOptions) {
  const { practices, delays } = deployment;
  const registered = (await kept?.()) ?? null;
  if (registered === null && !practices.isConfigured(id))
    throw new PracticeUnknown("the practice's room does not answer");
  return practices.note(id, registered ?? nothingPushed, now() - delays.practiceStale).practice;
}

const noted = (): void => {};

/** Asked again only after a rest. */
function isFailing({ deployment, now }: Finding, id: string): boolean {
  const at = deployment.practices.failedAt(id);
  return at !== null && now() - at < deployment.delays.practiceLease;
}

async function ask(place: Finding, id: string): Promise<Known> {
  const { practices } = place.deployment;
  try {
    const { status, body } = await place.call("practice", practiceRoom(id), "internal/registered", {});
    const answer = Registered.safeParse(body);
    if (status !== 200 || !answer.success) throw new Error(`a practice room answered ${status}`);
    practices.answered(id);
    return practices.note(id, answer.data, place.now());
  } catch (error) {
    practices.failed(id, place.now());
    place.log("a practice's room does not answer; what was known last holds", error);
    throw error;
  }
}

/** What is asked, or null where it fails or takes too long. */
function within<T>(place: Finding, asked: Promise<T>, ms: number): Promise<T | null> {
  return new Promise(resolve => {
    asked.then(resolve, () => resolve(null));
    place.later(() => resolve(null), ms);
  });
}
