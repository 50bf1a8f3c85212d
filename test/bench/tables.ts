/** The two rooms under test: ours with nine of staff, a patient and their ten inboxes, and the bare one. */
import type { Runtime } from "../support/runtime.ts";
import { createWorld, type World } from "../support/world.ts";
import { roomSeat, type Seat, sit, type Table } from "./seats.ts";

export interface Inbox {
  /** The person's badge at the time, with when it came. */
  readonly badges: { n: number; at: number }[];
}

export interface Conversation {
  readonly world: World;
  readonly conversation: string;
}

export interface OurTable extends Table, Conversation {
  /** One a seat, in the same order. */
  readonly inboxes: readonly Inbox[];
}

const staff = Array.from({ length: 9 }, (_, index) => `nurse-${index + 1}`);
type Login = readonly [kind: "staff" | "portal", sub: string];
const everybody: readonly Login[] = [...staff.map(sub => ["staff", sub] as const), ["portal", "paula"]];
/** Nine of staff and the patient. */
export const people = everybody.length;

export function personAt(index: number): Login {
  const person = everybody[index];
  if (person === undefined) throw new Error(`there is no seat ${index}`);
  return person;
}

/** A practice on a runtime, and a conversation that all ten belong to. */
export async function conversationOf(
  runtime: (practices: Record<string, unknown>) => Promise<Runtime>,
): Promise<Conversation> {
  const world = await createWorld(runtime);
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
  return { world, conversation: started.body.id };
}

/** The first frame of the person at this seat. */
export async function helloOf({ practice }: World, index: number): Promise<object> {
  return { type: "hello", v: 1, token: await practice.token(...personAt(index)) };
}

export async function ourTable(
  runtime: (practices: Record<string, unknown>) => Promise<Runtime>,
): Promise<OurTable> {
  const { world, conversation } = await conversationOf(runtime);
  const seats: Seat[] = [];
  const inboxes: Inbox[] = [];
  for (let index = 0; index < people; index++) {
    const hello = await helloOf(world, index);
    const { wire } = await sit(world.room("main", world.conversationRoom(conversation)), hello);
    seats.push(roomSeat(wire));
    const personRoom = await world.practice.personRoom(...personAt(index));
    const person = await sit(world.room("person", personRoom), hello);
    const { badge } = JSON.parse(String(person.welcome)) as { badge: number };
    const inbox: Inbox = { badges: [{ n: badge, at: performance.now() }] };
    person.wire.heard = data => {
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
  for (let index = 0; index < people; index++) {
    seats.push(roomSeat((await sit(`${runtime.url}/parties/main/bare`, null)).wire));
  }
  return { name: "bare PartyKit", seats };
}
