/**
 * What a practice's room was pushed of the practice itself: the operator's registration, and the settings of the
 * practice's back end. Every other room asks for it now and then, and goes by what it last heard.
 */
import {
  operatorRoom,
  type PracticeSettings,
  type PushedPractice,
  PushedRegistration,
  parseRoomName,
  type Registration,
  RosterPractice,
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

/** As it stands in the storage, under one key: the newest version of each. An older version of the rooms knew fewer flags. */
interface Stored {
  readonly rev: number;
  readonly registration: { readonly version: number; readonly value: Registration | null } | null;
  readonly settings: { readonly version: number; readonly value: PracticeSettings } | null;
}

const key = "registered";
const nothing: Stored = { rev: 0, registration: null, settings: null };

function registeredBy({ rev, registration, settings }: Stored): Registered {
  return registeredFrom({
    rev,
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

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#id = parseRoomName("practice", ports.name)?.practice ?? "";
    this.#requests = new Requests(ports);
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
    const change = { settings: { version, value: settings } };
    return { id: this.#id, applied: await this.#store(version, present => present.settings, change) };
  }

  /** False where as high a version is stored. Between looking and storing nobody else can store. */
  async #store(
    version: number,
    partOf: (stored: Stored) => { readonly version: number } | null,
    change: Partial<Stored>,
  ): Promise<boolean> {
    const present = await this.#stored();
    if ((partOf(present)?.version ?? -1) >= version) {
      await this.#ports.storage.settled();
      return false;
    }
    const next: Stored = { ...present, ...change, rev: present.rev + 1 };
    await this.#ports.storage.commit({ put: { [key]: next } });
    // Rooms of this process ask at once; they are answered when it is on disk.
    this.#ports.deployment.practices.outdate(this.#id);
    return true;
  }

  async #stored(): Promise<Stored> {
    return (await this.#ports.storage.get<Stored>(key)) ?? nothing;
  }

  #list(said: Omit<Listed, "practice">): Promise<void> {
    const body: Listed = { practice: this.#id, ...said };
    return tell(this.#ports, "operator", operatorRoom, "internal/listed", body);
  }
}
