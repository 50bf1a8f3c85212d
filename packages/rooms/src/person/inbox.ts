/**
 * A person's inbox as their room keeps it: rows, and their own patients who have no conversation. Nothing of it but the
 * counts is held in memory. Beside each row that is shown stand keys in the order of the tabs, in the same commit.
 *
 * Work on it is done one after the other, in turns. In a turn no other room is waited for.
 */
import {
  canHoldPatient,
  canHoldRow,
  holding,
  limits,
  type PatientCard,
  type PersonFacts,
  type PracticeSettings,
  type Row,
  type RowGone,
  type RowOrder,
  type RowPage,
  type Tab,
} from "@carethread/model";
import type { Commit, PushOwnPatient, Storage } from "../base/base.ts";
import { type Counts, counted, countsFrom, noRows, placed, placesOf, standsElsewhere } from "./counts.ts";
import { Draft } from "./draft.ts";
import {
  type GoneRow,
  idOf,
  type KeptRow,
  type Known,
  keys,
  nothing,
  partOf,
  prefixes,
  standsAs,
  type ToldRow,
  type Waiting,
} from "./kept.ts";

export type InboxFrame =
  | { readonly type: "row"; readonly row: Row | RowGone }
  | { readonly type: "patient"; readonly patient: PatientCard }
  | { readonly type: "patient-gone"; readonly id: string };

export interface InboxOptions {
  readonly storage: Storage;
  /** The person's as the host pushed them: what they must not see is not shown. */
  readonly facts: () => PersonFacts | null;
  readonly settings: Pick<PracticeSettings, "staffAccess" | "marker" | "archive">;
  /** Tells the person's devices. */
  readonly show: (frames: readonly InboxFrame[]) => void;
}

interface Stored {
  readonly counts: Counts;
  /** What decided what is shown: see `holding`. */
  readonly rules: string;
  /** How far what is shown follows other rules that came; null where it does. */
  readonly walk: Walk | null;
}

interface Walk {
  /** In `walks`. */
  readonly step: number;
  /** The last key that was looked at. */
  readonly after: string;
}

/** Before any rules decided. */
const nothingShown: Stored = { counts: noRows, rules: "", walk: null };

const fromStart: Walk = { step: 0, after: "" };

/** What is walked when the rules change: withdrawals first. */
const walks = [
  { prefix: prefixes.row, withdraws: true },
  { prefix: prefixes.patient, withdraws: true },
  { prefix: prefixes.row, withdraws: false },
  { prefix: prefixes.patient, withdraws: false },
] as const;

/** Values that are read, and keys that are changed, in one turn of a walk. */
const piece = 100;

export class Inbox {
  readonly #options: InboxOptions;
  #stored = nothingShown;
  /** The last turn that was asked for. */
  #last: Promise<unknown> = Promise.resolve();
  #walking: Promise<void> | null = null;

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    const { storage } = this.#options;
    const stored = (await storage.get<Stored>(keys.inbox)) ?? { ...nothingShown, rules: this.#rules() };
    this.#stored = { ...stored, counts: countsFrom(stored.counts) };
  }

  get counts(): Counts {
    return this.#stored.counts;
  }

  /** Whether something that may no longer be shown is still counted. */
  get isWithdrawing(): boolean {
    const { rules, walk } = this.#stored;
    return rules !== this.#rules() || walks[walk?.step ?? walks.length]?.withdraws === true;
  }

  // Turns

  /** Does something when all that was asked for before is done. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => {});
    return done;
  }

  /** Does something in a turn in which what is shown is what the rules let, as they are then. */
  async whenSettled<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      await this.settled();
      const done = await this.inTurn(async () => (this.isSettled ? { value: await work() } : null));
      if (done !== null) return done.value;
    }
  }

  /** Resolves when what is shown is what the rules let. A walk that an earlier life began goes on where it was. */
  async settled(): Promise<void> {
    while (!this.isSettled) {
      this.#walking ??= this.#walk().finally(() => {
        this.#walking = null;
      });
      await this.#walking;
    }
  }

  /** Whether what is shown is what the rules let. */
  get isSettled(): boolean {
    const { rules, walk } = this.#stored;
    return walk === null && rules === this.#rules();
  }

  // What is read, in a turn

  /** A page of a tab, from the top or after a place. */
  async page(tab: Tab, after: RowOrder | null): Promise<RowPage> {
    const start = after === null ? keys.tab(tab) : `${keys.inTab(tab, after)}\0`;
    const found = await this.#options.storage.list<Row>({
      prefix: keys.tab(tab),
      start,
      limit: limits.pageRows + 1,
    });
    const rows = [...found.values()].slice(0, limits.pageRows);
    return { rows, more: found.size > limits.pageRows, count: this.counts.rows[partOf(tab)] };
  }

  /** Those of the person's own patients who have no conversation, in no order; where there are too many, some of them. */
  async patients(): Promise<PatientCard[]> {
    const { storage } = this.#options;
    const found = await storage.list<PatientCard>({ prefix: prefixes.own, limit: limits.ownPatients });
    return [...found.values()];
  }

  /** The patients whom the person asked to be notified of. */
  followed(): Promise<string[]> {
    return this.#named(prefixes.follows);
  }

  /** The patients on whose side the person writes. */
  linked(): Promise<string[]> {
    return this.#named(prefixes.linked);
  }

  /** All conversations of which the person has a row, shown or not. */
  async conversations(): Promise<string[]> {
    const { row: prefix } = prefixes;
    const ids: string[] = [];
    for (let start: string = prefix; ; ) {
      const found = await this.#options.storage.list({ prefix, start, limit: piece });
      ids.push(...[...found.keys()].map(key => key.slice(prefix.length)));
      if (found.size < piece) return ids;
      start = `${[...found.keys()].at(-1)}\0`;
    }
  }

  async #named(prefix: string): Promise<string[]> {
    const found = await this.#options.storage.list({ prefix });
    return [...found.keys()].map(key => key.slice(prefix.length));
  }

  async known(id: string): Promise<Known> {
    const [row, gone] = [keys.row(id), keys.gone(id)];
    const found = await this.#options.storage.getMany<KeptRow | GoneRow>([row, gone]);
    const kept = (found.get(row) as KeptRow | undefined) ?? null;
    if (kept !== null) return { ...kept, rev: kept.row.rev, kept };
    return { ...nothing, ...(found.get(gone) as GoneRow | undefined) };
  }

  /** Those of some rows that are shown. */
  async shown(ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const found = await this.#options.storage.getMany<KeptRow>(ids.map(keys.row));
    return new Map([...found.values()].flatMap(({ row, shown }) => (shown === true ? [[row.id, row]] : [])));
  }

  /** The row that has waited longest of those after this one, where the person may be reminded of it. */
  async nextWaiting(after: Waiting | null): Promise<Waiting | null> {
    const start = after === null ? prefixes.waits : `${keys.waits(after.since, after.id)}\0`;
    const found = await this.#options.storage.list<string>({ prefix: prefixes.waits, start, limit: 1 });
    for (const [key, id] of found)
      return { since: Number(key.slice(prefixes.waits.length).split(":")[0]), id };
    return null;
  }

  /** Whether a row may be shown. */
  holds(kept: ToldRow): kept is KeptRow {
    if ("gone" in kept.row) return false;
    const facts = this.#options.facts();
    return facts === null || canHoldRow(facts, kept, this.#options.settings);
  }

  // What is changed, in a turn

  draft(): Draft {
    return new Draft(this.#options.storage, this.counts, this.#rules());
  }

  /** Stores what was drafted, with what else belongs to it; the counts are those from here on. */
  commit(draft: Draft, { put = {}, remove = [] }: Commit = {}): Promise<void> {
    // Rules that came meanwhile, or that did not stay, are followed from the first row on.
    const rules = this.#rules();
    const isSame = draft.rules === rules && this.#stored.rules === rules;
    const { walk } = isSame ? this.#stored : { walk: fromStart };
    this.#stored = { counts: draft.counts, rules, walk };
    const changes = draft.changes();
    return this.#options.storage.commit({
      put: { ...changes.put, [keys.inbox]: this.#stored, ...put },
      remove: [...changes.remove, ...remove],
    });
  }

  /** Puts a row where it stands now, and gives what devices are to be told of it. */
  async setRow(draft: Draft, old: Known, pushed: ToldRow): Promise<InboxFrame[]> {
    const { id, rev } = pushed.row;
    const was = old.kept?.shown === true ? old.kept : null;
    const is = this.holds(pushed) ? placed(pushed, this.#options.settings) : null;
    if (was !== null) {
      for (const [key] of placesOf(was)) draft.remove(key);
      draft.counts = counted(draft.counts, was, -1);
    }
    if (is !== null) {
      for (const [key, value] of placesOf(is)) draft.put(key, value);
      draft.counts = counted(draft.counts, is, 1);
    }
    if ("gone" in pushed.row) {
      const { news, reminded = null, told = null } = pushed;
      draft.put(keys.gone(id), { rev, news, reminded, told } satisfies GoneRow);
      if (old.kept !== null) draft.remove(keys.row(id));
    } else {
      draft.put(keys.row(id), { ...(is ?? pushed), shown: is !== null });
      if (old.kept === null && old.rev >= 0) draft.remove(keys.gone(id));
    }
    const frames: InboxFrame[] =
      is !== null
        ? [{ type: "row", row: is.row }]
        : was !== null
          ? [{ type: "row", row: { id, rev, gone: true } }]
          : [];
    const [before, now] = [was?.row.patient.id, is?.row.patient.id];
    if (before === now) return frames;
    if (now !== undefined) frames.push(...(await this.#talks(draft, now, 1)));
    if (before !== undefined) frames.push(...(await this.#talks(draft, before, -1)));
    return frames;
  }

  /** A patient's first row takes the place of the patient, who stands there again after the last. */
  async #talks(draft: Draft, id: string, by: 1 | -1): Promise<InboxFrame[]> {
    const rows = ((await draft.get<number>(keys.talks(id))) ?? 0) + by;
    if (rows > 0) draft.put(keys.talks(id), rows);
    else draft.remove(keys.talks(id));
    if (by === 1 && rows > 1) return [];
    return this.#showPatient(draft, id, await draft.get<PushOwnPatient>(keys.patient(id)));
  }

  /** Resolves when it is stored, or was before. */
  setPatient(pushed: PushOwnPatient): Promise<void> {
    const id = idOf(pushed);
    return this.inTurn(async () => {
      const draft = this.draft();
      const old = await draft.get<PushOwnPatient>(keys.patient(id));
      if ((old?.rev ?? -1) >= pushed.rev) return;
      for (const key of standsAs(old)) draft.remove(key);
      for (const key of standsAs(pushed)) draft.put(key, true);
      draft.put(keys.patient(id), pushed);
      const frames = await this.#showPatient(draft, id, pushed);
      const stored = this.commit(draft);
      this.#options.show(frames);
      await stored;
    });
  }

  /** Lets go of a patient's card: what stays is the mark that they are gone, or that the person writes for them. */
  forgetPatient(id: string): Promise<void> {
    return this.inTurn(async () => {
      const draft = this.draft();
      const old = await draft.get<PushOwnPatient>(keys.patient(id));
      if (old === undefined || !("patient" in old)) return;
      const gone: PushOwnPatient = { id, rev: old.rev, gone: true };
      for (const key of standsAs(old)) draft.remove(key);
      draft.put(keys.patient(id), gone);
      const frames = await this.#showPatient(draft, id, gone);
      const stored = this.commit(draft);
      this.#options.show(frames);
      await stored;
    });
  }

  /** Puts a patient of the person's where they stand now, and gives what devices are to be told of it. */
  async #showPatient(draft: Draft, id: string, kept: PushOwnPatient | undefined): Promise<InboxFrame[]> {
    const was = await draft.get<PatientCard>(keys.own(id));
    const talks = await draft.get<number>(keys.talks(id));
    const is = talks === undefined && kept !== undefined ? this.#heldPatient(kept) : null;
    if (is === null) {
      if (was === undefined) return [];
      draft.remove(keys.own(id));
      return [{ type: "patient-gone", id }];
    }
    if (JSON.stringify(is) === JSON.stringify(was)) return [];
    draft.put(keys.own(id), is);
    return [{ type: "patient", patient: is }];
  }

  #heldPatient(kept: PushOwnPatient): PatientCard | null {
    if (!("patient" in kept)) return null;
    return canHoldPatient(this.#options.facts(), kept) ? kept.patient : null;
  }

  // The walk

  #rules(): string {
    return holding(this.#options.facts(), this.#options.settings);
  }

  async #walk(): Promise<void> {
    while (!this.isSettled) await this.inTurn(() => this.#goOn());
  }

  /** One piece of the walk, stored with how far it came. */
  async #goOn(): Promise<void> {
    const rules = this.#rules();
    let walk = this.#stored.rules === rules ? this.#stored.walk : fromStart;
    const draft = this.draft();
    const frames: InboxFrame[] = [];
    for (let read = 0; walk !== null && read < piece && draft.size < piece; ) {
      const { step, after }: Walk = walk;
      const { prefix, withdraws } = walks[step] as (typeof walks)[number];
      const start = after === "" ? prefix : `${after}\0`;
      const found = await this.#options.storage.list<unknown>({ prefix, start, limit: piece });
      read += Math.max(1, found.size);
      const ids = [...found.keys()].map(key => key.slice(prefix.length));
      if (prefix === prefixes.patient) await draft.read(ids.flatMap(id => [keys.own(id), keys.talks(id)]));
      let last = after;
      for (const [key, value] of found) {
        if (draft.size >= piece) break;
        last = key;
        const changed =
          prefix === prefixes.row
            ? this.#rowAgain(draft, withdraws, value as KeptRow)
            : this.#patientAgain(draft, withdraws, value as PushOwnPatient);
        frames.push(...(await changed));
      }
      const isOver = found.size < piece && last === ([...found.keys()].at(-1) ?? after);
      const next = step + 1 < walks.length ? { step: step + 1, after: "" } : null;
      walk = isOver ? next : { step, after: last };
    }
    this.#stored = { ...this.#stored, rules, walk };
    const stored = this.commit(draft);
    this.#options.show(frames);
    await stored;
  }

  async #rowAgain(draft: Draft, withdraws: boolean, kept: KeptRow): Promise<InboxFrame[]> {
    const isShown = kept.shown === true;
    const isHeld = this.holds(kept);
    const isElsewhere = isHeld && (!isShown || standsElsewhere(kept, this.#options.settings));
    if (!(withdraws ? isShown && !isHeld : isElsewhere)) return [];
    return this.setRow(draft, { ...kept, rev: kept.row.rev, kept }, kept);
  }

  async #patientAgain(draft: Draft, withdraws: boolean, kept: PushOwnPatient): Promise<InboxFrame[]> {
    const id = idOf(kept);
    const isShown = (await draft.get(keys.own(id))) !== undefined;
    return isShown === withdraws ? this.#showPatient(draft, id, kept) : [];
  }
}
