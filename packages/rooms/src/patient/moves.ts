/**
 * What a patient's room owes staff of how the patient moves on the way to being texted: every step, to whoever could hear of
 * it when it was made. Whether they still may is asked when they are told.
 */
import {
  canHearOfTexting,
  isMove,
  type PatientFacts,
  type Person,
  type PersonId,
  roomName,
} from "@carethread/model";
import {
  askFacts,
  type Commit,
  type Outbox,
  type Ports,
  type Practice,
  type PushMoves,
  type Target,
  tell,
} from "../base/base.ts";

/** What each of the staff is owed: the steps up to this revision of the facts. */
export const moves = "moves";

type Step = PushMoves["moves"][number];

interface Kept extends Step {
  /** Who does not know yet. */
  readonly to: readonly PersonId[];
}

const prefix = "move:";
const keyOf = ({ rev }: Step): string => prefix + String(rev).padStart(12, "0");

export interface MovesOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly outbox: () => Outbox;
  readonly facts: () => PatientFacts | null;
  /** Who of the staff invited the patient last. */
  readonly enroller: () => Person | undefined;
}

export class Moves {
  readonly #options: MovesOptions;
  /** By their keys, in the order of their making. */
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new Set<string>();

  constructor(options: MovesOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    for (const [key, kept] of await this.#options.ports.storage.list<Kept>({ prefix }))
      this.#kept.set(key, kept);
  }

  /** Owes a step, where there is one between these facts. */
  raise(old: PatientFacts | null, { rev, texting, ...facts }: PatientFacts): void {
    if (texting === undefined || !isMove(old?.texting, texting)) return;
    const { ports, enroller, outbox } = this.#options;
    const to = [...candidates(facts, enroller()).keys()];
    if (to.length === 0) return;
    const kept: Kept = { rev, status: texting, at: ports.now(), to };
    this.#put(kept);
    for (const room of to) outbox().raiseTo({ party: "person", room }, moves, rev, "version");
  }

  /** What is to be stored of steps that changed; they count as stored from here on. */
  changes(): Required<Commit> {
    const put: Record<string, Kept> = {};
    const remove: string[] = [];
    for (const key of this.#changed) {
      const kept = this.#kept.get(key);
      if (kept === undefined) remove.push(key);
      else put[key] = kept;
    }
    this.#changed.clear();
    return { put, remove };
  }

  /** Nobody is told of any any more. */
  forget(): void {
    for (const key of this.#kept.keys()) this.#changed.add(key);
    this.#kept.clear();
  }

  /** Resolves to the revision up to which this one of the staff knows. */
  async tell(target: Target): Promise<number> {
    const { ports, practice, outbox } = this.#options;
    const { room } = target;
    const due = outbox().due(target, moves);
    const owed = [...this.#kept.values()].filter(({ to, rev }) => rev <= due && to.includes(room));
    if (owed.length > 0 && (await this.#mayHear(room))) {
      const { facts } = this.#options;
      const said = owed.map(({ to: _, ...step }) => step);
      const body: PushMoves = { patient: facts()?.id ?? "", moves: said };
      await tell(ports, "person", roomName(practice.id, room), "internal/texting", body);
    }
    for (const step of owed) this.#told(step, room);
    // Who is to hear of the next one is known then.
    if (outbox().due(target, moves) === due) outbox().drop(target, moves);
    if (this.#changed.size > 0) await ports.storage.commit(this.changes());
    return due;
  }

  async #mayHear(id: PersonId): Promise<boolean> {
    const { ports, practice, facts, enroller } = this.#options;
    const before = facts();
    const someone = before === null ? undefined : candidates(before, enroller()).get(id);
    if (someone === undefined) return false;
    const person = await askFacts(ports, practice.id, someone);
    const patient = facts();
    const { settings } = practice;
    return patient !== null && canHearOfTexting({ person, patient, settings }, enroller()?.id) === null;
  }

  #told(step: Kept, room: PersonId): void {
    // As it is by now: others are told meanwhile.
    const known = this.#kept.get(keyOf(step));
    if (known !== undefined) this.#put({ ...known, to: known.to.filter(id => id !== room) });
  }

  #put(kept: Kept): void {
    const key = keyOf(kept);
    if (kept.to.length > 0) this.#kept.set(key, kept);
    else this.#kept.delete(key);
    this.#changed.add(key);
  }
}

/** Those of whom one asks whether they may hear of it, by their keys. */
function candidates(
  { team, followers }: Pick<PatientFacts, "team" | "followers">,
  enroller: Person | undefined,
): ReadonlyMap<PersonId, Person> {
  const all = [
    ...team.map(({ person }) => person),
    ...followers,
    ...(enroller === undefined ? [] : [enroller]),
  ];
  return new Map(all.map(person => [person.id, person]));
}
