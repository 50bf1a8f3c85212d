/**
 * A small practice in memory for stories and element tests: real clients talk with real rooms. Kim (nurse) and
 * Omar (physician) look after Rosa, Vera (dietitian) after nobody; further staff, patients and conversations are
 * added by name.
 */
import {
  type CareClient,
  type CareClientOptions,
  createCareClient,
  defaultPlatform,
} from "@carethread/client";
import type {
  Answers,
  ConversationEncounter,
  ConversationId,
  EncounterLink,
  Person,
  PersonId,
  StreamItem,
  TeamRole,
} from "@carethread/model";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { atom, type ReadableAtom } from "nanostores";
import { account, TextProvider } from "../test/support/texting.ts";
import { createWorld, type World } from "../test/support/world.ts";

export type Side = "staff" | "portal";

/** A message of the past. */
export interface Past {
  /** The login of one of the staff, else of a portal user. */
  readonly from: string;
  readonly text: string;
  /** Minutes before now. */
  readonly ago: number;
  /** A note that only staff see. */
  readonly note?: true;
}

/** What a message says besides its text. */
export interface SayOptions {
  /** A note that only staff see. */
  readonly note?: true;
  /** Logins of the staff whom it names. */
  readonly mentions?: readonly string[];
  /** Calls the practice's support. */
  readonly support?: true;
}

/** One of a patient's team. */
export type TeamEntry = readonly [login: string, role: TeamRole];

export interface ConversationOptions {
  readonly patient?: string;
  readonly title?: string;
  readonly past?: readonly Past[];
  /** By login, the one of the staff and the portal user between whom it is: a conversation that is addressed. */
  readonly between?: readonly [recipient: string, addressee: string];
}

const minute = 60_000;
/** Of the browser only what keeps nothing: no story and no test finds what another one left. */
const { now, date, random, newId, setTimeout, clearTimeout, isVisible, picture } = defaultPlatform();
const clock = { now, date, random, newId, setTimeout, clearTimeout };
const usualTeam: readonly TeamEntry[] = [
  ["kim", "primary-coach"],
  ["omar", "care-team"],
];

/** What was pushed, with what is another now, as the next version: the world itself pushed the first one. */
function newer(old: Record<string, unknown> = {}, change: Record<string, unknown>): Record<string, unknown> {
  return { ...old, ...change, version: Number(old.version ?? 1) + 1 };
}

export class Practice {
  readonly server: MemoryServer;
  readonly world: World;
  /** The provider of the practice's texts. */
  readonly texts: TextProvider;
  readonly #clients: CareClient[] = [];
  /** Pages of one browser tell one another of their session: with one for each practice, others hear nothing of it. */
  readonly #session = crypto.randomUUID();
  readonly #watchers = new Set<() => void>();
  #online = true;
  readonly #names = new Map<string, string>([["rosa", "Rosa Diaz"]]);
  readonly #staff = new Map<string, Record<string, unknown>>();
  readonly #charts = new Map<string, Record<string, unknown>>();
  #patients = 0;
  #questionnaires = 0;

  constructor(server: MemoryServer, world: World, texts: TextProvider) {
    this.server = server;
    this.world = world;
    this.texts = texts;
  }

  /** A token of somebody who is signed in elsewhere. */
  tokenElsewhere(side: Side, login: string): Promise<string> {
    const { world } = this;
    return world.practice.token(side, login, {
      name: this.#nameOf(login),
      sid: `${this.#session} elsewhere`,
    });
  }

  /** Options of a client of this person; tests change them. */
  options(side: Side, login: string, change: Partial<CareClientOptions> = {}): CareClientOptions {
    const { server, world } = this;
    return {
      server: server.url,
      practice: world.practice.id,
      token: () => world.practice.token(side, login, { name: this.#nameOf(login), sid: this.#session }),
      platform: {
        ...clock,
        WebSocket: this.#socketClass(),
        fetch: (...request) => {
          if (!this.#online) throw new TypeError("fetch failed");
          return server.fetch(...request);
        },
        isOnline: () => this.#online,
        isVisible,
        watch: changed => {
          this.#watchers.add(changed);
          return () => this.#watchers.delete(changed);
        },
        ...(picture === undefined ? {} : { picture }),
      },
      delays: { retryFirst: 50, retryMax: 200, tokenSpacing: 10, wakeSpread: 1 },
      ...change,
    };
  }

  client(side: Side, login: string, change: Partial<CareClientOptions> = {}): CareClient {
    const client = createCareClient(this.options(side, login, change));
    this.#clients.push(client);
    return client;
  }

  /** A client of staff, as their token says, to whom no room has answered yet. */
  unanswered(login: string): CareClient {
    const client = this.client("staff", login, { token: () => new Promise(() => {}) });
    return { ...client, $side: atom<Side | null>("staff") };
  }

  /** Sockets that reach nothing while the devices have no network; the practice itself stays reachable. */
  #socketClass(): typeof WebSocket {
    const isOnline = (): boolean => this.#online;
    return class extends this.server.WebSocket {
      constructor(url: string | URL) {
        super(isOnline() ? url : "ws://nowhere.invalid");
      }
    };
  }

  /** Takes the devices' network away, or gives it back. */
  setOnline(online: boolean): void {
    this.#online = online;
    if (!online) this.server.cut();
    for (const changed of this.#watchers) changed();
  }

  #nameOf(login: string): string {
    return this.#names.get(login) ?? login;
  }

  async #person(login: string): Promise<Person> {
    const staff = this.#staff.get(login);
    const side = staff === undefined ? "portal" : "staff";
    return {
      id: await this.personId(login),
      side,
      name: this.#nameOf(login),
      ...(staff === undefined ? { relation: "self" } : { title: String(staff.title) }),
    };
  }

  /** The key of one of the staff, or of a portal user. */
  personId(login: string): PersonId {
    return this.world.practice.personKey(this.#staff.has(login) ? "staff" : "portal", login);
  }

  /** One of the staff, as the host pushes them: `support`, `restrictions`, `active`, `picture`. */
  async addStaff(
    login: string,
    name: string,
    title: string,
    change: Record<string, unknown> = {},
  ): Promise<void> {
    this.#names.set(login, name);
    const facts = newer(this.#staff.get(login), { name, title, ...change });
    this.#staff.set(login, facts);
    const { status, body } = await this.world.pushStaff(login, facts);
    if (status !== 200) throw new Error(`staff: ${JSON.stringify(body)}`);
  }

  /** A patient with the practice's team, who uses the portal with the same login. */
  async addPatient(login: string, name: string, change: Record<string, unknown> = {}): Promise<void> {
    this.#names.set(login, name);
    const patientId = `${20_480 + 37 * this.#patients++}`;
    await this.changePatient(login, {
      name,
      patientId,
      birthDate: "1957-03-14",
      team: this.team(usualTeam),
      linked: [{ id: login, name, relation: "self" }],
      ...change,
    });
  }

  /** The host's chart of a patient changes, e.g. `team`, `programs` or `deceased`. */
  async changePatient(login: string, change: Record<string, unknown>): Promise<void> {
    const chart = newer(this.#charts.get(login), change);
    this.#charts.set(login, chart);
    const { status, body } = await this.world.pushPatient(login, chart);
    if (status !== 200) throw new Error(`patient: ${JSON.stringify(body)}`);
  }

  /** The host says that a patient should no longer be there, or is the same as another. */
  async endPatient(login: string, into?: string): Promise<void> {
    const { practice } = this.world;
    const { version } = newer(this.#charts.get(login), {});
    const said = into === undefined ? { type: "withdrawal" } : { type: "merge", into };
    const token = await practice.token("system", "host");
    const body = { id: login, version, ...said };
    const { status } = await this.world.post(
      "patient",
      await practice.patientRoom(login),
      "roster",
      token,
      body,
    );
    if (status !== 200) throw new Error(`the patient ${login} stays: ${status}`);
    this.#charts.set(login, { ...this.#charts.get(login), version });
  }

  /** The one conversation of a kind that begins without a topic, with what is said in it now. */
  async continuous(patient: string, text?: string): Promise<ConversationId> {
    const start = { kind: "continuous", title: undefined, first: text === undefined ? undefined : { text } };
    return (await this.world.startTopic("staff", "kim", patient, start)).body.id;
  }

  /** A patient's team as the host's chart has it. */
  team(entries: readonly TeamEntry[]): readonly Record<string, unknown>[] {
    return entries.map(([id, role]) => {
      const { name, title, picture } = this.#staff.get(id) ?? {};
      return { id, name, title, picture, role };
    });
  }

  /** A conversation with its past, which is nobody's news. */
  async conversation({
    patient = "rosa",
    title = "Blood pressure",
    past = [],
    between,
  }: ConversationOptions = {}) {
    const { world } = this;
    const [recipient = "", addressee = ""] = between?.map(login => this.personId(login)) ?? [];
    const kind = between === undefined ? {} : { kind: "direct", recipient, addressee };
    const now = Date.now();
    const at = now - (past[0]?.ago ?? 1) * minute;
    const started = await world.startTopic("system", "host", patient, { title, at, ...kind });
    const id: ConversationId = started.body.id;
    const messages = await Promise.all(
      past.map(async ({ from, text, ago, note }) => ({
        at: now - ago * minute,
        by: await this.#person(from),
        text,
        visibility: note ? "staff" : "everyone",
      })),
    );
    const token = await world.practice.token("system", "host");
    for (let first = 0; first < messages.length; first += 100) {
      const batch = { commandId: world.newId(), messages: messages.slice(first, first + 100) };
      const answer = await world.post("main", world.conversationRoom(id), "import", token, batch);
      if (answer.status !== 200) throw new Error(`import: ${JSON.stringify(answer.body)}`);
    }
    return id;
  }

  /** Something of the host's own system among the messages; `version` rises with each change of it. */
  async put(id: ConversationId, item: StreamItem, version = 1): Promise<void> {
    const { world } = this;
    const token = await world.practice.token("system", "host");
    const answer = await world.post("main", world.conversationRoom(id), "stream", token, { version, item });
    if (answer.status !== 200) throw new Error(`item: ${JSON.stringify(answer.body)}`);
  }

  /** Questionnaires by whose answers patients begin conversations. */
  async ask(...questionnaires: readonly object[]): Promise<void> {
    const { world } = this;
    const token = await world.practice.token("system", "host");
    const room = `${world.practice.id}~practice`;
    for (const questionnaire of questionnaires) {
      const body = { type: "questionnaire", version: ++this.#questionnaires, questionnaire };
      const answer = await world.post("practice", room, "questionnaire", token, body);
      if (answer.status !== 200) throw new Error(`questionnaire: ${JSON.stringify(answer.body)}`);
    }
  }

  /** Offers one no more. */
  async askNoMore(id: string): Promise<void> {
    const { world } = this;
    const token = await world.practice.token("system", "host");
    const body = { type: "withdrawal", id, version: ++this.#questionnaires };
    await world.post("practice", `${world.practice.id}~practice`, "questionnaire", token, body);
  }

  /** A conversation that a patient begins by answers. */
  async answered(questionnaire: string, items: Answers, patient = "rosa"): Promise<ConversationId> {
    const answers = { questionnaire, items };
    const change = { kind: "encounter-chat", title: undefined, first: undefined, answers };
    const { status, body } = await this.world.startTopic("portal", patient, patient, change);
    if (status !== 200) throw new Error(`start: ${JSON.stringify(body)}`);
    return body.id;
  }

  /** What the host does with a conversation's encounter: links something to it, or finishes it. */
  async encounter(id: ConversationId, what: { readonly link: EncounterLink } | "finish"): Promise<void> {
    const { world } = this;
    const token = await world.practice.token("system", "host");
    const room = world.conversationRoom(id);
    const known = await world.get("main", room, "encounter", token);
    const { encounter } = known.body as unknown as ConversationEncounter;
    const asked = what === "finish" ? { type: "finish" } : { type: "link", ...what };
    const body = { ...asked, commandId: world.newId(), encounter: encounter.id };
    const { status } = await world.post("main", room, "encounter", token, body);
    if (status !== 200) throw new Error(`the encounter was answered ${status}`);
  }

  /** Messages that come now, one after the other. */
  async sayAll(id: ConversationId, side: Side, login: string, texts: readonly string[]): Promise<void> {
    const socket = await this.world.join(side, login, id);
    await socket.next("welcome");
    for (const text of texts) {
      const command = { type: "message", text, visibility: "everyone" };
      socket.send({ type: "command", id: this.world.newId(), command });
      await socket.next("ack");
    }
    socket.close();
  }

  /** A message that comes now. */
  async say(
    id: ConversationId,
    side: Side,
    login: string,
    text: string,
    { note, mentions = [], support }: SayOptions = {},
  ): Promise<void> {
    const socket = await this.world.join(side, login, id);
    await socket.next("welcome");
    const named = await Promise.all(mentions.map(each => this.personId(each)));
    const command = {
      type: "message",
      text,
      visibility: note ? "staff" : "everyone",
      ...(named.length > 0 && { mentions: named }),
      ...(support && { support }),
    };
    socket.send({ type: "command", id: this.world.newId(), command });
    await socket.next("ack");
    socket.close();
  }

  /** What staff do about a patient's texting. */
  async texting(patient: string, deed: "invite" | "opt-out"): Promise<void> {
    const { practice } = this.world;
    const token = await practice.token("staff", "kim");
    const { status } = await this.world.post(
      "patient",
      await practice.patientRoom(patient),
      "texting",
      token,
      { deed },
    );
    if (status !== 200) throw new Error(`texting was answered ${status}`);
    await this.server.tick();
  }

  /** What somebody writes on a phone, e.g. the date of birth that they are asked for. */
  async text(phone: string, body: string): Promise<void> {
    const { status } = await this.texts.texts(this.server, this.world.practice.id, phone, body);
    if (status !== 200) throw new Error(`the text was answered ${status}`);
  }

  /** Lets go of every client. */
  close(): void {
    for (const client of this.#clients) client.destroy();
  }
}

/** `settings` as the practice's registration has them, e.g. `notes`, `staffAccess`, `careTeamLevel`. */
export async function openPractice(settings: Record<string, unknown> = {}): Promise<Practice> {
  let server: MemoryServer | undefined;
  const texts = new TextProvider(() => Date.now());
  const world = await createWorld(practices => {
    const registered = Object.entries(practices).map(([id, practice]) => [
      id,
      { ...(practice as object), texting: account },
    ]);
    server = createMemoryServer({
      practices: Object.fromEntries(registered),
      fetch: texts.fetch,
      // What pages show is the same; that rooms seal what they keep is seen at the rooms.
      seal: null,
      // People here write faster than fingers do.
      rates: { commands: { burst: 1_000, perSecond: 1_000 } },
    });
    return server;
  }, settings);
  if (server === undefined) throw new Error("the world asked for no server");
  const practice = new Practice(server, world, texts);
  await practice.addStaff("kim", "Kim Park", "Registered nurse");
  await practice.addStaff("omar", "Dr. Omar Haddad", "Physician");
  await practice.addStaff("vera", "Vera Lind", "Dietitian");
  await practice.addPatient("rosa", "Rosa Diaz", { patientId: "20443", birthDate: "1968-11-02" });
  return practice;
}

/** Waits until a store has a value that fits. */
export function until<T>(store: ReadableAtom<T>, fits: (value: T) => boolean): Promise<T> {
  return new Promise(resolve => {
    let done = false;
    let stop: (() => void) | undefined;
    stop = store.subscribe(value => {
      if (done || !fits(value as T)) return;
      done = true;
      stop?.();
      resolve(value as T);
    });
    if (done) stop();
  });
}
