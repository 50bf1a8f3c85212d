/** The numbers of the messages that this device seals for one conversation: each has the next one, and none is left out. */
import type { Keeper, KeptScope } from "./device/device.ts";

export interface Numbers {
  /** The next one, kept before anything is sent by it: another tab of this device takes the one behind it. */
  take(scope: string): Promise<number>;
  /** What had it went nowhere. */
  giveBack(scope: string, n: number): Promise<void>;
}

export interface NumbersOptions {
  readonly keeper: Pick<Keeper, "change">;
  /** What is kept of the conversation, with all that its log says by now. */
  readonly keptOf: (old: KeptScope | undefined) => KeptScope;
}

export function createNumbers({ keeper, keptOf }: NumbersOptions): Numbers {
  return {
    async take(scope) {
      const { n } = await keeper.change(scope, old => {
        const next = keptOf(old);
        return { ...next, n: next.n + 1 };
      });
      return n;
    },
    async giveBack(scope, n) {
      await keeper.change(scope, old => withFree(keptOf(old), n));
    },
  };
}

/** What is kept where a number went nowhere: it is the next one's, unless a later one is on its way. */
function withFree(kept: KeptScope, number: number): KeptScope {
  const free = new Set([...(kept.free ?? []), number]);
  let { n } = kept;
  while (free.delete(n)) n--;
  return { ...kept, n, free: [...free] };
}
