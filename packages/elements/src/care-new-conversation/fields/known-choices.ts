import type { CareClient } from "@carethread/client";
import type { PatientId, StartChoices } from "@carethread/model";
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Who can be written to changes while a form stands open. */
const again = 30_000;

/** What there is to choose from about patients: asked of each, now and then again, and again after it failed. */
export class KnownChoices implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #failed: (error: unknown) => void;
  readonly #known = new Map<PatientId, StartChoices>();
  readonly #asking = new Map<PatientId, Promise<void>>();
  readonly #unknown = new Set<PatientId>();
  #wanted: readonly PatientId[] = [];
  #client: CareClient | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, failed: (error: unknown) => void) {
    this.#host = host;
    this.#failed = failed;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#look);
    this.#timer = setInterval(this.#look, again);
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#look);
    clearInterval(this.#timer);
  }

  /** What is known stays until the answer comes, and where none does. */
  readonly #look = (): void => {
    const client = this.#client;
    if (client === undefined || document.visibilityState !== "visible") return;
    for (const id of this.#wanted) if (this.#known.has(id)) void this.#renew(client, id);
  };

  async #renew(client: CareClient, id: PatientId): Promise<void> {
    const was = this.#known.get(id);
    const choices = await client.choices(id).catch(() => was);
    if (choices === was || choices === undefined || this.#known.get(id) !== was) return;
    this.#known.set(id, choices);
    this.#host.requestUpdate();
  }

  of(patient: PatientId): StartChoices | undefined {
    return this.#known.get(patient);
  }

  /** Asks about these, where it has not. */
  follow(client: CareClient | undefined, patients: readonly PatientId[]): void {
    if (client !== this.#client) this.forget();
    this.#client = client;
    this.#wanted = patients;
    if (client === undefined) return;
    for (const id of patients) {
      if (this.#known.has(id) || this.#asking.has(id) || this.#unknown.has(id)) continue;
      this.#asking.set(id, this.#ask(client, id));
    }
  }

  /** Ends when all that is wanted is known, or cannot be; undefined where nothing is under way. */
  get settling(): Promise<unknown> | undefined {
    const asking = this.#wanted.flatMap(id => this.#asking.get(id) ?? []);
    return asking.length === 0 ? undefined : Promise.all(asking);
  }

  /** What failed is asked again. */
  retry(): void {
    this.#unknown.clear();
    this.follow(this.#client, this.#wanted);
  }

  /** It may be otherwise by now. */
  forget(): void {
    this.#known.clear();
    this.#asking.clear();
    this.#unknown.clear();
  }

  async #ask(client: CareClient, id: PatientId): Promise<void> {
    // What was forgotten meanwhile says nothing any more.
    const isWanted = (): boolean => client === this.#client && this.#asking.has(id);
    try {
      const choices = await client.choices(id);
      if (isWanted()) this.#known.set(id, choices);
    } catch (error) {
      if (isWanted()) {
        this.#unknown.add(id);
        this.#failed(error);
      }
    }
    if (isWanted()) this.#asking.delete(id);
    this.#host.requestUpdate();
  }
}
