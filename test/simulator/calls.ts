/** Calls from one room to another: what becomes of them under way, and how many there are. */
import { roomLimits } from "@carethread/model";
import { lost, practiceOf } from "./addresses.ts";
import type { Clock } from "./clock.ts";
import type { Faults, TrapPlace } from "./faults.ts";
import type { Life } from "./life.ts";
import type { Place } from "./place.ts";
import type { Random } from "./random.ts";

export interface CallsOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** For what rooms ask of their practice. */
  readonly ofPractice: Random;
  readonly faults: Faults;
  /** How long who calls waits for an answer, in milliseconds. */
  readonly within: number;
  /** Asks the room that is called. */
  readonly ask: (to: Place, path: string, body: unknown) => Promise<Response>;
  readonly reached: (where: TrapPlace, place: Place) => void;
  /** Rooms may begin a new life, since their practice is another one, and know nothing of what they did. */
  readonly isChanging: () => boolean;
  /** A room could not be told in time what its practice's room knows. */
  readonly unheard: (from: Place) => void;
  readonly complain: (why: string) => void;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A call, and the life that makes it. */
interface Call {
  readonly from: Place;
  readonly life: Life;
  readonly to: Place;
  readonly path: string;
  readonly body: unknown;
}

/** What a process asks of a practice's room, which nobody waits for while something is known. */
export const askedOfPractice = "internal/registered";

export class Calls {
  /** By party and path, as often as each was made. */
  readonly made = new Map<string, number>();
  readonly #options: CallsOptions;
  /** Rooms that a tick waits for. */
  readonly #waking = new Map<string, { readonly life: Life; readonly at: number }>();

  constructor(options: CallsOptions) {
    this.#options = options;
  }

  /** It leaves when what was put before it is durable. */
  make(call: Call): Promise<Answer> {
    const { from, life, to, path } = call;
    const isOperators = from.party === "operator" || to.party === "operator";
    if (practiceOf(from) !== practiceOf(to) && !isOperators)
      this.#options.complain(`practices have nothing to do with each other: ${from.name} calls ${to.name}`);
    const name = `${to.party} ${path}`;
    this.made.set(name, (this.made.get(name) ?? 0) + 1);
    const woken = path === "internal/wake" ? `${from.name} ${to.party} ${to.name}` : null;
    if (woken !== null) this.#wakes(from, life, woken);
    life.busy++;
    const heard = path === askedOfPractice ? this.#listen(from) : () => {};
    return new Promise((resolve, reject) => {
      const land = (settle: () => void, status = 0): void => {
        heard(status);
        if (woken !== null) this.#waking.delete(woken);
        if (life.over) return;
        life.busy--;
        settle();
      };
      life.out(() => {
        this.#carry(call).then(
          answer => land(() => resolve(answer), answer.status),
          error => land(() => reject(error)),
        );
      });
    });
  }

  /** Gives what is told how the question ended. */
  #listen(from: Place): (status: number) => void {
    const { clock, unheard } = this.#options;
    let isOpen = true;
    clock.setTimeout(() => {
      if (isOpen) unheard(from);
    }, roomLimits.practiceWithin);
    return status => {
      isOpen = false;
      if (status !== 200) unheard(from);
    };
  }

  /** However many ticks there are at once: a room is woken by one of them, and once. */
  #wakes(from: Place, life: Life, room: string): void {
    const { clock, within, complain, isChanging } = this.#options;
    const before = this.#waking.get(room);
    const isSame = before !== undefined && before.life === life && before.at > from.failedAt;
    if (isSame && clock.now - before.at < within && !isChanging())
      complain(`a tick wakes no room that is being woken: ${room}`);
    this.#waking.set(room, { life, at: clock.now });
  }

  async #carry({ from, life, to, path, body }: Call): Promise<Answer> {
    const { clock, faults, ask, reached, random, ofPractice } = this.#options;
    reached("calling", from);
    if (life.over) throw lost();
    const fault = faults.callFault(to.party, clock.now);
    const draws = path === askedOfPractice ? ofPractice : random;
    await this.#pass(draws, fault === "slow");
    if (fault === "lost") throw lost();
    const response = await ask(to, path, body);
    const answer = { status: response.status, body: await response.json() };
    reached("called", from);
    await this.#pass(draws, fault === "slow");
    if (fault === "answers-lost") throw lost();
    return answer;
  }

  #pass(draws: Random, slowly: boolean): Promise<void> {
    const ms = slowly ? 1_000 + draws.below(14_000) : draws.chance(0.6) ? 1 : draws.below(30);
    return new Promise(resolve => this.#options.clock.setTimeout(resolve, ms));
  }
}
