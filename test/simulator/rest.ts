/** How a world comes to rest, and what must hold of its debts then. */
import type { Invariants } from "./invariants/invariants.ts";
import { firstOwed } from "./owed.ts";
import { violated } from "./violation.ts";
import type { World } from "./world.ts";

/** How long a healed world may take to come to rest, in milliseconds. */
const restWithin = 240_000;

/** Heals everything and lets time pass until nothing is owed; says what stays if it does not. */
export async function rest(world: World, invariants: Invariants): Promise<string | null> {
  world.note("everything is healed");
  world.faults.heal();
  world.receiver.mode = "well";
  for (const device of world.devices) device.heal();
  for (const device of world.neighbor?.devices ?? []) device.heal();
  world.registration?.serve();
  void world.slices.mend();
  const end = world.clock.now + restWithin;
  for (;;) {
    reopen(world, invariants);
    askAgain(world);
    world.neighbor?.goOn();
    await world.clock.advance(5_000);
    const unrest = invariants.unrest();
    if (unrest === null) return null;
    if (world.clock.now > end) return `does not come to rest: ${unrest}`;
  }
}

/** How long a tick of a practice at rest is looked at, in milliseconds. */
const looked = 8_000;

/** Whoever was owed something knows that it has it, also after the rooms have slept: a tick tells nobody anything. */
export async function tickAtRest(world: World, guarded: (check: () => void) => void): Promise<void> {
  const { server, clock } = world;
  guarded(() => checkDebts(world));
  // What time does soon is no debt.
  if (world.due(looked + 2_000) > 0) return;
  for (const place of server.places.values()) server.hibernate(place);
  const before = server.calls.made.get("person internal/row") ?? 0;
  if (server.alarms === null) void server.tick();
  else wakeAll(world);
  await clock.advance(looked);
  const after = server.calls.made.get("person internal/row") ?? 0;
  guarded(() => {
    if (after > before) violated(`at rest a tick tells nobody a row: ${after - before} were told`);
  });
}

/** Each room is woken as its alarm would do it. */
function wakeAll({ server }: World): void {
  for (const place of server.places.values())
    if (place.disk.size > 0) server.ask(place, "internal/wake", {}).catch(() => {});
}

/** Every debt is stored as told. */
function checkDebts({ server }: World): void {
  const owed = firstOwed(server);
  if (owed !== null) violated(`at rest nothing is owed: ${owed}`);
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

export function askAgain(world: World): void {
  for (const start of world.starts) if (start.state === "again") void world.ask(start);
}
