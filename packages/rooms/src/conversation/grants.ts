/**
 * The end of grants, as support has one: the right ends by the clock alone, and here the conversation is told so.
 * While the room is awake a timer does it in time; a room that sleeps is woken by the due table.
 */
import { decide, type Facts, nextExpiry } from "@carethread/model";
import { type Due, type Ports, type Practice, systemFacts } from "../base/base.ts";
import type { Keeper } from "./keeper.ts";

/** The longest wait of a platform's timer. */
const longest = 2 ** 31 - 1;

export class Grants {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #keeper: Keeper;
  readonly #due: Due;
  readonly #refresh: () => Promise<void>;
  /** What the timer was set for. */
  #waitsFor: number | null = null;

  /** `refresh` is called before anybody is told of an end: some may have lost their right meanwhile. */
  constructor(ports: Ports, practice: Practice, keeper: Keeper, due: Due, refresh: () => Promise<void>) {
    this.#ports = ports;
    this.#practice = practice;
    this.#keeper = keeper;
    this.#due = due;
    this.#refresh = refresh;
  }

  /** When the next grant ends, milliseconds since 1970. */
  nextEnd(): number | null {
    const { state } = this.#keeper;
    return state === null ? null : nextExpiry(state);
  }

  /** Ends those whose time is over. */
  async expire(): Promise<void> {
    const { patient } = this.#keeper;
    if (patient === null || !this.#isOver()) return;
    await this.#due.enter();
    await this.#refresh();
    const facts: Facts = {
      person: await systemFacts(this.#practice.id),
      patient,
      settings: this.#practice.settings,
    };
    const { newId } = this.#ports;
    const decided = decide(this.#keeper.state, { facts, now: this.#ports.now(), newId }, { type: "expire" });
    if ("refused" in decided) throw new Error(`an end was refused: ${decided.refused}`);
    if (decided.events.length > 0) await this.#keeper.store(decided.events);
  }

  /** As `expire`, where the end itself is enough for now: that it is told may wait until it can be stored. */
  async tryExpire(): Promise<void> {
    await this.expire().catch(error => this.#ports.log("main: an end of a grant was not stored", error));
  }

  /** Called whenever members may have changed. */
  awaitEnd(): void {
    const at = this.nextEnd();
    if (at === this.#waitsFor) return;
    this.#waitsFor = at;
    if (at === null) return;
    const end = (): void => {
      if (this.#waitsFor !== at) return;
      this.#waitsFor = null;
      void this.tryExpire().then(() => this.#isOver() || this.awaitEnd());
    };
    this.#ports.later(end, Math.min(longest, Math.max(0, at - this.#ports.now())));
  }

  #isOver(): boolean {
    return (this.nextEnd() ?? Number.POSITIVE_INFINITY) <= this.#ports.now();
  }
}
