/** How far people have read: what lies between two places is counted piece by piece, for a log may be longer than the memory. */
import {
  firstPlaceOf,
  type Member,
  movesMark,
  type Person,
  type PersonId,
  type Position,
  placeBefore,
  project,
  type Reach,
  readPast,
  recount,
  type Stored,
  stateFor,
  viewOf,
  type WayBack,
} from "@carethread/model";
import type { Book } from "./book.ts";
import type { Transact } from "./transact.ts";

/** Events that are counted at once. */
const piece = 256;

/** Pieces in which the last message of others is looked for. */
const piecesBack = 8;

/** Messages of the patient's side that are looked at at once for the first one that waits. */
const patientPiece = 16;

export class ReadingPlaces {
  readonly #book: Book;
  readonly #transact: Transact;
  readonly #now: () => number;

  constructor(book: Book, transact: Transact, now: () => number) {
    this.#book = book;
    this.#transact = transact;
    this.#now = now;
  }

  /**
   * Everything from one place of a member's view to another was on their screen, or with `from` null they are done with
   * what stands up to the other; `no-such-place` where the log does not reach so far.
   */
  async read(person: Person, from: number | null, pos: number): Promise<"no-such-place" | "done"> {
    const book = this.#book;
    const view = viewOf(person.side);
    const end = book.shown === null ? null : stateFor(book.shown, view);
    const first = from ?? pos;
    if (end === null || first < 1 || pos < first || pos > end.head.pos) return "no-such-place";
    const last = await book.log.at(view, pos);
    const begin = first === pos ? last : await book.log.at(view, first);
    if (last === undefined || begin === undefined) return "no-such-place";
    const reach: Reach = {
      shownAfter: from === null ? null : placeBefore(begin),
      to: { seq: last.seq, portal: last.portal },
    };
    // What stands up to a place never changes; only the mark may move while it is counted.
    for (let isDone = false; !isDone; ) isDone = await this.#attempt(person.id, reach);
    return "done";
  }

  /**
   * How far a member's mark goes back to the message at a place of their view, or to the last one of others; null where
   * there is none.
   */
  async wayBack(person: Person, pos: number | undefined): Promise<WayBack | null> {
    const book = this.#book;
    const member = book.state?.staff.members[person.id];
    const mark = book.state?.reading[person.id]?.mark;
    if (book.state === null || member === undefined || mark === undefined) return null;
    if (pos !== undefined && pos < firstPlaceOf(book.state, person.id)) return null;
    const entry =
      pos === undefined ? await this.#lastFor(member) : await book.log.at(viewOf(person.side), pos);
    if (entry === undefined) return null;
    const before = placeBefore(entry);
    const { unread, badge, since } = await this.#passed(member, before, mark, undefined);
    return { mark, before, between: { unread, badge, since } };
  }

  /** The last message that others wrote, as far as it is looked for, else one's own. */
  async #lastFor({ person }: Member): Promise<Stored | undefined> {
    const { log, shown } = this.#book;
    if (shown === null) return undefined;
    const first = firstPlaceOf(shown, person.id);
    let last: Stored | undefined;
    let to = shown.staff.head.pos;
    for (let pieces = 0; pieces < piecesBack && to >= 1; pieces++, to -= piece) {
      const found = (await log.range(Math.max(1, to - piece + 1), to)).filter(
        stored =>
          stored.event.type === "message" && (project(stored, viewOf(person.side))?.pos ?? 0) >= first,
      );
      last ??= found.at(-1);
      const others = found.findLast(({ event }) => event.by.id !== person.id);
      if (others !== undefined) return others;
    }
    return last;
  }

  /** False where the mark moved meanwhile. */
  async #attempt(person: PersonId, reach: Reach): Promise<boolean> {
    const book = this.#book;
    const member = book.state?.staff.members[person];
    const reading = book.state?.reading[person];
    if (member === undefined || reading === undefined) return true;
    const { mark } = reading;
    const from = reading.shown?.from;
    // Where the mark stays, nothing is passed.
    const to = movesMark(member, reading, reach) ? reach.to : mark;
    const passed = await this.#passed(member, mark, to, from);
    const last = Math.max(mark.seq, to.seq);
    const isLeft = reading.since !== null && reading.badge > passed.badge;
    const since = isLeft ? await this.#firstWaiting(member, last) : null;
    let isDone = true;
    let shownTo: number | null = null;
    await this.#transact({
      beside: () =>
        shownTo === null || book.patient === null
          ? {}
          : book.rows.record.shown(book.patient.id, member.person, shownTo),
      decide: state => {
        if (state === null) return { events: [], state };
        const present = state.reading[person];
        if (present !== undefined && (present.mark !== mark || isOther(from, present.shown?.from))) {
          isDone = false;
          return { events: [], state };
        }
        // What others wrote while the storage was read stands in memory alone.
        const left =
          since ??
          recount(
            member,
            book.underWay.filter(({ seq }) => seq > last),
          ).since;
        const next = readPast(state, person, reach, passed, left, this.#now()) ?? state;
        const receipt = next.reading[person]?.receipt.seq ?? 0;
        // Where the receipt grows, something was on their screen that they had not seen.
        shownTo = receipt > (present?.receipt.seq ?? 0) ? receipt : null;
        return { events: [], state: next };
      },
    });
    return isDone;
  }

  /** `from` is the first place of what is believed to be on the person's screen. */
  async #passed(member: Member, mark: Position, to: Position, from: number | undefined) {
    const passed = { unread: 0, badge: 0, since: null as number | null, shown: { patient: 0, team: 0 } };
    for (let first = mark.seq + 1; first <= to.seq; first += piece) {
      const last = Math.min(to.seq, first + piece - 1);
      const { unread, badge, since, shown } = recount(member, await this.#book.log.range(first, last), from);
      passed.since ??= since;
      passed.unread += unread;
      passed.badge += badge;
      passed.shown.patient += shown.patient;
      passed.shown.team += shown.team;
    }
    return passed;
  }

  /** When the first message of the patient's side behind `seq` was sent that entered the member's badge. */
  async #firstWaiting(member: Member, seq: number): Promise<number | null> {
    for (let from = seq; ; ) {
      const found = await this.#book.log.patients(from, patientPiece);
      const { since } = recount(member, found);
      const last = found.at(-1);
      if (since !== null || last === undefined) return since;
      from = last.seq;
    }
  }
}

/** Whether what was believed shown has lapsed meanwhile; what only then came is behind all that is read. */
function isOther(before: number | undefined, now: number | undefined): boolean {
  return before !== undefined && before !== now;
}
