/**
 * A world in which nothing goes wrong but that the practice's own room is not to be had for an hour. An open practice
 * goes on as if it were there: people write, read, are notified and find their patients, and the host tells of new ones.
 */
import { practiceRoom } from "@carethread/model";
import { notifyPause } from "./deployments.ts";
import type { Device } from "./device.ts";
import { inWorld, type Outcome, type Stage } from "./in-world.ts";
import { Random } from "./random.ts";
import { violated } from "./violation.ts";
import { epoch } from "./world.ts";

const minute = 60_000;
/** Of the hour, in minutes: something happens in each of these, and it is looked at how that went. */
const round = 5;
/** The longest time between ticks, and what rooms take to tell one another. */
const goesOnWithin = 8_000 + 4_000;

export function goOnAlone(seed: number): Promise<Outcome> {
  const random = new Random(seed * 32_452_843 + 7);
  return inWorld({ seed, slices: 1 + random.below(8) }, async stage => {
    const { world, invariants, guarded, isWrong } = stage;
    const id = world.starts[0]?.id ?? "";
    const [nurse, patient] = ["omar", "rosa-1"].map(sub => world.devices.find(({ name }) => name === sub));
    if (nurse === undefined || patient === undefined) throw new Error("nobody is there");
    world.server.kill(world.server.place("practice", practiceRoom("harbor")));
    world.faults.away.push({ party: "practice", until: world.clock.now + 60 * minute });
    for (let passed = 0; passed < 60 && !isWrong(); passed += round) {
      const end = world.clock.now + round * minute;
      addPatient(stage, passed);
      nurse.close(id);
      patient.open(id);
      await world.clock.advance(3_000);
      const text = world.newText(patient, false);
      const at = epoch + world.clock.now;
      patient.send(id, text, { note: false });
      await world.clock.advance(goesOnWithin);
      guarded(() => checkSent(patient, text));
      guarded(() => checkTold(stage, at));
      nurse.open(id);
      await world.clock.advance(3_000);
      nurse.read(id);
      await world.clock.advance(goesOnWithin);
      guarded(() => checkRead(nurse, id, text));
      await invariants.lookUp();
      guarded(() => invariants.everyStep());
      await world.clock.advance(end - world.clock.now);
    }
  });
}

/** One of the nurse's. */
function addPatient({ world: { host } }: Stage, number: number): void {
  const id = `new${number}`;
  host.patients.set(id, {
    ...{ name: `New ${number}`, deceased: false, programs: [] },
    ...{ team: { omar: "care-team" }, linked: { luis: "guardian" } },
  });
  host.change(id);
}

function checkSent(device: Device, text: string): void {
  const { state } = device.sent.find(sent => sent.text === text) ?? {};
  if (state !== "acked") violated(`without the practice's room a message is taken: "${text}" is ${state}`);
}

function checkTold({ world: { receiver, keys } }: Stage, since: number): void {
  const person = keys.get("staff:omar");
  const isTold = [...receiver.taken.values()].some(
    ({ person: whom, notification }) => whom === person && notification.at > since - notifyPause,
  );
  if (!isTold) violated("without the practice's room people are notified");
}

function checkRead(device: Device, id: string, text: string): void {
  const items = device.opened.get(id)?.store.$items.get() ?? [];
  const isShown = items.some(({ event }) => event?.type === "message" && event.body.text === text);
  if (!isShown) violated(`without the practice's room a message is shown: "${text}" to ${device.name}`);
  const row = device.client.inbox.$rows.get()?.find(each => each.id === id);
  if (row?.unread !== 0) violated(`without the practice's room what is read is no news: ${row?.unread} are`);
}
