/** Figures under way: asked for at once, a pause after something changed, and now and then, because others' work counts too. */
import { Figures } from "@carethread/model";
import type { WritableAtom } from "nanostores";
import { CareError, put } from "../base/base.ts";
import type { FiguresOptions } from "./figures-options.ts";

export interface Following {
  retry(): void;
  end(): void;
}

export interface FollowingOptions extends FiguresOptions {
  readonly $figures: WritableAtom<Figures | null>;
  readonly $state: WritableAtom<"loading" | "ready" | "failed">;
}

export function followFigures({
  session: { platform, delays, addresses },
  http,
  connection,
  person,
  changed,
  $figures,
  $state,
}: FollowingOptions): Following {
  let timer: unknown = null;
  /** When the timer is over, by the platform's clock. */
  let due = Number.POSITIVE_INFINITY;
  let isAsking = false;
  let isOver = false;
  let wasVisible = platform.isVisible();

  /** Asks in so long, unless it is about to ask earlier. */
  function askIn(wait: number): void {
    const at = platform.now() + wait;
    if (isOver || isAsking || at >= due) return;
    platform.clearTimeout(timer);
    due = at;
    timer = platform.setTimeout(() => {
      due = Number.POSITIVE_INFINITY;
      void ask();
    }, wait);
  }

  async function ask(): Promise<void> {
    const id = person();
    // The next welcome, or who looks again, asks.
    if (id === undefined || isAsking || !platform.isVisible()) return;
    isAsking = true;
    let wait = delays.figuresEvery;
    try {
      const figures = await (await http()).ask(`${addresses.path("person", id)}/figures`, Figures, {
        json: {},
      });
      if (isOver) return;
      put($figures, figures);
      put($state, "ready");
      if (figures.rebuilding) wait = delays.figuresAfter;
    } catch (error) {
      if (isOver) return;
      if (error instanceof CareError && error.code === "not-found") put($figures, null);
      put($state, "failed");
    } finally {
      isAsking = false;
    }
    if (!isOver) askIn(wait);
  }

  const stops = [
    changed(() => askIn(delays.figuresAfter)),
    connection.$status.listen(({ state }) => {
      if (state === "live") askIn(0);
    }),
    platform.watch(() => {
      const isVisible = platform.isVisible();
      if (isVisible && !wasVisible) askIn(0);
      wasVisible = isVisible;
    }),
  ];
  askIn(0);

  return {
    retry() {
      put($state, "loading");
      askIn(0);
    },
    end() {
      isOver = true;
      platform.clearTimeout(timer);
      for (const stop of stops) stop();
    },
  };
}
