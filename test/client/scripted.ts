/** A whole client whose rooms are the test: it says their frames, and answers the requests. */
import assert from "node:assert/strict";
import { type CareClient, createCareClient, type Persist, type Platform } from "@carethread/client";
import { kinds, type Person, type Row } from "@carethread/model";
import { FakePlatform, fakeToken, type ScriptedSocket, settle } from "./fake-platform.ts";

/** A key that is the same whenever the same letters make it. */
export const key = (letters: string): string => letters.padEnd(26, "a");

export const kim: Person = { id: key("kim"), side: "staff", name: "Kim Park" };
export const omar: Person = { id: key("omar"), side: "staff", name: "Omar Haddad" };
export const rosa = { id: key("rosa"), name: "Rosa Diaz", patientId: "20443", deceased: false };

/** What a member of staff may do who may do everything, and has invited nobody. */
export const every = { send: null, note: null, mention: null, watch: null, follow: null, remove: [] };

export function conversationWelcome(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: "welcome",
    you: kim,
    may: every,
    head: {
      id: key("one"),
      patient: rosa,
      kind: "topic",
      policy: kinds.topic,
      title: "Blood pressure",
      lifecycle: "open",
      createdAt: 0,
      pos: 0,
      lastId: "",
      lastAt: 0,
      messages: 0,
      last: null,
      awaiting: false,
    },
    members: {},
    receipts: { people: {}, team: 0 },
    mark: { pos: 0, unread: 0, badge: 0, markedUnread: false },
    presence: [],
    events: [],
    from: 1,
    hasOlder: false,
    ...change,
  };
}

export function personWelcome(change: Record<string, unknown> = {}): Record<string, unknown> {
  const settings = { newPatientMessage: true, unreadReminder: true };
  return { type: "welcome", you: kim, badge: 0, rows: [], more: false, settings, patients: [], ...change };
}

export function row(id: string, at: number, change: Partial<Row> = {}): Row {
  return {
    id: key(id),
    rev: 1,
    patient: rosa,
    kind: "topic",
    title: id,
    lifecycle: "open",
    at,
    messages: 1,
    last: null,
    unread: 0,
    badge: 0,
    awaiting: false,
    ...change,
  };
}

export type Answering = (path: string, body: unknown) => unknown;

export interface Scripted {
  readonly client: CareClient;
  readonly platform: FakePlatform;
  /** What was asked by HTTP, by the last parts of its path. */
  readonly asked: string[];
  /** The newest socket of a party, opened and welcomed. */
  admit(party: "person" | "main", welcome?: Record<string, unknown>): Promise<ScriptedSocket>;
}

/** `answer` gives the body of an answer, a Response, or throws a Response. */
export function script(
  t: { after(run: () => void): void },
  answer: Answering = () => ({}),
  change: Partial<Platform> = {},
  persist: Persist = "device",
): Scripted {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.split("/").slice(-2).join("/");
    const body: unknown = request.method === "POST" ? await request.json() : undefined;
    request.signal.throwIfAborted();
    asked.push(path);
    const said = await answer(path, body);
    return said instanceof Response ? said : Response.json(said);
  };
  const platform = Object.assign(new FakePlatform(), { fetch, ...change });
  const client = createCareClient({
    server: "https://rooms.test",
    practice: "harbor",
    token: async () => fakeToken(),
    platform,
    persist,
  });
  t.after(() => client.destroy());
  return {
    client,
    platform,
    asked,
    async admit(party, welcome = party === "person" ? personWelcome() : conversationWelcome()) {
      await settle();
      const socket = platform.sockets.findLast(({ url }) => url.includes(`/${party}/`));
      if (socket === undefined) throw new Error(`no socket to a ${party}`);
      if (socket.readyState === 0) socket.open();
      socket.say(welcome);
      await settle();
      return socket;
    },
  };
}

/** Until so much was asked for, and has been answered. */
export async function answered({ asked }: Scripted, times: number): Promise<void> {
  for (let turn = 0; turn < 50 && asked.length < times; turn++) await settle();
  await settle();
  assert.equal(asked.length, times);
}

export function refused(status: number, code: string): Response {
  return Response.json({ code, params: {}, retryable: false, message: "for developers" }, { status });
}
