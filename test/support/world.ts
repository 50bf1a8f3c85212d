/**
 * A small practice on a server: Kim (nurse) and Omar (physician) look after Rosa; Vera looks after nobody.
 * The same for rooms in memory and for a real runtime.
 */
import {
  type EventPage,
  type Imported,
  keyOf,
  type PatientMatches,
  type Pushed,
  type RefusedBody,
  type RowPage,
  type Started,
} from "@carethread/model";
import { createTestPractice, type TestPractice } from "./practice.ts";
import { openRaw, type RawSocket } from "./raw-socket.ts";

export interface Reachable {
  readonly url: string;
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
}

/** The fields of every answer that the rooms' HTTP interface has: a test looks at those of the one that it asked for. */
export interface AnswerBody
  extends Started,
    Imported,
    Pushed,
    EventPage,
    RowPage,
    PatientMatches,
    Omit<RefusedBody, "code"> {
  /** A string, so that a test can compare it with whatever it expects. */
  readonly code: string;
  readonly woken: number;
  readonly owing: number;
}

export interface Answered {
  readonly status: number;
  readonly body: AnswerBody;
}

export class World {
  readonly server: Reachable;
  readonly practice: TestPractice;

  constructor(server: Reachable, practice: TestPractice) {
    this.server = server;
    this.practice = practice;
  }

  newId(): string {
    return keyOf(crypto.getRandomValues(new Uint8Array(16)));
  }

  room(party: string, name: string): string {
    return `${this.server.url}/parties/${party}/${name}`;
  }

  async post(
    party: string,
    room: string,
    path: string,
    token: string | null,
    body: unknown,
  ): Promise<Answered> {
    const response = await this.server.fetch(`${this.room(party, room)}/${path}`, {
      method: "POST",
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as AnswerBody };
  }

  async get(party: string, room: string, path: string, token: string): Promise<Answered> {
    const ask = (): Promise<Response> =>
      this.server.fetch(`${this.room(party, room)}/${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    // A busy `partykit dev` now and then ends a kept-alive connection that is just used again.
    const response = await ask().catch(ask);
    return { status: response.status, body: (await response.json()) as AnswerBody };
  }

  async pushStaff(id: string, change: Record<string, unknown> = {}): Promise<Answered> {
    const room = await this.practice.personRoom("staff", id);
    const body = { type: "staff", id, version: 1, name: id, title: "Nurse", ...change };
    return this.post("person", room, "roster", await this.practice.token("system", "host"), body);
  }

  async pushPatient(id: string, change: Record<string, unknown> = {}): Promise<Answered> {
    const room = await this.practice.patientRoom(id);
    const body = { type: "patient", id, version: 1, name: id, patientId: `MRN-${id}`, ...change };
    return this.post("patient", room, "roster", await this.practice.token("system", "host"), body);
  }

  /** Kim, Omar and Vera, and Rosa with her team. */
  async fill(): Promise<void> {
    await this.pushStaff("kim", { name: "Kim Park", title: "Registered nurse" });
    await this.pushStaff("omar", { name: "Omar Haddad", title: "Physician" });
    await this.pushStaff("vera", { name: "Vera Lind", title: "Dietitian" });
    await this.pushPatient("rosa", this.rosa());
  }

  rosa(change: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      name: "Rosa Diaz",
      team: [
        { id: "kim", name: "Kim Park", title: "Registered nurse", role: "primary-coach" },
        { id: "omar", name: "Omar Haddad", title: "Physician", role: "care-team" },
      ],
      linked: [{ id: "rosa", name: "Rosa Diaz", relation: "self" }],
      ...change,
    };
  }

  async startTopic(
    kind: "staff" | "portal" | "system",
    sub: string,
    patient = "rosa",
    change: Record<string, unknown> = {},
  ): Promise<Answered> {
    const room = await this.practice.patientRoom(patient);
    return this.post("patient", room, "conversations", await this.practice.token(kind, sub), {
      commandId: this.newId(),
      kind: "topic",
      title: "Blood pressure",
      ...(kind === "system" ? {} : { first: { text: "Hello" } }),
      ...change,
    });
  }

  conversationRoom(id: string): string {
    return `${this.practice.id}~${id}`;
  }

  dial(party: string, room: string): Promise<RawSocket> {
    return openRaw(this.server.WebSocket, this.room(party, room).replace(/^http/, "ws"));
  }

  /** An admitted socket of a person in a conversation. */
  async join(
    kind: "staff" | "portal",
    sub: string,
    conversation: string,
    after?: { pos: number; id: string },
  ): Promise<RawSocket> {
    const socket = await this.dial("main", this.conversationRoom(conversation));
    socket.send({ type: "hello", v: 1, token: await this.practice.token(kind, sub), after });
    return socket;
  }

  /** An admitted socket of a person's inbox. */
  async inbox(kind: "staff" | "portal", sub: string): Promise<RawSocket> {
    const socket = await this.dial("person", await this.practice.personRoom(kind, sub));
    socket.send({ type: "hello", v: 1, token: await this.practice.token(kind, sub) });
    return socket;
  }

  message(text: string, id = this.newId(), visibility = "everyone"): Record<string, unknown> {
    return { type: "command", id, command: { type: "message", text, visibility } };
  }

  patientId(hostId: string): string {
    return this.practice.patientKey(hostId);
  }
}

export async function createWorld(
  serve: (practices: Record<string, unknown>) => Reachable | Promise<Reachable>,
  settings: Record<string, unknown> = {},
): Promise<World> {
  const practice = await createTestPractice("harbor", settings);
  const server = await serve({ [practice.id]: practice.registration });
  const world = new World(server, practice);
  await world.fill();
  return world;
}
