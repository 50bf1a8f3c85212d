/** A practice that lets go of what is seven years old, with two records officers and a conversation of long ago. */
import type { Party, PatientRetention, Purge, Stored } from "@carethread/model";
import { type Purged, verifyLog } from "@carethread/model";
import { decode } from "@carethread/rooms/base/base";
import type { RawSocket } from "../support/raw-socket.ts";
import type { Answered } from "../support/world.ts";
import { atRest, createRooms, eventsOf, give, type Rooms, type RoomsOptions, say } from "./support.ts";

export const year = 365.25 * 86_400_000;
/** What was written, which is in nothing else. */
export const words = /Zebrafinch/;

export interface RetentionScene extends Rooms {
  /** About Quillon, who is of Kim's and Omar's. */
  readonly id: string;
  /** Years pass, in which everything sleeps. */
  pass(years: number): Promise<void>;
  deed(sub: string, deed: Record<string, unknown>, patient?: string): Promise<Answered>;
  /** A deed that is carried out, or not: then why. */
  does(sub: string, deed: Record<string, unknown>, patient?: string): Promise<string>;
  stands(patient?: string): Promise<PatientRetention>;
  purge(patient?: string): Promise<Purge | undefined>;
  /** Where the words stand in stored values. */
  wordsIn(pattern?: RegExp): string[];
  /** What the conversation's room keeps of where corrections stand. */
  placesOfCorrections(): string[];
  log(): (Stored | Purged)[];
  /** How many conversations a person's list has. */
  rows(kind: "staff" | "portal", sub: string): Promise<number>;
  found(sub: string): Promise<number>;
  opens(kind: "staff" | "portal", sub: string): Promise<boolean>;
}

export async function retentionScene(options: RoomsOptions = {}): Promise<RetentionScene> {
  const rooms = await createRooms({
    ...options,
    settings: {
      ...{ notes: true, staffAccess: "searchable", tasking: false },
      ...{ retention: { years: 7, minors: { majority: 18, years: 3 } } },
      ...options.settings,
    },
  });
  const { world, server, clock } = rooms;
  const officer = { version: 2, permissions: ["hold", "audit"] };
  for (const [id, name] of [
    ["iris", "Iris Moran"],
    ["abel", "Abel Stone"],
  ] as const)
    await world.pushStaff(id, { name, title: "Records officer", ...officer });
  await world.pushPatient("quillon", {
    ...{ name: "Quillon Vex", patientId: "MRN-4711", birthDate: "1961-02-03" },
    team: [
      { id: "kim", name: "Kim Park", role: "primary-coach" },
      { id: "omar", name: "Omar Haddad", role: "care-team" },
    ],
    linked: [{ id: "rosa", name: "Rosa Diaz", relation: "guardian" }],
  });
  const started = await world.startTopic("staff", "kim", "quillon", {
    title: "A Zebrafinch",
    first: { text: "Zebrafinch 0" },
  });
  const { id } = started.body;
  const kim = await world.join("staff", "kim", id);
  const rosa = await world.join("portal", "rosa", id);
  await Promise.all([kim.next("welcome"), rosa.next("welcome")]);
  await say(kim, world, "Zebrafinch 1");
  await say(rosa, world, "Zebrafinch 2");
  await say(kim, world, "Zebrafinch, between us", "staff");
  await atRest(rooms, kim, rosa);
  await corrected(rooms, kim, rosa);
  for (const socket of [kim, rosa]) socket.close();
  const patientRoom = (patient: string) => world.practice.patientRoom(patient);
  const now: RetentionScene = {
    ...rooms,
    id,
    async pass(years) {
      clock.now += Math.round(years * year);
      server.restart();
      await atRest(rooms);
    },
    deed: async (sub, deed, patient = "quillon") =>
      world.post(
        "patient",
        await patientRoom(patient),
        "retention",
        await world.practice.token("staff", sub),
        deed,
      ),
    async does(sub, deed, patient) {
      const { status, body } = await now.deed(sub, deed, patient);
      return status === 200 ? "done" : body.code;
    },
    async stands(patient = "quillon") {
      const token = await world.practice.token("staff", "iris");
      const { body } = await world.get("patient", await patientRoom(patient), "retention", token);
      return body as unknown as PatientRetention;
    },
    purge: async patient =>
      (await now.stands(patient)).purges.find(({ conversation }) => conversation === id),
    wordsIn(pattern = words) {
      const found = new Set<string>();
      for (const { party, room } of server.rooms())
        for (const [key, value] of server.disk(party as Party, room))
          if (pattern.test(JSON.stringify(decode(value)))) found.add(`${party} ${key.split(":")[0]}`);
      return [...found];
    },
    placesOfCorrections: () =>
      [...server.disk("main", world.conversationRoom(id)).keys()].filter(key => key.startsWith("c:")),
    log() {
      const disk = [...server.disk("main", world.conversationRoom(id))];
      const entries = disk.filter(([key]) => key.startsWith("e:")).sort(([a], [b]) => (a < b ? -1 : 1));
      return entries.map(([, value]) => decode<Stored | Purged>(value));
    },
    async rows(kind, sub) {
      const inbox = await world.inbox(kind, sub);
      const { rows } = await inbox.next("welcome");
      inbox.close();
      return (rows as unknown[]).length;
    },
    async found(sub) {
      const room = await world.practice.personRoom("staff", sub);
      const token = await world.practice.token("staff", sub);
      const { body } = await world.post("person", room, "search", token, { q: "zebrafinch" });
      return (body as unknown as { hits: unknown[] }).hits.length;
    },
    async opens(kind, sub) {
      const socket = await world.join(kind, sub, id);
      const first = await Promise.race([
        socket.next("welcome").then(() => true),
        socket.closed.then(() => false),
      ]);
      socket.close();
      return first;
    },
  };
  return now;
}

/** Rosa has asked for Kim's message to be corrected, and Kim has put it later, and done so. */
async function corrected(rooms: Rooms, kim: RawSocket, rosa: RawSocket): Promise<void> {
  const { world } = rooms;
  const pos = eventsOf(rosa).find(({ body }) => body?.text === "Zebrafinch 1")?.pos;
  const asked = { pos, wrong: "No Zebrafinch", right: "Two Zebrafinches" };
  const answers: string[] = [(await give(rosa, world, { type: "ask-correction", ...asked })).type];
  await atRest(rooms, kim, rosa);
  const ask = eventsOf(kim).find(({ type }) => type === "correction-asked");
  const { correction } = ask as unknown as { correction: string };
  const later = { type: "extend-correction", correction, reason: "We count Zebrafinches" };
  answers.push((await give(kim, world, later)).type);
  const answer = { type: "answer-correction", correction, as: "approved", text: "Two Zebrafinches, indeed" };
  answers.push((await give(kim, world, answer)).type);
  if (answers.join() !== "ack,ack,ack") throw new Error(`no correction: ${answers}`);
  await atRest(rooms, kim, rosa);
}

/** Proposed by one and approved by the other; what follows is under way. */
export async function order({ does, id }: RetentionScene, patient?: string): Promise<string[]> {
  return [
    await does("iris", { deed: "propose", conversation: id }, patient),
    await does("abel", { deed: "approve", conversation: id }, patient),
  ];
}

export function isWhole(now: RetentionScene, link: string): boolean {
  const verified = verifyLog(now.log());
  return verified.ok && verified.link === link;
}
