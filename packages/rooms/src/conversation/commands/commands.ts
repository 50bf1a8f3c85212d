/** Carries out what a person asks of a conversation, over a socket or by a request: once, however often it comes. */
import {
  type Command,
  type Context,
  decide,
  type Facts,
  firstPlaceOf,
  type Person,
  type Position,
  refusal,
  viewOf,
} from "@carethread/model";
import { type Ports, Refuse } from "../../base/base.ts";
import type { Book } from "../book.ts";
import type { Files } from "../files/files.ts";
import type { ReadingPlaces } from "../reading.ts";
import { lookUpCalled, type People, type Rights } from "../rights/rights.ts";
import { isText } from "../texting/texting.ts";
import type { Transact } from "../transact.ts";

export interface CommandsOptions {
  readonly ports: Ports;
  /** The practice's id. */
  readonly practice: string;
  readonly book: Book;
  readonly people: People;
  readonly rights: Rights;
  readonly files: Files;
  readonly places: ReadingPlaces;
  readonly transact: Transact;
  readonly context: (facts: Facts) => Context;
}

export class Commands {
  readonly #options: CommandsOptions;

  constructor(options: CommandsOptions) {
    this.#options = options;
  }

  /** The place of the last event that it made. Throws a Refuse where it is refused. */
  async give(person: Person, id: string, command: Command): Promise<Position> {
    const { ports, practice, book, people, rights, files, places, transact, context } = this.#options;
    const may = rights.may(person);
    const called = await lookUpCalled({
      ...{ ports, practice, people, command, may },
      author: person.id,
      state: book.state,
    });
    const marks = command.type === "mark-unread";
    const wayBack = (marks && (await places.wayBack(person, command.pos))) || undefined;
    const text = command.type === "text-again" ? await this.#textAt(person, command.pos) : undefined;
    const said = command.type === "ask-correction" ? await this.#messageAt(person, command.pos) : undefined;
    const brought = await files.lookUp(person, may, command);
    const answer = await transact({
      named: { person: person.id, id, body: command },
      isAuthors: true,
      decide: state => {
        const facts = rights.access(person);
        // The right, or only the lease, ended since it was looked up. This answer is not remembered: it may come back.
        if (facts === null) return refusal("server-error");
        const known = { ...context(facts), ...called(), ...brought(), wayBack, text, said };
        const decided = decide(state, known, command);
        if (!("refused" in decided) && command.type === "message") files.took(command.attachments);
        return decided;
      },
    });
    if ("refused" in answer) throw new Refuse(answer.refused, answer.params);
    return answer;
  }

  /** The message at a place that the person sees. */
  async #messageAt(person: Person, pos: number): Promise<Context["said"]> {
    const { book } = this.#options;
    const view = viewOf(person.side);
    const end = view === "staff" ? book.head().seq : book.head().portal;
    if (book.state === null || pos < firstPlaceOf(book.state, person.id) || pos > end) return undefined;
    const entry = await book.log.at(view, pos);
    return entry?.event.type === "message"
      ? { id: entry.event.id, seq: entry.seq, portal: entry.portal }
      : undefined;
  }

  /** The message that went out as a text, at a place that the person sees. */
  async #textAt(person: Person, pos: number): Promise<string | undefined> {
    const { book } = this.#options;
    const { state } = book;
    if (state === null || pos < firstPlaceOf(state, person.id) || pos > state.staff.head.pos)
      return undefined;
    const event = (await book.log.at("staff", pos))?.event;
    return event !== undefined && isText(event) ? event.id : undefined;
  }
}
