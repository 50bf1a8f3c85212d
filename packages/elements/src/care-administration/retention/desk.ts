/**
 * What is due, held and on its way, as one of the staff looks at it: read page by page, ordered, and asked for again while
 * something is under way. What a deed is answered with is shown at once, in all rows of the patient.
 */
import { type CareClient, CareError, type Retaining } from "@carethread/client";
import type {
  DueConversation,
  Hold,
  PatientRetention,
  Purge,
  RetentionDeed,
  RetentionRule,
} from "@carethread/model";
import type { ReactiveController, ReactiveControllerHost } from "lit";

export type Patient = DueConversation["patient"];

export interface Held {
  readonly patient: Patient;
  readonly hold: Hold;
}

/** From one look at what is under way to the next, in milliseconds: at first, and at most. */
const soon = 1_000;
const late = 30_000;

const isMoving = (purge: Purge | undefined): boolean =>
  purge?.phase === "hiding" || purge?.phase === "showing" || purge?.phase === "erasing";

export class Desk implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #client: CareClient | undefined;
  #retaining: Retaining | null = null;
  #asking: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = soon;
  #isConnected = true;

  /** Whose conversations are shown; null for all that is due. */
  patient: Patient | null = null;
  /** Null until it was read, or where nothing is let go of. */
  rule: RetentionRule | null = null;
  due: readonly DueConversation[] | null = null;
  held: readonly Held[] | null = null;
  more: { readonly due: string | null; readonly held: string | null } = { due: null, held: null };
  isIncomplete = false;
  isBusy = false;
  /** What was done last. */
  done: RetentionDeed["deed"] | null = null;
  error: unknown = null;
  /** It was read in vain, and can be read again. */
  isUnread = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#watch();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  get client(): CareClient | undefined {
    return this.#client;
  }

  /** Shows what this client may order; false where it does already. */
  follow(client: CareClient | undefined): boolean {
    if (client === this.#client) return false;
    this.#client = client;
    this.#retaining = null;
    this.patient = null;
    this.#clear();
    if (client !== undefined) void this.read();
    return true;
  }

  show(patient: Patient | null): void {
    this.patient = patient;
    this.#clear();
    void this.read();
  }

  #clear(): void {
    this.#asking?.abort();
    clearTimeout(this.#timer);
    this.due = null;
    this.held = null;
    this.more = { due: null, held: null };
    this.done = null;
    this.error = null;
    this.isUnread = false;
  }

  /** From the top. What stands there stays until the answer comes. */
  async read(): Promise<void> {
    await this.#ask(async (retaining, { signal }) => {
      const { patient } = this;
      const of = patient === null ? {} : { patient: patient.id };
      const [due, held] = await Promise.all([
        retaining.list({ list: "due", ...of }, { signal }),
        patient === null
          ? retaining.list({ list: "held" }, { signal })
          : retaining.stands(patient.id, { signal }),
      ]);
      if (signal.aborted) return;
      this.rule = due.rule;
      this.isIncomplete = due.rebuilding;
      this.due = due.due;
      this.more = { due: due.more, held: "more" in held ? held.more : null };
      if ("held" in held) this.held = held.held;
      else if (patient !== null) {
        this.held = [];
        this.due = [...due.due, ...goneOf(patient, held)];
        this.#take(patient, held);
      }
    });
  }

  /** Further ones, behind those that are shown. */
  async readMore(list: "due" | "held"): Promise<void> {
    const after = this.more[list];
    if (after === null) return;
    const of = this.patient === null ? {} : { patient: this.patient.id };
    await this.#ask(async (retaining, { signal }) => {
      const page = await retaining.list({ list, after, ...of }, { signal });
      if (signal.aborted) return;
      if (list === "due") this.due = [...(this.due ?? []), ...page.due];
      else this.held = [...(this.held ?? []), ...page.held];
      this.more = { ...this.more, [list]: page.more };
    });
  }

  async #ask(work: (retaining: Retaining, asking: AbortController) => Promise<void>): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.error = null;
    this.isUnread = false;
    this.#host.requestUpdate();
    try {
      const retaining = this.#retaining ?? (await this.#client?.retaining());
      if (asking.signal.aborted || retaining === undefined) return;
      this.#retaining = retaining;
      await work(retaining, asking);
    } catch (error) {
      if (asking.signal.aborted) return;
      this.error = error;
      this.isUnread = true;
    }
    this.#watch();
    this.#host.requestUpdate();
  }

  /** Resolves with whether it was done. */
  async does(patient: Patient, deed: RetentionDeed): Promise<boolean> {
    const retaining = this.#retaining;
    if (retaining === null || this.isBusy) return false;
    this.isBusy = true;
    this.done = null;
    this.error = null;
    this.isUnread = false;
    this.#host.requestUpdate();
    let isDone = false;
    try {
      this.#take(patient, await retaining.does(patient.id, deed));
      this.done = deed.deed;
      isDone = true;
    } catch (error) {
      this.error = error;
      // Somebody else was faster, or it is not as it was shown.
      if (error instanceof CareError && !error.retryable) await this.#look(patient);
    }
    this.isBusy = false;
    this.#wait = soon;
    this.#watch();
    this.#host.requestUpdate();
    return isDone;
  }

  async #look(patient: Patient): Promise<void> {
    const retaining = this.#retaining;
    const stands = await retaining?.stands(patient.id).catch(() => undefined);
    if (stands !== undefined && retaining === this.#retaining) this.#take(patient, stands);
  }

  /** How a patient stands by now, in all that is shown of them. */
  #take(patient: Patient, { holds, purges }: PatientRetention): void {
    this.due =
      this.due?.map(row => {
        if (row.patient.id !== patient.id) return row;
        const { purge: _, ...rest } = row;
        const purge = purges.find(({ conversation }) => conversation === row.conversation);
        const on = holds.filter(
          ({ conversation }) => conversation === undefined || conversation === row.conversation,
        );
        return { ...rest, holds: on, ...(purge === undefined ? {} : { purge }) };
      }) ?? null;
    const others = this.held?.filter(held => held.patient.id !== patient.id) ?? [];
    if (this.held !== null) this.held = [...others, ...holds.map(hold => ({ patient, hold }))];
  }

  /** Asks how it stands with whom something is under way of, less and less often. */
  #watch(): void {
    clearTimeout(this.#timer);
    const moving = new Map(
      (this.due ?? []).flatMap(({ patient, purge }) => (isMoving(purge) ? [[patient.id, patient]] : [])),
    );
    if (!this.#isConnected || moving.size === 0) {
      this.#wait = soon;
      return;
    }
    this.#timer = setTimeout(async () => {
      await Promise.all([...moving.values()].map(patient => this.#look(patient)));
      this.#wait = Math.min(this.#wait * 2, late);
      this.#watch();
      this.#host.requestUpdate();
    }, this.#wait);
  }
}

/** What is gone of a patient's: its certificates say what it was. */
function goneOf(patient: Patient, { purges }: PatientRetention): DueConversation[] {
  return purges
    .filter(({ phase }) => phase === "gone")
    .map(purge => {
      const { conversation, kept } = purge;
      return { patient, conversation, kind: kept.kind, last: kept.last, goes: null, holds: [], purge };
    });
}
