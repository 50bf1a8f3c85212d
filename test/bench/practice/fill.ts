/**
 * Fills rooms with a practice. What there is much of is told to the rooms that hold it as their siblings tell it: a
 * push for each patient and each member of staff, with all that follows from it, would take the better part of an hour.
 */
import {
  hooksRoom,
  type IndexCard,
  indexRoom,
  keyOf,
  type Party,
  type PersonFacts,
  practiceRoom,
  sliceOf,
} from "@carethread/model";
import { rowOf } from "../../rooms/stored.ts";
import type { World } from "../../support/world.ts";
import type { Sizes } from "./sizes.ts";

const first = ["Ada", "Bao", "Chidi", "Dunja", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jun"];
const last = ["Abara", "Berg", "Castro", "Diaz", "Ekström", "Fofana", "Grünwald", "Haddad", "Ito", "Jansen"];

function nameOf(n: number): string {
  return `${first[n % 10]} ${last[Math.floor(n / 10) % 10]}-${n.toString(36)}`;
}

export function personOf(n: number): { readonly name: string; readonly title: string } {
  return { name: nameOf(n), title: "Registered nurse" };
}

/** The nurse whose inbox is full, and the patient with many conversations. */
export const nurse = "nurse-0";
export const patient = "rosa";

/** Asks a room as its siblings do, who have the deployment's secret. */
export type Ask = (party: Party, room: string, path: string, body?: unknown) => Promise<unknown>;

export function asking({ server }: World, secret: string): Ask {
  return async (party, room, path, body = {}) => {
    const answer = await server.fetch(`${server.url}/parties/${party}/${room}/${path}`, {
      headers: { authorization: `Bearer ${secret}` },
      ...(path === "status" ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${party} ${path}: ${answer.status}`);
    return answer.json();
  };
}

export async function fillPatients({ practice }: World, ask: Ask, sizes: Sizes): Promise<void> {
  const { patients, slices, staff } = sizes;
  for (let from = 0; from < patients; from += 500) {
    const bySlice = new Map<number, IndexCard[]>();
    for (let n = from; n < Math.min(from + 500, patients); n++) {
      const card = cardOf(practice, n, staff);
      const slice = sliceOf(card.id, slices);
      bySlice.set(slice, [...(bySlice.get(slice) ?? []), card]);
    }
    for (const [slice, some] of bySlice)
      await ask("index", indexRoom(practice.id, slice), "internal/take", { patients: some });
  }
}

function cardOf(practice: World["practice"], n: number, staff: number): IndexCard {
  const member = (k: number) => ({
    person: { id: practice.personKey("staff", `nurse-${(n * 7 + k) % staff}`) },
  });
  return {
    rev: 1,
    id: practice.patientKey(`p${n}`),
    name: nameOf(n),
    patientId: `MRN-${n}`,
    birthDate: "1970-01-02",
    deceased: false,
    programs: [],
    team: [0, 1, 2].map(member),
  };
}

/** One of the staff, as their own room tells the directory. */
export function factsOf({ practice }: World, n: number): PersonFacts {
  return {
    rev: 1,
    person: {
      id: practice.personKey("staff", `nurse-${n}`),
      side: "staff",
      ...personOf(n),
    },
    active: true,
    restrictions: [],
    support: false,
  };
}

export async function fillStaff(world: World, ask: Ask, { staff }: Pick<Sizes, "staff">): Promise<void> {
  const room = practiceRoom(world.practice.id);
  for (let n = 0; n < staff; n++) await ask("practice", room, "internal/staff", { facts: factsOf(world, n) });
}

/** An inbox whose rows are as conversations tell them; a quarter of them unread. */
export async function fillInbox(world: World, ask: Ask, { rows }: Pick<Sizes, "rows">): Promise<void> {
  await world.pushStaff(nurse, { name: "Nora Voss", title: "Registered nurse" });
  const room = await world.practice.personRoom("staff", nurse);
  for (let n = 1; n <= rows; n++) {
    const isUnread = n % 4 === 0;
    const change = { at: n * 1_000, unread: isUnread ? 2 : 0, badge: isUnread ? 1 : 0 };
    await ask("person", room, "internal/row", rowOf(n, change, { since: isUnread ? Date.now() : null }));
  }
}

/** The patient's conversations, and messages in the last of them: its id. */
export async function fillConversations(world: World, sizes: Sizes): Promise<string> {
  const { conversations, messages } = sizes;
  const at = Date.now() - 3_600_000;
  let id = "";
  for (let n = 0; n < conversations; n++)
    id = (await world.startTopic("system", "host", patient, { at })).body.id;
  const by = { id: world.practice.personKey("staff", "kim"), side: "staff", name: "Kim Park" };
  const token = await world.practice.token("system", "host");
  for (let from = 0; from < messages; from += 200) {
    const some = Array.from({ length: Math.min(200, messages - from) }, (_, index) => ({
      ...{ at: at + 1, by, visibility: "everyone" },
      text: `Message ${from + index}: as we said, twice a day and with a glass of water.`,
    }));
    const body = { commandId: world.newId(), messages: some };
    const { status } = await world.post("main", world.conversationRoom(id), "import", token, body);
    if (status !== 200) throw new Error(`an import was answered ${status}`);
  }
  return id;
}

/** What waits for the practice's back end. */
export async function fillQueue({ practice }: World, ask: Ask, { webhooks }: Sizes): Promise<void> {
  const person = practice.personKey("staff", nurse);
  const newKey = (): string => keyOf(crypto.getRandomValues(new Uint8Array(16)));
  for (let n = 0; n < webhooks; n++)
    await ask("hooks", hooksRoom(practice.id), "internal/notification", {
      ...{ type: "notification", practice: practice.id, person, side: "staff" },
      notification: { id: newKey(), reason: "message", conversation: newKey(), at: Date.now() },
    });
}
