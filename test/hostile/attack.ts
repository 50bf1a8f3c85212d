/** A run of hostile input from one seed. In between, honest people write to each other and notice nothing. */
import assert from "node:assert/strict";
import { Chance } from "./chance.ts";
import { Seats } from "./frames.ts";
import { hostileRequest } from "./requests.ts";
import { secret, type Target } from "./targets.ts";

export interface Tally {
  readonly frames: number;
  readonly hellos: number;
  readonly requests: number;
  /** Requests by status. */
  readonly statuses: Readonly<Record<number, number>>;
}

/** Throws with the seed and the input where one of `count` inputs is not answered as it must be. */
export async function attack(target: Target, seed: number, count: number): Promise<Tally> {
  const chance = new Chance(seed);
  const seats = new Seats(target);
  const tally = { frames: 0, hellos: 0, requests: 0, statuses: {} as Record<number, number> };
  const { world, conversation } = target;
  const nurse = await world.join("staff", "kim", conversation);
  const patient = await world.join("portal", "rosa", conversation);
  await Promise.all([nurse.next("welcome"), patient.next("welcome")]);
  for (let step = 0; step < count; step++) {
    let input = "";
    const told = (what: string): void => {
      input = what;
    };
    try {
      const kind = chance.below(10);
      if (kind < 5) {
        tally.frames++;
        await seats.welcomed(chance, told);
      } else if (kind < 7) {
        tally.hellos++;
        await seats.stranger(chance, told);
      } else {
        tally.requests++;
        const status = await hostileRequest(target, chance, told);
        tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
      }
      if (step % 250 === 0) {
        input = "honest people";
        // A long run outlives a token, as a long day does.
        nurse.send({ type: "auth", token: await world.practice.token("staff", "kim") });
        patient.send({ type: "auth", token: await world.practice.token("portal", "rosa") });
        const text = `honest ${step}`;
        nurse.send(world.message(text));
        const arrived = (frame: unknown): boolean => JSON.stringify(frame).includes(text);
        await Promise.all([nurse.next("ack"), patient.next(arrived)]);
        const size = (texts: readonly string[]): number =>
          texts.reduce((sum, { length }) => sum + 3 * length, 1);
        for (const socket of [nurse, patient]) socket.send({ type: "got", bytes: size(socket.texts) });
      }
    } catch (error) {
      const { message } = error as Error;
      throw new Error(`seed ${seed}, step ${step}: ${message}\n  ${input}`, { cause: error });
    }
  }
  assert.ok(!patient.texts.some(text => text.includes(secret)), "the patient was sent a note");
  seats.close();
  nurse.close();
  patient.close();
  return tally;
}
