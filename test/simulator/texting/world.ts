/** A practice that texts two patients, in a simulated world: one nurse at her page, two phones, the provider between. */
import type { ConversationStore } from "@carethread/client";
import { createMemoryBrowser } from "@carethread/client/memory";
import { type Day, dateAt, patientKey, RefusedBody, roomName } from "@carethread/model";
import { type Deployment, readDeployment } from "@carethread/rooms";
import { idSecretOf } from "../../support/practice.ts";
import { account } from "../../support/texting.ts";
import { Clock } from "../clock.ts";
import { harborWith } from "../deployments.ts";
import { Device } from "../device.ts";
import { Faults } from "../faults.ts";
import { Host, type PatientRecord } from "../host.ts";
import type { Place } from "../place.ts";
import { Random } from "../random.ts";
import { Server } from "../server.ts";
import { harbor, harborKeys, importKeys } from "../tokens.ts";
import { epoch } from "../world.ts";
import { Carrier, type Taken } from "./carrier.ts";
import type { Deed, Word } from "./reference.ts";

/** What the patients' charts say, and how nobody else's text is. */
export const rightDate = "04/09/1981";
const birthDate = "1981-04-09";

/** A patient with two numbers, of which the chart has one. */
export interface Phone {
  readonly patient: string;
  readonly key: string;
  readonly numbers: readonly [string, string];
  readonly record: PatientRecord & { phone: string; plan?: string };
  readonly deeds: Deed[];
  /** Staff are doing something; how many texts are on their way. */
  isAsked: boolean;
  texting: number;
}

let shared: Promise<Deployment> | undefined;

async function deploy(): Promise<Deployment> {
  await importKeys([...harborKeys, ...harbor.keys.system]);
  const usual = harborWith({ staffAccess: "care-team", notes: true, work: null }, harbor.keys.people, 1);
  const settings = {
    kinds: ["continuous"],
    texting: true,
    cadence: true,
    enrolmentNeeded: true,
    notes: true,
  };
  return readDeployment({
    CARETHREAD_SECRET: "simulated-".repeat(4),
    CARETHREAD_DELAYS: JSON.stringify({ textRetryMax: 15_000 }),
    CARETHREAD_PRACTICES: JSON.stringify({
      harbor: { ...usual, hooks: undefined, settings, texting: account },
    }),
  });
}

export interface TextingWorldOptions {
  readonly seed: number;
  readonly complain: (why: string) => void;
  readonly took: (world: TextingWorld, text: Taken) => void;
  readonly stored: (place: Place, changes: ReadonlyMap<string, string | null>) => void;
  readonly said: (text: string) => void;
  readonly noted?: ((line: string) => void) | undefined;
}

export class TextingWorld {
  readonly clock = new Clock();
  readonly random: Random;
  readonly faults = new Faults();
  readonly server: Server;
  readonly host: Host;
  readonly carrier: Carrier;
  readonly phones: readonly Phone[];
  readonly nurse: Device;
  readonly script: string[] = [];
  /** Numbers whose STOP the rooms have heard, and since then no START. */
  readonly stopped = new Set<string>();
  readonly strangers: { readonly number: string; readonly body: string; sid: string | null }[] = [];
  texts = 0;
  readonly #options: TextingWorldOptions;

  static async create(options: TextingWorldOptions): Promise<TextingWorld> {
    shared ??= deploy();
    return new TextingWorld(options, await shared);
  }

  private constructor(options: TextingWorldOptions, deployment: Deployment) {
    this.#options = options;
    const { seed, complain } = options;
    const { clock, faults } = this;
    const random = new Random(seed);
    this.random = random;
    this.server = new Server({
      ...{ clock, random, faults, deployment, epoch, complain, processes: 1, budget: null },
      ofAlarms: null,
      ofPractice: new Random(seed * 15_485_863 + 11),
      practices: ["harbor"],
      isChanging: () => false,
      fetch: (input, init) => this.carrier.fetch(input, init),
      ...{ gated: true, early: random.chance(0.5) },
      said: (_, text) => options.said(text),
      ...{ heard: () => {}, kept: () => {} },
      stored: options.stored,
      log: (message, error) => {
        const isMistake = error instanceof Error && /^(Type|Reference|Range)Error$/.test(error.name);
        if (isMistake && error.message !== "fetch failed") complain(`${message}: ${error.stack}`);
        else this.note(`log: ${message}${error instanceof Error ? ` (${error.message})` : ""}`);
      },
      note: text => this.note(text),
    });
    const { server } = this;
    this.host = new Host(clock, server, epoch, harbor, "MRN");
    this.carrier = new Carrier({
      ...{ clock, random, server, epoch },
      note: text => this.note(text),
      took: text => options.took(this, text),
      refused: (id, to, code) => this.#refused(id, to, code),
      failed: ({ id, to }) => this.#never(id, to),
    });
    this.phones = ["rosa", "ben"].map((patient, index) => ({
      ...{ patient, key: patientKey(idSecretOf("harbor"), patient), deeds: [], isAsked: false, texting: 0 },
      numbers: [`+1202555012${index}`, `+1202555017${index}`],
      record: {
        ...{ name: patient, deceased: false, programs: [], linked: {}, team: { kim: "primary-coach" } },
        ...{ birthDate, phone: `(202) 555-012${index}` },
      },
    }));
    this.nurse = new Device({
      ...{ name: "kim", kind: "staff", sub: "kim", signer: harbor, clock, random, faults, server, epoch },
      ...{ browser: createMemoryBrowser(), persist: "device", tokenLife: 600 },
      ...{ answered: () => {}, acked: () => {} },
    });
  }

  note(text: string): void {
    const line = `${(this.clock.now / 1000).toFixed(3).padStart(11)}  ${text}`;
    this.script.push(line);
    this.#options.noted?.(line);
  }

  async begin(): Promise<void> {
    const { host, clock, random } = this;
    host.staff.set("kim", { name: "kim", active: true, restrictions: [], support: false });
    host.change("kim");
    for (const phone of this.phones) {
      host.patients.set(phone.patient, phone.record);
      this.moves(phone, 0);
    }
    await clock.advance(1_000);
    this.#tickEvery(3_000 + random.below(5_000));
  }

  end(): void {
    this.nurse.client.destroy();
    this.server.end();
  }

  /** Whether nobody waits for an answer of the rooms. */
  get isSettled(): boolean {
    const isQuiet = this.phones.every(({ isAsked, texting }) => !isAsked && texting === 0);
    return isQuiet && this.host.isDone && this.carrier.open === 0 && this.strangers.every(({ sid }) => sid);
  }

  /** The day of the practice's calendar, which is UTC's. */
  get today(): Day {
    return dateAt(undefined, epoch + this.clock.now);
  }

  /** The patient's conversation, where the nurse has it open. */
  openWith({ patient }: Phone): ConversationStore | undefined {
    const open = [...this.nurse.opened.values()].map(({ store }) => store);
    return open.find(({ $head }) => $head.get()?.patient.name === patient);
  }

  conversations(): Place[] {
    return [...this.server.places.values()].filter(({ party }) => party === "main");
  }

  // What people do

  /** The chart has another number: known when the host was heard. */
  moves(phone: Phone, index: 0 | 1): void {
    const number = phone.numbers[index];
    phone.record.phone = number;
    this.host.change(phone.patient);
    phone.deeds.push({ type: "number", number, from: this.clock.now, to: Number.POSITIVE_INFINITY });
  }

  /** Staff do something until they are answered. */
  async ask(phone: Phone, deed: string): Promise<void> {
    phone.isAsked = true;
    const { clock } = this;
    for (;;) {
      const asked: Deed = {
        ...{ type: "staff", deed, said: "", from: clock.now, to: Number.POSITIVE_INFINITY, isLost: true },
      };
      phone.deeds.push(asked);
      const said = await this.#staff(phone, deed).catch(() => null);
      asked.to = clock.now;
      if (said !== null) {
        Object.assign(asked, { said, isLost: false });
        break;
      }
      await this.pass(2_000);
    }
    this.note(`${phone.patient}: ${deed} is answered`);
    phone.isAsked = false;
  }

  /** A patient texts, from the number that the chart has or the other one. */
  async text(phone: Phone, number: string, word: Word, body: string, isAmbiguous = false): Promise<void> {
    const { clock, carrier } = this;
    const deed: Deed = {
      ...{ type: "text", number, word, body, isAmbiguous, kept: 0 },
      ...{ from: clock.now, to: Number.POSITIVE_INFINITY },
    };
    phone.deeds.push(deed);
    phone.texting++;
    if (word === "start") {
      this.stopped.delete(number);
      carrier.provider.stopped.delete(number);
    }
    await carrier.texts(number, body);
    deed.to = clock.now;
    if (word === "stop" && this.#hasStopped(phone, number)) this.stopped.add(number);
    phone.texting--;
  }

  async stranger(number: string): Promise<void> {
    const stranger = { number, body: this.newText("a stranger"), sid: null as string | null };
    this.strangers.push(stranger);
    stranger.sid = await this.carrier.texts(number, stranger.body);
  }

  /** No other text has it. */
  newText(who: string): string {
    return `${who} says ${++this.texts}.`;
  }

  pass(ms: number): Promise<void> {
    return new Promise(resolve => this.clock.setTimeout(resolve, ms));
  }

  /** How the patient's room has stored that the patient stands. */
  enrolment({ key }: Phone): { status: string; number?: string; stopped: string[] } | null {
    const text = this.server.place("patient", roomName("harbor", key)).disk.get("texting");
    return text === undefined ? null : JSON.parse(text).enrolment;
  }

  /** How the provider's door knows a patient. */
  known(key: string): { readonly number: string | null; readonly status: string } | null {
    return this.#atDoor(`number:${key}`);
  }

  /** Whether the patient's room has heard what became of a text. */
  hasHeard(key: string, text: string): boolean {
    const debt = this.#atDoor<{ due: number; told: number }>(`owed:patient/${key}:text:${text}`);
    return debt !== null && debt.told >= debt.due;
  }

  #atDoor<T>(key: string): T | null {
    const text = this.server.place("texting", "harbor~texting").disk.get(key);
    return text === undefined ? null : JSON.parse(text);
  }

  #hasStopped(phone: Phone, number: string): boolean {
    return this.enrolment(phone)?.stopped.includes(number) === true;
  }

  async #staff({ key }: Phone, deed: string): Promise<string | null> {
    const iat = Math.floor((epoch + this.clock.now) / 1000);
    // A page of another day's session each time.
    const token = harbor.mint("staff", "kim", iat, 300, { session: `s${iat}` });
    const headers = { authorization: `Bearer ${token}` };
    const url = `http://rooms.test/parties/patient/${roomName("harbor", key)}/texting`;
    const request = new Request(url, { method: "POST", headers, body: JSON.stringify({ deed }) });
    const answer = await this.server.fetch(request);
    const body = await answer.json();
    if (answer.status === 200) return "done";
    const refused = RefusedBody.parse(body);
    return refused.retryable ? null : refused.code;
  }

  // What the provider says

  #refused(id: string, to: string, code: number): void {
    if (code !== 21610) this.#never(id, to);
    for (const { numbers, deeds } of code === 21610 ? this.phones : [])
      if (numbers.includes(to)) deeds.push({ type: "blocked", number: to, id, ...this.#later() });
  }

  /** An opt-in text is known by its place. */
  #never(id: string, to: string): void {
    const [key, n] = id.split(".");
    const phone = this.phones.find(each => each.key === key);
    if (phone === undefined || !/^\d+$/.test(n ?? "")) return;
    phone.deeds.push({ type: "undelivered", number: to, id, n: Number(n), ...this.#later() });
  }

  /** The patient's room hears of it some time later: see `heard`. */
  #later(): { from: number; to: number } {
    return { from: this.clock.now, to: Number.POSITIVE_INFINITY };
  }

  #tickEvery(ms: number): void {
    this.clock.setTimeout(() => {
      if (this.faults.tickPausedUntil <= this.clock.now) void this.server.tick();
      this.#tickEvery(ms);
    }, ms);
  }
}
