/** A member of staff's figures, live while somebody shows them. How they are asked for is loaded when somebody first does. */
import type { Figures } from "@carethread/model";
import { atom } from "nanostores";
import { type FiguresStore, put } from "../base/base.ts";
import type { FiguresOptions } from "./figures-options.ts";
import type { Following } from "./following.ts";

export interface SharedFigures {
  acquire(): FiguresStore;
  end(): void;
}

export function createFigures(options: FiguresOptions): SharedFigures {
  const $figures = atom<Figures | null>(null);
  const $state = atom<"loading" | "ready" | "failed">("loading");
  let users = 0;
  let following: Following | null = null;
  /** Rises when nobody follows any more: a part that comes later begins nothing. */
  let round = 0;

  async function begin(): Promise<void> {
    const mine = ++round;
    put($state, $figures.get() === null ? "loading" : "ready");
    const part = await import("./following.ts").catch(() => null);
    if (mine !== round) return;
    if (part === null) put($state, "failed");
    else following = part.followFigures({ ...options, $figures, $state });
  }

  function stop(): void {
    round++;
    following?.end();
    following = null;
  }

  return {
    acquire() {
      let isHeld = true;
      if (users++ === 0) void begin();
      return {
        $figures,
        $state,
        retry() {
          if (following !== null) following.retry();
          else if ($state.get() === "failed") void begin();
        },
        release() {
          if (!isHeld) return;
          isHeld = false;
          if (--users === 0) stop();
        },
      };
    },
    end() {
      stop();
      put($figures, null);
      put($state, "loading");
    },
  };
}
