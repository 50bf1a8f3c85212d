/**
 * What of the log was on the viewer's screen, what of that the room knows, and what is still new to them. Pure: it says what
 * to tell, and the store tells it.
 */
import { isToBeRead, type LoggedEvent, type Mark, type PersonId } from "@carethread/model";

/** Every message of others from one place to another was on the screen. */
export interface Run {
  readonly from: number;
  readonly pos: number;
}

export interface ReadingOptions {
  /** The parts of the log that the page holds, each in order without a hole. */
  readonly held: () => readonly (readonly LoggedEvent[])[];
  readonly me: () => PersonId;
}

export interface Reading {
  /** The ends of these messages were on the screen; answers what the room does not know yet. */
  saw(places: Iterable<number>): readonly Run[];
  /** The viewer is done with everything up to here. */
  done(pos: number): void;
  /** Up to here the viewer is done, and the room may not know it; else null. */
  doneTo(): number | null;
  /** What the room knows, on a welcome; answers what is to be told again. */
  known(mark: Mark, receipt: number): readonly Run[];
  /** The room may not have taken in what it was told; answers what is to be told again. */
  again(): readonly Run[];
  /** The viewer's place, as the room tells it: they set it back on one of their devices, or have read it since. */
  marked(mark: Mark): void;
  /** The thread is opened anew: what is shown of it counts again. */
  reopened(): void;
  /** Whether the viewer marked it as unread, and has not read it since. */
  isMarked(): boolean;
  /** The viewer's receipt, as the room tells it: another device may have read further. */
  receipt(pos: number): void;
  /** Messages that came. */
  came(events: readonly LoggedEvent[]): void;
  /** The viewer's place: nothing of others up to it is new. */
  mark(): number;
  /** How many messages of others stand after it. */
  unread(): number;
  /** How many of these they are. */
  waiting(events: readonly LoggedEvent[]): number;
  /** Whether a message is new to the viewer: after their place, and never on the screen. */
  isNew(event: LoggedEvent): boolean;
}

export function createReading({ held, me }: ReadingOptions): Reading {
  const seen = new Set<number>();
  let told: readonly Run[] = [];
  let last: { readonly mark: Mark; readonly receipt: number } | null = null;
  let mark = 0;
  let unread = 0;
  let done = 0;
  /** The viewer marked it as unread: what stays on the screen before they open it anew is not read by that. */
  let rests = false;

  /** Whether it must be on the screen to be read. */
  const asks = (event: LoggedEvent): boolean => event.type === "message" && isToBeRead(event, me());
  const isPassed = (event: LoggedEvent): boolean => seen.has(event.pos) || !asks(event);

  /** The longest run of what was shown around a place, as far as the page holds the log. */
  function runAround(pos: number): Run | null {
    for (const events of held()) {
      const at = pos - (events[0]?.pos ?? Number.POSITIVE_INFINITY);
      if (at < 0 || at >= events.length) continue;
      let first = at;
      let end = at;
      for (let event = events[first - 1]; event && isPassed(event); event = events[first - 1]) first--;
      for (let event = events[end + 1]; event && isPassed(event); event = events[end + 1]) end++;
      return { from: events[first]?.pos ?? pos, pos: events[end]?.pos ?? pos };
    }
    return null;
  }

  function runsOf(places: Iterable<number>): Run[] {
    const runs: Run[] = [];
    for (const pos of places) {
      if (runs.some(run => run.from <= pos && pos <= run.pos)) continue;
      const run = runAround(pos);
      if (run !== null) runs.push(run);
    }
    return runs;
  }

  /** Moves the viewer's place over what they saw, and notes how many of others' messages it passed. */
  function advance(to = 0): void {
    for (const events of held()) {
      const first = events[0]?.pos ?? Number.POSITIVE_INFINITY;
      if (mark + 1 < first) continue;
      for (let event = events[mark + 1 - first]; event; event = events[mark + 1 - first]) {
        if (event.pos > to && !isPassed(event)) break;
        if (asks(event)) unread = Math.max(0, unread - 1);
        mark = event.pos;
      }
    }
    mark = Math.max(mark, to);
  }

  /** What was read before that must not move the place on again. */
  function goBack({ pos, unread: left }: Mark): void {
    rests = true;
    done = 0;
    mark = pos;
    unread = left;
    for (const place of seen) if (place > pos) seen.delete(place);
    told = told.filter(run => run.pos <= pos);
  }

  function untold(): readonly Run[] {
    if (last === null) return [];
    const { receipt, mark: known } = last;
    const certain = Math.min(receipt, known.pos);
    const runs = runsOf(seen);
    // What the page has let go of since is told as it was then.
    const gone = told.filter(old => !runs.some(run => run.from <= old.from && old.pos <= run.pos));
    told = [...gone, ...runs].filter(run => run.pos > certain);
    return told;
  }

  return {
    saw(places) {
      if (rests) return [];
      const fresh = [...places].filter(pos => !seen.has(pos));
      for (const pos of fresh) seen.add(pos);
      if (fresh.length === 0) return [];
      advance();
      const runs = runsOf(fresh).filter(
        ({ from, pos }) => !told.some(run => run.from <= from && pos <= run.pos),
      );
      told = [...told.filter(old => !runs.some(run => run.from <= old.from && old.pos <= run.pos)), ...runs];
      return runs;
    },
    done(pos) {
      done = Math.max(done, pos);
      rests = false;
      advance(pos);
    },
    doneTo() {
      const { pos = 0, markedUnread = false } = last?.mark ?? {};
      return done > pos || (markedUnread && done > 0) ? done : null;
    },
    known(current, receipt) {
      const before = mark;
      const isSetBack = current.markedUnread && last?.mark.markedUnread === false;
      last = { mark: current, receipt };
      // On another device, while this one was away.
      if (isSetBack) goBack(current);
      else {
        if (!current.markedUnread) rests = false;
        mark = current.pos;
        unread = current.unread;
        // What was seen here and is on its way there is not new again.
        advance(Math.max(done, current.markedUnread ? 0 : before));
      }
      return untold();
    },
    marked(current) {
      last = { mark: current, receipt: last?.receipt ?? 0 };
      if (current.markedUnread) return goBack(current);
      rests = false;
      if (current.pos <= mark) return;
      mark = current.pos;
      unread = current.unread;
      advance();
    },
    reopened() {
      rests = false;
    },
    isMarked: () => last?.mark.markedUnread === true && done === 0,
    again: untold,
    receipt(pos) {
      if (last === null || pos <= last.receipt) return;
      last = { ...last, receipt: pos };
      if (pos > mark && !last.mark.markedUnread) advance(pos);
    },
    came(events) {
      unread += events.filter(asks).length;
      advance();
    },
    mark: () => mark,
    unread: () => unread,
    waiting: events => events.filter(event => event.pos > mark && asks(event)).length,
    isNew: event => event.pos > mark && !isPassed(event),
  };
}
