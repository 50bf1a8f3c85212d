/** One seed: a world, its script of steps, and what came of it. The same seed gives the same each time. */
import { createHash } from "node:crypto";
import { Invariants } from "./invariants/invariants.ts";
import { Random } from "./random.ts";
import { installResponse } from "./response.ts";
import { drawSteps, type Mix, take } from "./steps/steps.ts";
import { installCrypto } from "./tokens.ts";
import { Violation, violated } from "./violation.ts";
import { World } from "./world.ts";

export interface SimulateOptions {
  /** Steps before the world is left to rest. */
  readonly steps?: number;
  /** Another mixture of steps than the seed's own. */
  readonly mix?: Mix;
  /** Of the seed's script only these steps, by their place. */
  readonly only?: readonly number[];
  /** False for a platform that lets things out before they are durable. */
  readonly gated?: boolean;
  /** Notes every frame too. */
  readonly verbose?: boolean;
  /** Hears each line of the script when it is written. */
  readonly note?: (line: string) => void;
}

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

/** How long a healed world may take to come to rest, in milliseconds. */
const restWithin = 240_000;

export async function simulate(seed: number, options: SimulateOptions = {}): Promise<Outcome> {
  const { steps: length = 60, gated = true, only, mix, verbose = false, note } = options;
  const drawn = drawSteps(new Random(seed * 7_919 + 1), length, mix);
  const steps = only === undefined ? drawn : only.flatMap(index => drawn[index] ?? []);
  const print = createHash("sha256");
  let wrong: string | null = null;
  /** A violation inside a callback is kept until the step is over: nothing of the world may catch it. */
  const guarded = (check: () => void): void => {
    try {
      check();
    } catch (error) {
      wrong ??=
        error instanceof Violation ? error.message : String(error instanceof Error ? error.stack : error);
    }
  };
  const world = await World.create({
    seed,
    gated,
    said: (world, link, text, stored) => {
      print.update(`${world.clock.now} ${link.id} ${text}\n`);
      if (verbose) world.note(`  ${link.party} → ${link.device} ${link.id}: ${text.slice(0, 300)}`);
      guarded(() => invariants.said(link, text, stored));
    },
    answered: (device, text) => guarded(() => invariants.answered(device, text)),
    acked: (_, device, sent) => guarded(() => invariants.acked(device, sent)),
    complain: why => {
      wrong ??= why;
    },
    guarded,
    ...(note ? { noted: note } : {}),
  });
  const invariants = new Invariants(world);
  const restore = install(world, text => {
    wrong ??= text;
  });
  let step = -1;
  try {
    await world.begin();
    for (step = 0; step < steps.length && wrong === null; step++) {
      const next = steps[step];
      if (next === undefined) break;
      guarded(() => take(next, world, invariants));
      askAgain(world);
      await world.clock.advance(next.wait);
      guarded(() => invariants.everyStep());
    }
    if (wrong === null) {
      const unrest = await rest(world, invariants);
      // What was seen to be violated meanwhile comes first.
      wrong ??= unrest;
    }
    if (wrong === null) guarded(() => invariants.atRest());
    if (wrong === null) await tickAtRest(world, guarded);
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

/** Heals everything and lets time pass until nothing is owed; says what stays if it does not. */
async function rest(world: World, invariants: Invariants): Promise<string | null> {
  world.note("everything is healed");
  world.faults.heal();
  world.receiver.mode = "well";
  for (const device of world.devices) device.heal();
  const end = world.clock.now + restWithin;
  for (;;) {
    reopen(world, invariants);
    askAgain(world);
    await world.clock.advance(5_000);
    const unrest = invariants.unrest();
    if (unrest === null) return null;
    if (world.clock.now > end) return `does not come to rest: ${unrest}`;
  }
}

/** How long a tick of a practice at rest is looked at, in milliseconds. */
const looked = 8_000;

/** Whoever was owed something knows that it has it, also after the rooms have slept: a tick tells nobody anything. */
async function tickAtRest(world: World, guarded: (check: () => void) => void): Promise<void> {
  const { server, clock } = world;
  guarded(() => checkDebts(world));
  // What time does soon is no debt.
  if (world.due(looked + 2_000) > 0) return;
  for (const place of server.places.values()) server.hibernate(place);
  const before = server.called.get("person internal/row") ?? 0;
  void server.tick();
  await clock.advance(looked);
  const after = server.called.get("person internal/row") ?? 0;
  guarded(() => {
    if (after > before) violated(`at rest a tick tells nobody a row: ${after - before} were told`);
  });
}

/** Every debt is stored as told. */
function checkDebts({ server }: World): void {
  for (const { party, name, disk } of server.places.values()) {
    for (const [key, text] of disk) {
      if (!key.startsWith("owed:")) continue;
      const { due, told } = JSON.parse(text) as { due: number; told: number };
      if (!(told >= due)) violated(`at rest nothing is owed: ${key} of ${party} ${name} is ${text}`);
    }
  }
}

/** What people do when a thread or a page ended although they have the right again; what failed they let go. */
function reopen(world: World, invariants: Invariants): void {
  for (const device of world.devices) {
    for (const [id, { store }] of device.opened) {
      // Facts whose push was lost are asked for again when something happens in the room, and not before.
      if (world.host.isDone && !invariants.mayOpen(device, id)) store.typing();
    }
    if (device.client.$status.get().state === "ended") {
      if (world.host.isDone && world.host.staff.get(device.sub)?.active !== false) device.reload(false);
      continue;
    }
    for (const [id, { store }] of [...device.opened]) {
      for (const { pending } of store.$items.get()) {
        if (pending?.state !== "failed") continue;
        store.discard(pending.id);
        for (const one of world.devices.flatMap(({ sent }) => sent)) {
          if (one.text === pending.text) one.state = "refused";
        }
      }
      if (store.$status.get().state !== "ended" || !world.host.isDone || !invariants.mayOpen(device, id))
        continue;
      device.close(id);
      device.open(id);
    }
  }
}

function askAgain(world: World): void {
  for (const start of world.starts) if (start.state === "again") void world.ask(start);
}

/** Puts the world's time, cryptography and answers under everything; what a client calls an error is one. */
function install(world: World, complain: (text: string) => void): () => void {
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
