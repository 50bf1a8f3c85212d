/** What the person is told of patients who move on the way to being texted: where they want to hear it, each step once. */
import { isToldOfTexting, type PersonSettings, type TextingMove } from "@carethread/model";
import { type Clock, type Ports, type Practice, type PushMoves, stableId } from "../base/base.ts";
import type { Inbox } from "./inbox.ts";
import type { Telling } from "./telling.ts";

/** By patient, the step that was told last. */
const prefix = "moved:";

export interface TextingMovesOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** The person's key. */
  readonly person: string;
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly telling: Telling;
  readonly settings: () => PersonSettings;
  /** Tells the person's devices. */
  readonly show: (move: TextingMove) => void;
}

export class TextingMoves {
  readonly #options: TextingMovesOptions;

  constructor(options: TextingMovesOptions) {
    this.#options = options;
  }

  /** Resolves when it is stored what is to be told, or was before. */
  async take({ patient, moves }: PushMoves): Promise<void> {
    const { ports, practice, person, inbox, clock, telling, settings, show } = this.#options;
    if (!isToldOfTexting(settings(), practice.settings)) return;
    if (telling.tellsHost) await clock.wakeAt("owed", clock.now());
    await inbox.inTurn(async () => {
      const key = prefix + patient;
      const last = (await ports.storage.get<number>(key)) ?? -1;
      // Turned off meanwhile, it is not told.
      const isTold = isToldOfTexting(settings(), practice.settings);
      // From here on without an await, so that what is noted as owed goes with it.
      const fresh = moves
        .filter(({ rev }) => isTold && rev > last)
        .map(step => ({ id: stableId("texting", person, patient, step.rev), patient, ...step }));
      const newest = fresh.at(-1);
      if (newest === undefined) return ports.storage.settled();
      const owed = fresh.map(move => telling.moved(move));
      const { put, remove } = telling.outbox.changes();
      await ports.storage.commit({
        put: Object.assign({ [key]: newest.rev }, ...owed, put),
        remove,
      });
      for (const move of fresh) show(move);
    });
    telling.outbox.soon();
  }

  /** Nothing is remembered of this patient. */
  async forget(patient: string): Promise<void> {
    await this.#options.ports.storage.commit({ remove: [prefix + patient] });
  }
}
