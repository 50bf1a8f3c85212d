import type { CareClient, SearchStore } from "@carethread/client";
import type { PatientId, PatientMatches, Person, SearchHit } from "@carethread/model";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { StoreController } from "../../controllers/controllers.ts";

export interface Wanted {
  readonly client: CareClient | undefined;
  readonly me: Person | null;
  readonly q: string;
  /** Of this patient's conversations alone. */
  readonly patient: PatientId | null;
  readonly minChars: number;
  /** They stand above the conversations, which must not move when they come: both are shown together. */
  readonly patientsFirst: boolean;
}

/** What is shown of a search; what the search before it found stays until there is something else. */
export interface Found {
  /** The words that it was found by. */
  readonly q: string;
  readonly hits: readonly SearchHit[];
  readonly patients: PatientMatches;
}

const noPatients: PatientMatches = { patients: [], more: false };

/** One search over conversations, and for staff over patients: as is typed, from as many characters on as it needs. */
export class ListSearch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #wanted: () => Wanted;
  #store: SearchStore | null = null;
  #asked: Pick<Wanted, "client" | "q" | "patient"> | null = null;
  #asking: AbortController | null = null;
  #patients: PatientMatches | null = null;
  #found: Found | null = null;
  readonly #state: StoreController<ReturnType<SearchStore["$state"]["get"]>>;
  readonly #hits: StoreController<readonly SearchHit[]>;
  readonly #more: StoreController<ReturnType<SearchStore["$more"]["get"]>>;
  readonly #rebuilding: StoreController<boolean>;

  constructor(host: ReactiveControllerHost, wanted: () => Wanted) {
    this.#host = host;
    this.#wanted = wanted;
    host.addController(this);
    this.#state = new StoreController(host, () => this.#store?.$state);
    this.#hits = new StoreController(host, () => this.#store?.$hits);
    this.#more = new StoreController(host, () => this.#store?.$more);
    this.#rebuilding = new StoreController(host, () => this.#store?.$rebuilding);
  }

  /** How many characters are needed, where too few are typed; else 0. */
  get needed(): number {
    const { q, minChars } = this.#wanted();
    const typed = [...q.trim()].length;
    return typed > 0 && typed < minChars ? minChars : 0;
  }

  /** Whether results stand in the place of the list. */
  get isOn(): boolean {
    return this.#store !== null;
  }

  get state(): "searching" | "found" | "failed" {
    const state = this.#state.value;
    if (state === "failed") return "failed";
    return state === "hits" && !this.#awaitsPatients ? "found" : "searching";
  }

  get #awaitsPatients(): boolean {
    return this.#wanted().patientsFirst && this.#patients === null;
  }

  get more() {
    return this.#more.value ?? "none";
  }

  get isRebuilding(): boolean {
    return this.#rebuilding.value === true;
  }

  get found(): Found | null {
    return this.#found;
  }

  older(): void {
    this.#store?.older().catch(() => {});
  }

  retry(): void {
    this.#store?.retry();
  }

  hostUpdate(): void {
    const { client, q, patient, minChars } = this.#wanted();
    const words = q.trim();
    const isEnough = client !== undefined && words !== "" && [...words].length >= minChars;
    const asked = this.#asked;
    if (!isEnough) this.#stop();
    else if (asked?.client !== client || asked.q !== words || asked.patient !== patient) {
      this.#forget();
      this.#asked = { client, q: words, patient };
      this.#store = client.search(words, patient === null ? {} : { patient });
    }
    this.#take();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #forget(): void {
    this.#store?.cancel();
    this.#asking?.abort();
    this.#asking = null;
    this.#patients = null;
  }

  #stop(): void {
    this.#forget();
    this.#store = null;
    this.#asked = null;
    this.#found = null;
  }

  #take(): void {
    const hasAnswer = this.#state.value === "hits" || this.#state.value === "failed";
    if (this.#store === null || !hasAnswer) return;
    if (this.#asking === null) void this.#findPatients();
    if (this.state === "searching") return;
    const hits = this.#hits.value ?? [];
    const patients = this.#patients ?? this.#found?.patients ?? noPatients;
    this.#found = { q: this.#store.q, hits, patients };
  }

  /** Once nobody types on. */
  async #findPatients(): Promise<void> {
    const mine = new AbortController();
    this.#asking = mine;
    const { client, me, q, patient } = this.#wanted();
    if (me?.side !== "staff" || patient !== null) {
      this.#patients = noPatients;
      return;
    }
    const found = await client
      ?.findPatients(q.trim(), { for: "open", signal: mine.signal })
      // Conversations are found all the same.
      .catch(() => noPatients);
    if (this.#asking !== mine) return;
    this.#patients = found ?? noPatients;
    this.#host.requestUpdate();
  }

  /** Whether it is known whom there is besides. */
  get hasPatients(): boolean {
    return this.#patients !== null;
  }
}
