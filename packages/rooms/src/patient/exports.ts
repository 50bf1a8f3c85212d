/**
 * Somebody takes out what they see of what was said with the patient. That stands in the record first; then come the
 * conversations, in the order in which they began, and what is in them everybody reads by their own right as ever.
 */
import {
  authorOf,
  canExport,
  canTakeOut,
  cardOf,
  ExportPage,
  type ExportQuery,
  exportCursor,
  type Facts,
  limits,
  type Person,
  type PersonFacts,
  parseExportCursor,
  type Row,
  readEntry,
  roomName,
} from "@carethread/model";
import { ask, askFacts, fewAtATime, Refuse, RowAnswer, spend } from "../base/base.ts";
import type { PatientRecord } from "./record.ts";
import type { TalksOptions } from "./talks.ts";

/** Conversations that are asked at once. */
const width = 16;

export interface ExportsOptions
  extends Pick<TalksOptions, "ports" | "practice" | "conversations" | "merging" | "facts"> {
  readonly record: PatientRecord;
}

/** What was begun: the number of its entry in the record, and when that was stored. */
interface Begun {
  readonly entry: number;
  readonly at: number;
}

export class Exports {
  readonly #options: ExportsOptions;

  constructor(options: ExportsOptions) {
    this.#options = options;
  }

  /** A page of it; the first one begins it. */
  async page(person: Person, query: ExportQuery): Promise<ExportPage> {
    const { ports, practice, merging } = this.#options;
    if (merging.into !== null) return merging.ask("internal/export-for", { person, query }, ExportPage);
    // Every page wakes as many rooms as a list does.
    await spend(ports, practice.id, person.id, { lists: 1 });
    const facts = await askFacts(ports, practice.id, person);
    const only = query.conversation === undefined ? null : await this.#seen(query.conversation, facts);
    const begun = await this.#begun(facts, query);
    const known = this.#allowed(facts, query);
    const { rows, more } =
      only === null ? await this.#rows(facts, begun, query) : { rows: [only], more: null };
    this.#allowed(facts, query);
    const { name } = practice;
    return { at: begun.at, by: authorOf(known), practice: name, patient: cardOf(known.patient), rows, more };
  }

  /** What is known of both, where it may be taken out; of one conversation it is known by its room who sees it. */
  #allowed(person: PersonFacts, { conversation }: ExportQuery): Facts {
    const patient = this.#options.facts();
    if (patient === null) throw new Refuse("not-found");
    const facts = { person, patient, settings: this.#options.practice.settings };
    const denied = conversation === undefined ? canExport(facts) : canTakeOut(person);
    if (denied !== null) throw new Refuse(denied);
    return facts;
  }

  /** Resolves when it stands in the record that this is taken out. */
  async #begun(person: PersonFacts, { conversation, after }: ExportQuery): Promise<Begun> {
    const { record } = this.#options;
    const facts = this.#allowed(person, { conversation });
    if (after === undefined) return record.exportedMessages(authorOf(facts), conversation);
    const entry = parseExportCursor(after)?.entry ?? 0;
    const [raw] = entry === 0 ? [] : await record.these([entry]);
    const said = readEntry(raw);
    // Nobody goes on with what they have not begun.
    const isTheirs =
      said?.type === "exported" &&
      said.what === "messages" &&
      said.by.id === person.person.id &&
      said.conversation === conversation;
    if (!isTheirs) throw new Refuse("bad-request", { at: "after" });
    return { entry, at: said.at };
  }

  async #seen(id: string, person: PersonFacts): Promise<Row> {
    const isOurs = this.#options.conversations.ids().includes(id);
    const row = isOurs ? await this.#row(id, person) : null;
    if (row === null) throw new Refuse("not-found");
    return row;
  }

  /** One that cannot be had ends it: half of what was said is not all of it. */
  async #rows(
    person: PersonFacts,
    { entry, at }: Begun,
    { after }: ExportQuery,
  ): Promise<Pick<ExportPage, "rows" | "more">> {
    const from = after === undefined ? null : parseExportCursor(after);
    const all = this.#options.conversations
      .inOrder()
      .filter(each => each.at <= at && (from === null || isBehind(each, from)));
    const some = all.slice(0, limits.pageRows);
    const found = await fewAtATime(width, some, ({ id }) => this.#row(id, person));
    const last = some.at(-1);
    return {
      rows: found.filter(row => row !== null),
      more: last === undefined || some.length === all.length ? null : exportCursor({ entry, ...last }),
    };
  }

  async #row(id: string, person: PersonFacts): Promise<Row | null> {
    const { ports, practice } = this.#options;
    const room = roomName(practice.id, id);
    return (await ask(ports, "main", room, "internal/row-for", { person }, RowAnswer)).row;
  }
}

interface Place {
  readonly id: string;
  readonly at: number;
}

function isBehind(place: Place, before: Place): boolean {
  return place.at === before.at ? place.id > before.id : place.at > before.at;
}
