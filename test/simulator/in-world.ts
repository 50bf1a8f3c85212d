/** A world with everything under it that a seed decides, from its beginning to its end, and what came of it. */
import { createHash } from "node:crypto";
import type { Work } from "./deployments.ts";
import { Invariants } from "./invariants/invariants.ts";
import { installResponse } from "./response.ts";
import type { Link } from "./socket.ts";
import { installCrypto } from "./tokens.ts";
import { Violation } from "./violation.ts";
import { World } from "./world.ts";

export interface Outcome {
  readonly seed: number;
  /** What was violated, or null. */
  readonly violation: string | null;
  /** What happened, a line each. */
  readonly script: readonly string[];
  /** The step during which it went wrong; the number of steps where it was at rest. */
  readonly step: number;
  /** A print of everything that was said: equal for equal worlds. */
  readonly print: string;
}

export interface InWorldOptions {
  readonly seed: number;
  /** Into how many parts the patients of the first practice are split when it begins; 1 by default. */
  readonly slices?: number;
  /** Whether an operator pushes the first practice, which then does not stand in the environment. */
  readonly isPushed?: boolean;
  /** Which encounters conversations have where they are closed and are work; null, the default, where they are neither. */
  readonly work?: Work | null;
  /** Whether rooms are woken by the platform's alarms alone, and not by the ticks of a cron; false by default. */
  readonly hasAlarms?: boolean;
  /** False for a platform that lets things out before they are durable. */
  readonly gated?: boolean;
  /** Notes every frame too. */
  readonly verbose?: boolean;
  /** Hears each line of the script when it is written. */
  readonly note?: ((line: string) => void) | undefined;
  /** Hears each frame that a room sends. */
  readonly said?: (link: Link, text: string) => void;
}

/** What goes on in a world is given. */
export interface Stage {
  readonly world: World;
  readonly invariants: Invariants;
  /** Runs a check where nothing of the world can catch what it throws. */
  readonly guarded: (check: () => void) => void;
  /** Whether something was violated. */
  isWrong(): boolean;
  /** Says how far it has come. */
  at(step: number): void;
}

export async function inWorld(
  {
    seed,
    slices = 1,
    isPushed = false,
    work = null,
    hasAlarms = false,
    gated = true,
    verbose = false,
    note,
    said,
  }: InWorldOptions,
  goOn: (stage: Stage) => Promise<void>,
): Promise<Outcome> {
  const print = createHash("sha256");
  let wrong: string | null = null;
  let step = -1;
  /** A violation inside a callback is kept until the step is over: nothing of the world may catch it. */
  const guarded = (check: () => void): void => {
    try {
      check();
    } catch (error) {
      wrong ??=
        error instanceof Violation ? error.message : String(error instanceof Error ? error.stack : error);
    }
  };
  const complain = (why: string): void => {
    wrong ??= why;
  };
  const world = await World.create({
    seed,
    slices,
    isPushed,
    work,
    hasAlarms,
    gated,
    heard: (link, text) => guarded(() => invariants.heard(link, text)),
    said: (world, link, text, stored) => {
      print.update(`${world.clock.now} ${link.id} ${text}\n`);
      if (verbose) world.note(`  ${link.party} → ${link.device} ${link.id}: ${text.slice(0, 300)}`);
      said?.(link, text);
      guarded(() => invariants.said(link, text, stored));
    },
    kept: link => guarded(() => invariants.kept(link)),
    answered: (...answered) => guarded(() => invariants.answered(...answered)),
    acked: (_, device, sent) => guarded(() => invariants.acked(device, sent)),
    complain,
    guarded,
    ...(note ? { noted: note } : {}),
  });
  const invariants = new Invariants(world);
  const restore = install(world, complain);
  try {
    await world.begin();
    await goOn({
      ...{ world, invariants, guarded },
      isWrong: () => wrong !== null,
      at: reached => {
        step = reached;
      },
    });
  } catch (error) {
    guarded(() => {
      throw error;
    });
  } finally {
    world.end();
    restore();
  }
  return { seed, violation: wrong, script: world.script, step, print: print.digest("hex").slice(0, 16) };
}

/** Puts the world's time, cryptography and answers under everything; what a client calls an error is one. */
export function install(world: Pick<World, "clock" | "note">, complain: (text: string) => void): () => void {
  const restoreClock = world.clock.install();
  const restoreCrypto = installCrypto();
  const restoreResponse = installResponse();
  const { warn, error } = console;
  console.warn = (...words) => world.note(`warning: ${words.join(" ")}`);
  console.error = (...words) => complain(`a client reports: ${words.map(String).join(" ")}`);
  // A platform would only log it; and whatever should have followed does not.
  const unhandled = (reason: unknown): void =>
    complain(`nobody catches: ${reason instanceof Error ? reason.stack : String(reason)}`);
  process.on("unhandledRejection", unhandled);
  return () => {
    process.off("unhandledRejection", unhandled);
    console.warn = warn;
    console.error = error;
    restoreResponse();
    restoreClock();
    restoreCrypto();
  };
}
