/** The two rooms under test: ours with nine of staff, a patient and their ten inboxes, and the bare one. */
import type { Runtime } from "../support/runtime.ts";
import { createWorld, type World } from "../support/world.ts";
import { type Seat, sit, type Table } from "./seats.ts";

export interface Inbox {
  /** The person's badge at the time, with when it came. */
  readonly badges: { n: number; at: number }[];
}

export interface OurTable extends Table {
  readonly world: World;
  readonly conversation: string;
  /** One a seat, in the same order. */
  readonly inboxes: readonly Inbox[];
}

const staff = Array.from({ length: 9 }, (_, index) => `nurse-${index + 1}`);

export async function ourTable(
  runtime: (practices: Record<string, unknown>) => Promise<Runtime>,
): Promise<OurTable> {
  const world = await createWorld(runtime);
  const { practice } = world;
  for (const [index, id] of staff.entries()) {
    await world.pushStaff(id, { name: `Member of staff ${index + 1}`, title: "Registered nurse" });
  }
  await world.pushPatient("paula", {
    name: "Paula Stone",
    team: staff.map((id, index) => ({
      id,
      name: `Member of staff ${index + 1}`,
      title: "Registered nurse",
      role: index === 0 ? "primary-coach" : "care-team",
    })),
    linked: [{ id: "paula", name: "Paula Stone", relation: "self" }],
  });
  const started = await world.startTopic("staff", "nurse-1", "paula");
  const conversation = (started.body as { id: string }).id;
  const people = [...staff.map(sub => ["staff", sub] as const), ["portal", "paula"] as const];
  const seats: Seat[] = [];
  const inboxes: Inbox[] = [];
  for (const [kind, sub] of people) {
    const hello = { type: "hello", v: 1, token: await practice.token(kind, sub) };
    seats.push((await sit(world.room("main", world.conversationRoom(conversation)), hello)).seat);
    const person = await sit(world.room("person", await practice.personRoom(kind, sub)), hello);
    const { badge } = JSON.parse(String(person.welcome)) as { badge: number };
    const inbox: Inbox = { badges: [{ n: badge, at: performance.now() }] };
    person.seat.heard = data => {
      // Only `badge` frames begin so; rows are not looked into.
      if (data[9] !== 0x62) return;
      inbox.badges.push({ n: (JSON.parse(data.toString()) as { n: number }).n, at: performance.now() });
    };
    inboxes.push(inbox);
  }
  return { name: "Carethread", seats, inboxes, world, conversation };
}

export async function bareTable(runtime: Runtime): Promise<Table> {
  const seats: Seat[] = [];
  for (let index = 0; index < staff.length + 1; index++) {
    seats.push((await sit(`${runtime.url}/parties/main/bare`, null)).seat);
  }
  return { name: "bare PartyKit", seats };
}
