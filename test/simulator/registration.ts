/**
 * The first practice where it is registered by an operator's push: what the operator and the practice's own back end
 * want of it, and how they tell its room until that has taken it in.
 */
import { practiceRoom } from "@carethread/model";
import type { Clock } from "./clock.ts";
import { harborWith, type Settings, type StaffAccess, settingsOf, type Work } from "./deployments.ts";
import { Endings, heardOfWithin } from "./endings.ts";
import type { Server } from "./server.ts";
import { harbor, harborKeys, type Key, operatorToken, replacing, type Signer } from "./tokens.ts";

export interface RegistrationOptions {
  readonly clock: Clock;
  readonly server: Server;
  /** The date when the world began, milliseconds since 1970. */
  readonly epoch: number;
  readonly access: StaffAccess;
  readonly slices: number;
  readonly work: Work | null;
}

/** After a failure it is told again, in milliseconds. */
const again = 2_000;

/** What is pushed apart, each with a version of its own. */
type Part = "registration" | "settings";

export class Registration {
  readonly endings: Endings;
  /** Signs for people with the key that the practice uses by now. */
  readonly signer: Signer;
  slices: number;
  isServed = true;
  /** Whether staff could find every patient all the time. */
  wasSearchable: boolean;
  settings: Settings;
  readonly #options: RegistrationOptions;
  readonly #initial: Settings;
  readonly #versions = { registration: 0, settings: 0 };
  readonly #taken = { registration: 0, settings: 0 };
  /** The registered ones, of which the last is the newest, and the one that signs. */
  #people: readonly Key[] = harborKeys.slice(0, 1);
  #signing = this.#people[0] as Key;
  #replaced = 0;
  /** When the practice's room last took something in. */
  #changed = 0;
  /** For how long it was not served, and since when it is not. */
  #withdrawn = 0;
  #withdrawnAt: number | null = null;

  constructor(options: RegistrationOptions) {
    this.#options = options;
    this.endings = new Endings(options.clock);
    this.signer = replacing(() => this.#signing);
    this.slices = options.slices;
    this.#initial = { staffAccess: options.access, notes: true, work: options.work };
    this.settings = this.#initial;
    this.wasSearchable = options.access === "searchable";
  }

  /** Milliseconds for which rooms may have been kept from everything. */
  get silence(): number {
    const present = this.#withdrawnAt === null ? 0 : this.#options.clock.now - this.#withdrawnAt;
    return this.#withdrawn + present;
  }

  begin(): void {
    this.#push("registration");
  }

  /** The next key beside the present one. False where there are two, or none is left. */
  addKey(): boolean {
    const next = harborKeys[this.#replaced + 1];
    if (this.#people.length > 1 || next === undefined) return false;
    this.#replaced++;
    this.#people = [...this.#people, next];
    this.#push("registration");
    return true;
  }

  /** The newest key signs; the former one, if there is one, is revoked or left for a while. */
  useNewKey(isRevoked: boolean): string {
    this.#signing = this.#people.at(-1) as Key;
    if (isRevoked && this.#people.length > 1) {
      this.#people = this.#people.slice(1);
      this.#push("registration");
    }
    return this.#signing.kid;
  }

  split(slices: number): void {
    this.slices = slices;
    this.#push("registration");
  }

  set(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
    if (this.settings.notes) this.endings.begins("notes");
    if (this.settings.staffAccess === "searchable") this.endings.begins("searchable");
    else this.wasSearchable = false;
    this.#push("settings");
  }

  /** For so many milliseconds. */
  withdraw(ms: number): void {
    this.isServed = false;
    this.#withdrawnAt = this.#options.clock.now;
    this.#push("registration");
    this.#options.clock.setTimeout(() => this.serve(), ms);
  }

  serve(): void {
    if (this.isServed) return;
    this.#withdrawn = this.silence + heardOfWithin;
    this.#withdrawnAt = null;
    this.isServed = true;
    this.endings.begins("served");
    this.#push("registration");
  }

  /** What is still to come; null where all rooms have heard of everything. */
  unrest(): string | null {
    const { clock, server } = this.#options;
    for (const part of ["registration", "settings"] as const)
      if (this.#taken[part] < this.#versions[part]) return `the practice's ${part} are to be told`;
    const isHeard = clock.now > Math.max(this.#changed, ...server.unheard) + heardOfWithin;
    return isHeard ? null : "not every room has heard of its practice's registration";
  }

  #push(part: Part): void {
    const version = ++this.#versions[part];
    void this.#bring(part, version);
  }

  async #bring(part: Part, version: number): Promise<void> {
    const { clock } = this.#options;
    while (this.#versions[part] === version) {
      if (await this.#isTaken(part, version).catch(() => false)) return this.#took(part, version);
      await new Promise<void>(resolve => clock.setTimeout(resolve, again));
    }
  }

  /** What was wanted by then holds; where something newer is wanted, that says what has ended. */
  #took(part: Part, version: number): void {
    const { clock } = this.#options;
    this.#taken[part] = Math.max(this.#taken[part], version);
    this.#changed = clock.now;
    if (this.#versions[part] !== version) return;
    if (part === "registration") {
      if (!this.isServed) this.endings.ended("served");
      for (const { kid } of harborKeys.slice(0, this.#replaced))
        if (!this.#people.some(key => key.kid === kid)) this.endings.ended(`key ${kid}`);
    } else {
      if (!this.settings.notes) this.endings.ended("notes");
      if (this.settings.staffAccess !== "searchable") this.endings.ended("searchable");
    }
  }

  async #isTaken(part: Part, version: number): Promise<boolean> {
    const { server, clock, epoch } = this.#options;
    const iat = Math.floor((epoch + clock.now) / 1000);
    const isOperators = part === "registration";
    const path = isOperators ? "registration" : "roster";
    const token = isOperators ? operatorToken(iat) : harbor.mint("system", "host", iat, 300);
    const response = await server.fetch(
      new Request(`http://rooms.test/parties/practice/${practiceRoom("harbor")}/${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ version, ...(isOperators ? this.#registration() : this.#settings()) }),
      }),
    );
    return response.status === 200;
  }

  #registration(): object {
    return this.isServed
      ? { registration: harborWith(this.#initial, this.#people, this.slices) }
      : { withdrawn: true };
  }

  #settings(): object {
    return { type: "practice", settings: settingsOf(this.settings) };
  }
}
