/** What others ask of a patient's record: the practice's back end, persons' rooms for who may read it, and conversations. */
import {
  type AccessPage,
  type CheckpointHead,
  type PatientFacts,
  type PatientId,
  type Purge,
  type RecordPage,
  Unsealing,
  type UnsealingRecorded,
} from "@carethread/model";
import {
  AppendAccess,
  type AskedPage,
  AskRecord,
  AskVerdict,
  askedPage,
  newest,
  type Ports,
  PushRecorded,
  type RecordAnswer,
  Refuse,
  type Requests,
  type Route,
  readBody,
  recordPage,
  type Verdict,
  verdictOf,
} from "../base/base.ts";
import type { PatientConversations } from "./conversations.ts";
import type { Merging } from "./merging.ts";
import type { PatientRecord } from "./record.ts";

export interface RecordDoorOptions {
  readonly ports: Ports;
  readonly requests: Requests;
  readonly record: PatientRecord;
  readonly merging: Pick<Merging, "from" | "into">;
  readonly conversations: PatientConversations;
  readonly facts: () => PatientFacts | null;
  /** Conversations of which no word is left. */
  readonly gone: () => readonly Purge[];
}

/** How far a patient's record is, for who stands outside; null where it has not begun. */
export function recordHead({ chain }: PatientRecord, key: PatientId): CheckpointHead | null {
  return chain.hasBegun ? { party: "patient", key, ...chain.end } : null;
}

export class RecordDoor {
  readonly routes: Readonly<Record<string, Route>> = {
    "GET access": request => this.#accessPage(request),
    "GET record": request => this.#recordPage(request),
    "POST unsealing": request => this.#unsealing(request),
    "POST internal/access": request => this.#opened(request),
    "POST internal/recorded": request => this.#recorded(request),
    "POST internal/record": async request => this.#read(await readBody(request, AskRecord)),
    "POST internal/verify": async request => this.#verify(await readBody(request, AskVerdict)),
  };
  readonly #options: RecordDoorOptions;

  constructor(options: RecordDoorOptions) {
    this.#options = options;
  }

  async #opened(request: Request): Promise<{ at: number }> {
    const access = await readBody(request, AppendAccess);
    if (this.#options.facts() === null) throw new Refuse("not-found");
    this.#options.conversations.heardOf(access.conversation, true);
    return { at: await this.#options.record.append(access) };
  }

  /** The record goes on also where the chart was let go: what happened before that may come late. */
  async #recorded(request: Request): Promise<{ to: number }> {
    const pushed = await readBody(request, PushRecorded);
    const { facts, record } = this.#options;
    if (facts() === null && record.chain.end.n === 0) throw new Refuse("not-found");
    return { to: await record.take(pushed) };
  }

  async #accessPage(request: Request): Promise<AccessPage> {
    const { before, limit } = await this.#page(request);
    return { ...(await this.#options.record.accessPage(before, limit)), ...this.#merged() };
  }

  async #recordPage(request: Request): Promise<RecordPage> {
    const { before, limit } = await this.#page(request);
    const entries = await this.#options.record.page(before, limit);
    return { ...recordPage(entries), ...this.#merged() };
  }

  /** The practice's back end is about to open what the rooms cannot read. */
  async #unsealing(request: Request): Promise<UnsealingRecorded> {
    const { requests, record } = this.#options;
    const { person } = await requests.identify(request);
    if (person.side !== "system") throw new Refuse("not-found");
    const said = await readBody(request, Unsealing);
    if (!this.#isThere() || !this.#wasHere(said.conversation)) throw new Refuse("not-found");
    return record.unsealed(person, said);
  }

  /** Also one that is gone or went over to another patient: it may be opened from what was taken out before. */
  #wasHere(conversation: string): boolean {
    const { conversations, gone, merging } = this.#options;
    const isGone = gone().some(each => each.conversation === conversation);
    return merging.into !== null || isGone || conversations.ids().includes(conversation);
  }

  async #page(request: Request): Promise<AskedPage> {
    const asked = await askedPage(this.#options.requests, request);
    if (!this.#isThere()) throw new Refuse("not-found");
    return asked;
  }

  #isThere(): boolean {
    return this.#options.facts() !== null || this.#options.record.chain.end.n > 0;
  }

  #merged(): { merged?: PatientId[] } {
    const { from } = this.#options.merging;
    return from.length > 0 ? { merged: [...from] } : {};
  }

  async #read({ before = newest, limit, by, these, exporter }: AskRecord): Promise<RecordAnswer> {
    const { record, facts } = this.#options;
    if (!this.#isThere()) throw new Refuse("not-found");
    if (exporter !== undefined) await record.exported(exporter, by);
    const chart = facts();
    const { id, name, patientId } = chart ?? {};
    return {
      entries: these === undefined ? await record.page(before, limit, by) : await record.these(these),
      ...(id !== undefined && name !== undefined && patientId !== undefined
        ? { patient: { id, name, patientId } }
        : {}),
      ...this.#merged(),
    };
  }

  async #verify(asked: AskVerdict): Promise<Verdict> {
    if (!this.#isThere()) throw new Refuse("not-found");
    const verdict = await verdictOf(this.#options.record.chain, asked);
    const conversations = [...this.#options.conversations.ids()];
    const gone = this.#options.gone().map(({ conversation, kept: { entries, link } }) => ({
      ...{ conversation, entries, link },
    }));
    return { ...verdict, conversations, gone };
  }
}
