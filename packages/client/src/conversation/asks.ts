/**
 * Commands that a person waits for, beside the outbox: they are sent once, on this connection, and what is not
 * answered on it is not sent again behind the person's back.
 */
import type { Command, Refused } from "@carethread/model";
import { CareError, type Delays, type Platform, refusedError } from "../base/base.ts";

export interface Asks {
  /** Resolves when the room has done it; rejects with its refusal, or with `network` where no answer came. */
  ask(command: Command): Promise<void>;
  isWaiting(): boolean;
  acked(id: string): void;
  refused(id: string, frame: Pick<Refused, "code" | "params">): void;
  /** The connection is gone. */
  down(): void;
}

export interface AsksOptions {
  readonly platform: Platform;
  readonly delays: Delays;
  /** Says whether the command went out. */
  readonly transmit: (id: string, command: Command) => boolean;
}

export function createAsks({ platform, delays, transmit }: AsksOptions): Asks {
  /** How to answer who waits, by the command's id. */
  const waiting = new Map<string, (error?: CareError) => void>();
  const lost = (): CareError => new CareError("network", { retryable: true, message: "no answer came" });

  return {
    ask: command =>
      new Promise((resolve, reject) => {
        const id = platform.newId();
        const timer = platform.setTimeout(() => waiting.get(id)?.(lost()), delays.ackWithin);
        const settle = (error?: CareError): void => {
          waiting.delete(id);
          platform.clearTimeout(timer);
          if (error === undefined) resolve();
          else reject(error);
        };
        waiting.set(id, settle);
        if (!transmit(id, command)) settle(lost());
      }),
    isWaiting: () => waiting.size > 0,
    acked: id => waiting.get(id)?.(),
    refused: (id, { code, params }) => waiting.get(id)?.(refusedError(code, params)),
    down() {
      for (const settle of [...waiting.values()]) settle(lost());
    },
  };
}
