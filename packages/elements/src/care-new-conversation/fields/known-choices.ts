import type { CareClient } from "@carethread/client";
import type { PatientId, StartChoices } from "@carethread/model";
import type { ReactiveControllerHost } from "lit";

/** What there is to choose from about patients: asked once of each, and again after it failed. */
export class KnownChoices {
  readonly #host: ReactiveControllerHost;
  readonly #failed: (error: unknown) => void;
  readonly #known = new Map<PatientId, StartChoices>();
  readonly #asking = new Map<PatientId, Promise<void>>();
  readonly #unknown = new Set<PatientId>();
  #wanted: readonly PatientId[] = [];
  #client: CareClient | undefined;

  constructor(host: ReactiveControllerHost, failed: (error: unknown) => void) {
    this.#host = host;
    this.#failed = failed;
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
