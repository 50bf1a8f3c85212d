/**
 * When this device lets newer ones of readers into what was written before. Of all that could one does so: each waits for a
 * time of its own first, and the others find that nobody lacks anything any more.
 */
import type { SharedKeys } from "@carethread/model";
import { CareError, type Delays, type Platform } from "../base/base.ts";
import { type Share, shareOf } from "./sharing.ts";

export interface LettingIn {
  /** Does so, or waits until it is its turn. Rejects with a CareError. */
  share(what: Share): Promise<void>;
  end(): void;
}

export interface LettingInOptions {
  readonly platform: Pick<Platform, "setTimeout" | "clearTimeout" | "random">;
  readonly delays: Pick<Delays, "shareWithin">;
  /** It is its turn: everything is looked at once more. */
  readonly turn: () => void;
  readonly ask: (command: { readonly type: "share-keys"; readonly shared: SharedKeys }) => Promise<void>;
}

export function createLettingIn({ platform, delays, turn, ask }: LettingInOptions): LettingIn {
  let state: "no" | "waiting" | "now" = "no";
  let timer: unknown = null;

  return {
    async share(what) {
      if (what.lacking.length === 0 && what.title === null) {
        state = "no";
        return;
      }
      if (state === "no") {
        timer = platform.setTimeout(() => {
          state = "now";
          turn();
        }, platform.random() * delays.shareWithin);
        state = "waiting";
      }
      if (state === "waiting") return;
      state = "no";
      const shared = await shareOf(what);
      if (shared === null) return;
      await ask({ type: "share-keys", shared }).catch(error => {
        // Somebody made another key, or was quicker: what comes of it is looked at again.
        if (!(error instanceof CareError) || error.code !== "keys-old") throw error;
      });
    },
    end: () => platform.clearTimeout(timer),
  };
}
