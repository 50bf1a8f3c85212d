/**
 * What a patient's texting must be, from what was done: the enrolment in sentences, and a walk over the deeds that finds an
 * order of them, as the patient's room may have had it, from which everything that was seen follows.
 */
export type Word = "stop" | "start" | "help" | "date" | "other";

interface Span {
  /** When it was begun and when it was known to be done, milliseconds of the world's clock. */
  readonly from: number;
  to: number;
  /** Nobody was answered: it may have been done, once, or not. */
  isLost?: boolean;
}

export type Deed = Span &
  (
    | { readonly type: "staff"; readonly deed: string; said: string }
    | {
        readonly type: "text";
        readonly number: string;
        readonly word: Word;
        readonly body: string;
        /** "cancel" may be meant for staff. */
        readonly isAmbiguous: boolean;
        /** How often it stands in conversations. */
        kept: number;
      }
    | { readonly type: "number"; readonly number: string }
    /** The provider refuses the number as one that said STOP; it says that the `n`th opt-in text never arrives. */
    | { readonly type: "blocked"; readonly number: string; readonly id: string }
    | { readonly type: "undelivered"; readonly number: string; readonly id: string; readonly n: number }
    /** Everybody knows what everybody else does; then the room of the patient says this. */
    | { readonly type: "look"; readonly said: string }
  );

interface State {
  readonly status: "none" | "pending" | "enabled" | "failed" | "opted-out";
  readonly number: string | null;
  readonly out: "patient" | "staff" | null;
  readonly wrong: number;
  /** When the last opt-in text was asked for: between these times. */
  readonly sent: readonly [earliest: number, latest: number];
  /** How many texts staff had sent. */
  readonly n: number;
  readonly stopped: readonly string[];
  /** Numbers of which the provider's door may not know yet that their texts are no longer the patient's. */
  readonly stale: readonly string[];
}

const nobody: State = {
  ...{ status: "none", number: null, out: null, wrong: 0, sent: [0, 0], n: 0, stopped: [], stale: [] },
};
export const twoWeeks = 14 * 86_400_000;

const left = (s: State): readonly string[] =>
  s.status === "enabled" && s.number !== null ? [...s.stale, s.number] : s.stale;

function invited(s: State, { from, to }: Span, more: Partial<State> = {}): State {
  return { ...s, status: "pending", out: null, sent: [from, to], ...more };
}

function stopped(s: State): State {
  if (s.number === null || s.out === "patient") return s;
  return { ...s, status: "opted-out", out: "patient", stopped: [...s.stopped, s.number], stale: left(s) };
}

/** What staff do, and what they are told: the status that follows, or why not. */
function staffed(s: State, deed: Deed & { readonly type: "staff" }): [State, string] {
  const no = s.out === "patient" ? "texting-stopped" : "texting-opted-out";
  const anew = invited(s, deed, { wrong: 0, n: s.n + 1 });
  // How the patient stands when staff are answered may be another thing again.
  const done = (next: State): [State, string] => [next, "done"];
  switch (deed.deed) {
    case "invite":
      if (s.status === "opted-out") return [s, no];
      return done(s.status === "none" || s.status === "failed" ? anew : s);
    case "resend":
      if (s.status === "opted-out") return [s, no];
      if (s.status === "failed") return done(anew);
      return s.status === "pending" ? done({ ...anew, wrong: s.wrong }) : [s, "texting-not-pending"];
    case "consent":
      if (s.status !== "opted-out") return done(s);
      return s.out === "staff" ? done(anew) : [s, no];
    default:
      return done(s.out === null ? { ...s, status: "opted-out", out: "staff", stale: left(s) } : s);
  }
}

/** What a text does; null where it was not to be where it was found. */
function texted(s: State, deed: Deed & { readonly type: "text" }): State | null {
  const { number, word, kept, isAmbiguous } = deed;
  const isOld = s.stale.includes(number);
  const isEnabled = number === s.number && s.status === "enabled";
  const isForStaff = word === "other" || word === "date" || isAmbiguous;
  if (isEnabled && isForStaff ? kept !== 1 : kept > (isOld && isForStaff ? 1 : 0)) return null;
  if (number !== s.number) return s;
  if (word === "stop") return stopped(s);
  if (word === "start" && s.status === "opted-out") {
    const others = s.stopped.filter(other => other !== number);
    return invited(s, deed, { wrong: 0, stopped: others });
  }
  if (word === "help" || word === "start" || s.status !== "pending") return s;
  if (word === "date") return { ...s, status: "enabled", wrong: 0 };
  return { ...s, wrong: s.wrong + 1, status: s.wrong === 2 ? "failed" : "pending" };
}

/** What may be after a deed; nothing where what was seen cannot be. */
function after(before: State, deed: Deed): readonly State[] {
  const { status, sent } = before;
  const over: State = { ...before, status: "failed" };
  if (status === "pending" && sent[1] + twoWeeks <= deed.from) return did(over, deed);
  const isClose = status === "pending" && sent[0] + twoWeeks <= deed.to;
  return [...did(before, deed), ...(isClose ? did(over, deed) : [])];
}

function did(s: State, deed: Deed): readonly State[] {
  switch (deed.type) {
    case "staff": {
      const [next, said] = staffed(s, deed);
      return deed.isLost || said === deed.said ? [next] : [];
    }
    case "text": {
      const next = texted(s, deed);
      return next === null ? [] : [next];
    }
    case "number": {
      const { number } = deed;
      if (number === s.number) return [s];
      const isStopped = s.stopped.includes(number);
      const next: State = { ...nobody, number, n: s.n, stopped: s.stopped, stale: left(s) };
      return [isStopped ? { ...next, status: "opted-out", out: "patient" } : next];
    }
    case "blocked":
      return [deed.number === s.number ? stopped(s) : s];
    case "undelivered": {
      const isLast = deed.n === s.n && deed.number === s.number;
      return [isLast && s.status === "pending" ? { ...s, status: "failed" } : s];
    }
    case "look":
      return s.status === deed.said ? [{ ...s, stale: [] }] : [];
  }
}

/** Of two that do the same it does not matter which is heard first. */
function isFirstOfItsSort(deed: Deed, place: number, all: readonly Deed[]): boolean {
  if (deed.type !== "blocked") return true;
  return all.findIndex(other => other.type === "blocked" && other.number === deed.number) === place;
}

/** Null where there is an order; else a deed at which every order ends. */
export function endsAt(deeds: readonly Deed[]): Deed | null {
  const all = [...deeds].sort((a, b) => a.from - b.from);
  const seen = new Set<string>();
  let [furthest, end]: [number, Deed | null] = [-1, null];
  const goOn = (state: State, done: ReadonlySet<Deed>): boolean => {
    const latest = Math.max(...[...done].map(({ from }) => from));
    // What was lost was done before what was begun after it, or never.
    const open = all.filter(deed => !done.has(deed) && !(deed.isLost && deed.to < latest));
    if (open.every(({ isLost }) => isLost)) return true;
    const key = `${JSON.stringify(state)} ${open.map(deed => all.indexOf(deed)).join()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const first = Math.min(...open.flatMap(({ isLost, to }) => (isLost ? [] : [to])));
    const next = open.filter(({ from }) => from <= first);
    for (const deed of next.filter(isFirstOfItsSort))
      for (const then of after(state, deed)) if (goOn(then, new Set(done).add(deed))) return true;
    if (done.size > furthest) [furthest, end] = [done.size, next.find(({ isLost }) => !isLost) ?? null];
    return false;
  };
  return goOn(nobody, new Set()) ? null : end;
}
