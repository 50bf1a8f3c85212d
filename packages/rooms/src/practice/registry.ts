/**
 * What a practice's room was told of the practice itself: the operator's registration, and the settings of the
 * practice's back end or its administrators. Every other room asks for it now and then, and goes by what it last heard.
 */
import {
  type AllSessionsEnded,
  changedSettings,
  EndAllSessions,
  operatorRoom,
  type Person,
  type PracticeChange,
  type PracticeSettings,
  type PracticeState,
  type PushedPractice,
  PushedRegistration,
  parseRoomName,
  type Registration,
  RosterPractice,
  settingsProblem,
} from "@carethread/model";
import {
  decode,
  identifyOperator,
  type Listed,
  type Platform,
  type Ports,
  type Practice,
  Refuse,
  type Registered,
  Requests,
  readBody,
  registeredFrom,
  tell,
} from "../base/base.ts";
import type { PracticeRecord } from "./record.ts";

/** As it stands in the storage, under one key: the newest version of each. An older version of the rooms knew fewer flags. */
interface Stored {
  readonly rev: number;
  readonly registration: { readonly version: number; readonly value: Registration | null } | null;
  readonly settings: { readonly version: number; readonly value: PracticeSettings } | null;
  /** When all sessions were ended last, milliseconds since 1970. */
  readonly sessionsEnded?: number;
}

const key = "registered";

/** Of settings that were changed before the host pushed any: whatever it pushes takes their place. */
const beforeAny = -1;

const nothing: Stored = { rev: 0, registration: null, settings: null };

function registeredBy({ rev, registration, settings, sessionsEnded }: Stored): Registered {
  return registeredFrom({
    rev,
    ...(sessionsEnded === undefined ? {} : { sessionsEnded }),
    registration: registration?.value ?? null,
    settings: settings?.value ?? null,
  });
}

/** What each practice's own room last made of what it stores. */
const own = new WeakMap<Platform, { readonly rev: number; readonly practice: Practice | null }>();

/**
 * The practice of a practice's own room: by its own storage, which nobody knows better. Its process is not told: what a
 * room reads of its own may not be on disk yet, and only what leaves it waits for that.
 */
export async function ownPractice(platform: Platform): Promise<Practice | null> {
  const { name, storage, deployment } = platform;
  const id = parseRoomName("practice", name)?.practice;
  if (id === undefined || !deployment.practices.isPossible(id)) return null;
  const stored = await storage.get(key);
  const present = stored === undefined ? nothing : decode<Stored>(stored);
  const known = own.get(platform);
  if (known?.rev === present.rev) return known.practice;
  const practice = deployment.practices.made(id, registeredBy(present));
  own.set(platform, { rev: present.rev, practice });
  return practice;
}

export class Registry {
  readonly #ports: Ports;
  readonly #id: string;
  readonly #requests: Requests;
  readonly #record: PracticeRecord;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: Ports, record: PracticeRecord) {
    this.#ports = ports;
    this.#record = record;
    this.#id = parseRoomName("practice", ports.name)?.practice ?? "";
    // A practice's back end has no session.
    this.#requests = new Requests(ports, () => {});
  }

  async registered(): Promise<Registered> {
    return registeredBy(await this.#stored());
  }

  /** The operator registers the practice, changes its registration, or withdraws it. */
  async pushRegistration(request: Request): Promise<PushedPractice> {
    await identifyOperator(this.#ports, request);
    const pushed = await readBody(request, PushedRegistration);
    // What stands in the environment is changed there.
    if (this.#ports.deployment.practices.isConfigured(this.#id)) throw new Refuse("not-allowed");
    const value = "registration" in pushed ? pushed.registration : null;
    if (value !== null) refuseImpossible(value.settings);
    // Listed before it is stored and taken off the list after it: what is registered is ticked.
    if (value !== null) await this.#list({ version: pushed.version, listed: true });
    const applied = await this.#store(pushed.version, present => present.registration, {
      registration: { version: pushed.version, value },
    });
    if (value === null) await this.#list({ version: pushed.version, listed: false });
    return { id: this.#id, applied };
  }

  /** The practice's back end pushes its settings. */
  async pushSettings(request: Request): Promise<PushedPractice> {
    const { person } = await this.#requests.identify(request);
    if (person.side !== "system") throw new Refuse("not-found");
    const { version, settings } = await readBody(request, RosterPractice);
    refuseImpossible(settings);
    const change = { settings: { version, value: settings } };
    const applied = await this.#store(version, present => present.settings, change, person);
    return { id: this.#id, applied };
  }

  /** The practice's back end ends all sessions that there are: rooms go by it as by changed settings. */
  async endSessions(request: Request): Promise<AllSessionsEnded> {
    const { person } = await this.#requests.identify(request);
    if (person.side !== "system") throw new Refuse("not-found");
    await readBody(request, EndAllSessions);
    const until = this.#ports.now();
    await this.#inTurn(async () => {
      await this.#record.load();
      const ended = this.#record.sessionsEnded(person);
      await this.#put(await this.#stored(), { sessionsEnded: until }, null, ended);
    });
    return { until };
  }

  /** The settings that hold, whoever said them. */
  async state(): Promise<PracticeState> {
    const stored = await this.#stored();
    await this.#ports.storage.settled();
    return this.#stateBy(stored);
  }

  /**
   * An administrator changes some flags of the settings of a revision. It is stored like the host's push, under the
   * version of the last one: the next one takes its place. What stands so already is no change, whatever was seen: the
   * room starts anew by what it stores, and may not come to answering the first time.
   */
  change({ rev, change }: PracticeChange, by: Person): Promise<PracticeState> {
    return this.#inTurn(async () => {
      const present = await this.#stored();
      const state = this.#stateBy(present);
      const changed = changedSettings(state.settings, change);
      if ("settings" in changed && isSame(changed.settings, state.settings)) {
        await this.#ports.storage.settled();
        return state;
      }
      if (present.rev !== rev) throw new Refuse("conflict");
      if ("refused" in changed) throw new Refuse(changed.refused, changed.params);
      const version = present.settings?.version ?? beforeAny;
      const value = changed.settings;
      return this.#stateBy(await this.#put(present, { settings: { version, value } }, by));
    });
  }

  #stateBy(stored: Stored): PracticeState {
    const practice = this.#ports.deployment.practices.made(this.#id, registeredBy(stored));
    if (practice === null) throw new Refuse("not-found");
    return { rev: stored.rev, settings: practice.settings };
  }

  /** False where as high a version is stored. */
  #store(
    version: number,
    partOf: (stored: Stored) => { readonly version: number } | null,
    change: Partial<Stored>,
    by: Person | null = null,
  ): Promise<boolean> {
    return this.#inTurn(async () => {
      const present = await this.#stored();
      if ((partOf(present)?.version ?? beforeAny) >= version) {
        await this.#ports.storage.settled();
        return false;
      }
      await this.#put(present, change, by);
      return true;
    });
  }

  /** `by` is who changes the settings; null for the operator, who registers. */
  async #put(
    present: Stored,
    change: Partial<Stored>,
    by: Person | null,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<Stored> {
    const next: Stored = { ...present, ...change, rev: present.rev + 1 };
    await this.#record.load();
    const made = (stored: Stored) =>
      this.#ports.deployment.practices.made(this.#id, registeredBy(stored))?.settings ?? null;
    const after = made(next);
    const recorded = by === null || after === null ? {} : this.#record.changed(by, made(present), after);
    await this.#ports.storage.commit({ put: { [key]: next, ...recorded, ...more } });
    // Rooms of this process ask at once; they are answered when it is on disk.
    this.#ports.deployment.practices.outdate(this.#id);
    return next;
  }

  /** Between looking and storing nobody else stores. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => {});
    return done;
  }

  async #stored(): Promise<Stored> {
    return (await this.#ports.storage.get<Stored>(key)) ?? nothing;
  }

  #list(said: Omit<Listed, "practice">): Promise<void> {
    const body: Listed = { practice: this.#id, ...said };
    return tell(this.#ports, "operator", operatorRoom, "internal/listed", body);
  }
}

function refuseImpossible(settings: PracticeSettings): void {
  const problem = settingsProblem(settings);
  if (problem !== null) throw new Refuse(problem.refused, problem.params);
}

/** Both as the schema gives them, and so in its order. */
function isSame(a: PracticeSettings, b: PracticeSettings): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
