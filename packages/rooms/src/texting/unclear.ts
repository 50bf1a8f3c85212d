/**
 * Texts from a number that several patients have: whose they are is not guessed. Staff choose, and it is remembered for the
 * number as long as that patient can write from it.
 */
import type { PatientId, PhoneNumber } from "@carethread/model";
import type { Ports, UnclearText } from "../base/base.ts";
import type { Holder } from "./numbers.ts";

const prefix = "unclear:";
const choicePrefix = "choice:";

type Kept = UnclearText & { readonly number: PhoneNumber };

export class Unclear {
  readonly #texts = new Map<string, Kept>();
  readonly #choices = new Map<PhoneNumber, PatientId>();

  async load({ storage }: Ports): Promise<void> {
    for (const [key, kept] of await storage.list<Kept>({ prefix })) this.#texts.set(key, kept);
    for (const [key, patient] of await storage.list<PatientId>({ prefix: choicePrefix }))
      this.#choices.set(key.slice(choicePrefix.length), patient);
  }

  /** Of several who write from a number the one whose texts they are; null where nobody has said so. */
  chosen(number: PhoneNumber, enabled: readonly Holder[]): PatientId | null {
    const choice = this.#choices.get(number);
    return enabled.find(({ patient }) => patient === choice)?.patient ?? null;
  }

  /** In the order of their coming. */
  of(number: PhoneNumber): UnclearText[] {
    return [...this.#texts.values()]
      .filter(kept => kept.number === number)
      .sort((a, b) => a.at - b.at)
      .map(({ number: _, ...text }) => text);
  }

  /** Keeps one until somebody chooses; gives what to store. */
  keep(number: PhoneNumber, text: UnclearText): Record<string, unknown> {
    const kept: Kept = { ...text, number };
    this.#texts.set(prefix + text.sid, kept);
    return { [prefix + text.sid]: kept };
  }

  /** The texts of the number are this patient's, those that wait and those to come. */
  choose(
    number: PhoneNumber,
    patient: PatientId,
  ): { texts: UnclearText[]; put: Record<string, unknown>; remove: string[] } {
    const texts = this.of(number);
    this.#choices.set(number, patient);
    const remove = texts.map(({ sid }) => prefix + sid);
    for (const key of remove) this.#texts.delete(key);
    return { texts, put: { [choicePrefix + number]: patient }, remove };
  }
}
