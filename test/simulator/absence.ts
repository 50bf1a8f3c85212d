/**
 * A world in which nothing goes wrong but that a page with a thread on its screen vanishes without a word: its person
 * is told of what the patient then writes, as soon as the page cannot be believed any more.
 */
import { inWorld, type Outcome } from "./in-world.ts";
import { Random } from "./random.ts";
import { violated } from "./violation.ts";
import { epoch } from "./world.ts";

/** A page is believed to show a thread for so long after its last frame, or after a message that nobody then reads. */
const believedFor = 45_000;
/** The longest time between ticks, and what a room takes to tell another one. */
const tickWithin = 8_000 + 4_000;

export function vanish(seed: number): Promise<Outcome> {
  const random = new Random(seed * 15_485_863 + 3);
  return inWorld({ seed }, async ({ world, invariants, guarded }) => {
    const conversation = world.starts[0]?.id ?? "";
    const [nurse, patient] = ["omar", "rosa-1"].map(sub => world.devices.find(({ name }) => name === sub));
    if (nurse === undefined || patient === undefined) throw new Error("nobody is there");
    nurse.open(conversation);
    patient.open(conversation);
    await world.clock.advance(3_000);
    nurse.screen(conversation, true);
    await world.clock.advance(random.below(60_000));
    nurse.read(conversation);
    await world.clock.advance(1_000);
    nurse.vanish(900_000);
    await world.clock.advance(random.below(90_000));
    patient.send(conversation, world.newText(patient, false), { note: false });
    const sent = epoch + world.clock.now;
    await world.clock.advance(believedFor + tickWithin);
    guarded(() => {
      invariants.everyStep();
      const person = world.keys.get("staff:omar");
      const isTold = [...world.receiver.taken.values()].some(
        ({ person: whom, notification: { reason, at } }) =>
          whom === person && reason === "message" && at >= sent,
      );
      if (!isTold) violated("who vanished with a thread on the screen is told of what the patient writes");
    });
  });
}
