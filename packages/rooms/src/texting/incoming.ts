/**
 * What comes in. A reply that may hold a date of birth is compared by the patient's room before it is answered, and nothing
 * of it is kept; what comes from a patient who is enabled is stored, answered, and then owed to them.
 */
import {
  type AutomaticText,
  isAmbiguousStop,
  type Keyword,
  keywordOf,
  looksLikeDate,
  type PatientId,
  PhoneNumber,
  roomName,
  type UnknownNumbers,
} from "@carethread/model";
import {
  ask,
  type Commit,
  type Heard,
  HeardAnswer,
  type Outbox,
  type Ports,
  type Practice,
  type Target,
  type Texted,
  type Told,
  tell,
  type UnclearText,
} from "../base/base.ts";
import type { Holder, Numbers } from "./numbers.ts";
import type { Unclear } from "./unclear.ts";

/** A text as the provider hands it over. */
export interface Incoming {
  readonly sid: string;
  readonly from: string;
  readonly text: string;
  /** Files that came with it. */
  readonly files: number;
  /** What the provider itself has taken it for, and answered. */
  readonly optOut: Keyword | null;
}

/** What is to be sent because of it, and to whom. */
export interface Reply {
  readonly id: string;
  readonly to: PhoneNumber;
  readonly patient: PatientId;
  readonly text: AutomaticText;
}

interface Kept extends Texted {
  readonly patient: PatientId;
}

/** A number that nobody is known by: how often it wrote and when last, and not what. */
type Stranger = UnknownNumbers["strangers"][number];

const prefix = "in:";
const strangerPrefix = "stranger:";
const seenPrefix = "seen:";
const askedPrefix = "asked:";
/**
 * Whose rooms are asked what a text is to them, which is stored before they are: where the answer is lost it is asked for
 * again, whatever they have become by it.
 */
interface Asked {
  readonly at: number;
  readonly patients: readonly PatientId[];
  /** Whether it may be something else than a date. */
  readonly isOpen: boolean;
}

/** How long a text that comes again is known, in milliseconds: providers try for a day at most. */
const seenFor = 3 * 86_400_000;
/** Numbers that an operator is told of. */
const mostStrangers = 200;

export interface IncomingOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly numbers: Numbers;
  readonly unclear: Unclear;
  readonly outbox: () => Outbox;
  /** What to store of the practice's own answers. */
  readonly answer: (replies: readonly Reply[]) => Readonly<Record<string, unknown>>;
}

export class IncomingTexts {
  readonly #options: IncomingOptions;
  /** When each came, milliseconds since 1970. */
  readonly #seen = new Map<string, number>();
  /** By their numbers, those who wrote last behind the others. */
  readonly #strangers = new Map<string, Stranger>();
  readonly #asked = new Map<string, Asked>();

  constructor(options: IncomingOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    const { storage } = this.#options.ports;
    for (const [key, at] of await storage.list<number>({ prefix: seenPrefix }))
      this.#seen.set(key.slice(seenPrefix.length), at);
    for (const [key, asked] of await storage.list<Asked>({ prefix: askedPrefix }))
      this.#asked.set(key.slice(askedPrefix.length), asked);
    const strangers = [...(await storage.list<Stranger>({ prefix: strangerPrefix })).values()];
    for (const stranger of strangers.sort((a, b) => a.at - b.at))
      this.#strangers.set(stranger.from, stranger);
  }

  /** Numbers that nobody is known by, and that wrote all the same. */
  strangers(): Stranger[] {
    return [...this.#strangers.values()].reverse();
  }

  /** Resolves when the provider can be answered: it is stored, or decided. Rejects where it is to come again. */
  async take(text: Incoming): Promise<void> {
    const { storage } = this.#options.ports;
    if (this.#seen.has(text.sid)) return storage.settled();
    const from = PhoneNumber.safeParse(text.from);
    const holders = from.success ? this.#options.numbers.of(from.data) : [];
    const keyword = text.optOut ?? keywordOf(text.text);
    if (holders.length === 0 || !from.success) {
      const { put, remove } = this.#stranger(text);
      return this.#note(text.sid, put, remove);
    }
    if (keyword !== null) return this.#word(text, keyword, from.data, holders);
    return this.#said(text, from.data, holders);
  }

  /** Whoever the number belongs to: what is said of it is said of all. */
  async #word(
    text: Incoming,
    keyword: Keyword,
    number: PhoneNumber,
    holders: readonly Holder[],
  ): Promise<void> {
    const replies: Reply[] = [];
    const writers: Holder[] = [];
    let put: Record<string, unknown> = {};
    for (const holder of holders) {
      const { patient } = holder;
      const answer = await this.#heard(patient, { sid: text.sid, number, said: { keyword } });
      put = { ...put, ...this.#options.numbers.hears(patient, answer.present) };
      if ((answer.before ?? holder.status) === "enabled") writers.push(holder);
      // What the provider has answered needs no second answer, but for the question who it is.
      const isAnswered = text.optOut !== null && answer.text !== "opt-in";
      if (answer.text === undefined || isAnswered || replies.some(reply => reply.text === answer.text))
        continue;
      replies.push({ id: `${patient}.${text.sid}`, to: number, patient, text: answer.text });
    }
    // It may have been meant for those who care for the patient.
    const isForStaff = keyword === "stop" && writers.length > 0 && isAmbiguousStop(text.text);
    const also = isForStaff ? this.#keepFor(text, number, writers) : {};
    return this.#note(text.sid, { ...put, ...this.#options.answer(replies), ...also });
  }

  async #said(text: Incoming, number: PhoneNumber, holders: readonly Holder[]): Promise<void> {
    const { patients, isOpen } = this.#asked.get(text.sid) ?? (await this.#asks(text, holders));
    const asked = holders.filter(({ patient }) => patients.includes(patient));
    const { replies, writers, put } = await this.#ask(text, number, asked, isOpen);
    // What somebody waited for is theirs.
    const enabled = holders.filter(holder => !asked.includes(holder) && holder.status === "enabled");
    const all = [...enabled, ...writers];
    const kept = replies.length > 0 || all.length === 0 ? {} : this.#keepFor(text, number, all);
    const [writer] = replies.length > 0 ? [] : all;
    // Whoever sent a picture is told that nobody sees it.
    if (writer !== undefined && text.files > 0) {
      const { patient } = writer;
      replies.push({ id: `${patient}.${text.sid}.files`, to: number, patient, text: "no-files" });
    }
    return this.#note(text.sid, { ...put, ...this.#options.answer(replies), ...kept });
  }

  /** Who is known to write already is not asked for dates. Of the others their rooms know more. */
  async #asks({ sid, text }: Incoming, holders: readonly Holder[]): Promise<Asked> {
    const { ports } = this.#options;
    const patients = holders.filter(({ status }) => status !== "enabled").map(({ patient }) => patient);
    // Where somebody can write it is an answer only if it looks like one.
    const isOpen = patients.length < holders.length && !looksLikeDate(text);
    const asked: Asked = { at: ports.now(), patients, isOpen };
    if (patients.length === 0) return asked;
    this.#asked.set(sid, asked);
    await ports.storage.commit({ put: { [askedPrefix + sid]: asked } });
    return asked;
  }

  #heard(patient: PatientId, heard: Heard): Promise<HeardAnswer> {
    const { ports, practice } = this.#options;
    return ask(ports, "patient", roomName(practice.id, patient), "internal/heard", heard, HeardAnswer);
  }

  /**
   * Whose date of birth it is; where it is nobody's, it counts as a wrong one of all, unless it may be something else. Gives
   * who could write already.
   */
  async #ask(
    { sid, text }: Incoming,
    number: PhoneNumber,
    asked: readonly Holder[],
    mayBeElse: boolean,
  ): Promise<{ replies: Reply[]; writers: Holder[]; put: Record<string, unknown> }> {
    let replies: Reply[] = [];
    let writers: Holder[] = [];
    let put: Record<string, unknown> = {};
    for (const isOpen of mayBeElse ? [true] : asked.length > 1 ? [true, false] : [false]) {
      [replies, writers] = [[], []];
      for (const holder of asked) {
        const { patient } = holder;
        const said = { body: text, isOpen };
        const answer = await this.#heard(patient, { sid, number, said });
        put = { ...put, ...this.#options.numbers.hears(patient, answer.present) };
        const reply = answer.text;
        if (reply !== undefined) replies.push({ id: `${patient}.${sid}`, to: number, patient, text: reply });
        if (answer.isRight) return { replies: replies.slice(-1), writers, put };
        if (answer.before === "enabled") writers.push(holder);
      }
    }
    return { replies: replies.slice(-1), writers, put };
  }

  /** One who writes from the number is who has written; of several nobody knows. */
  #keepFor(text: Incoming, number: PhoneNumber, enabled: readonly Holder[]): Record<string, unknown> {
    const { unclear, ports } = this.#options;
    const [only, ...others] = enabled;
    const patient = others.length === 0 ? only?.patient : unclear.chosen(number, enabled);
    if (patient != null) return this.#keep(text, patient);
    const { sid, files } = text;
    const said = { sid, at: ports.now(), text: written(text.text), ...(files > 0 ? { omitted: files } : {}) };
    return unclear.keep(number, said);
  }

  /** Those that were unclear are this patient's; gives what to store. */
  isTheirs(patient: PatientId, texts: readonly UnclearText[]): Record<string, unknown> {
    return Object.assign(
      {},
      ...texts.map(({ sid, text, omitted = 0 }) =>
        this.#keep({ sid, text, files: omitted, from: "", optOut: null }, patient),
      ),
    );
  }

  /** It is owed to the patient from now on. */
  #keep({ sid, text, files }: Incoming, patient: PatientId): Record<string, unknown> {
    const kept: Kept = { sid, patient, text: written(text), ...(files > 0 ? { omitted: files } : {}) };
    this.#options.outbox().raiseTo({ party: "patient", room: patient }, prefix + sid, 1, "version");
    return { [prefix + sid]: kept };
  }

  async #note(
    sid: string,
    also: Readonly<Record<string, unknown>>,
    gone: readonly string[] = [],
  ): Promise<void> {
    const { ports, outbox } = this.#options;
    const at = ports.now();
    this.#seen.set(sid, at);
    const { put, remove } = outbox().changes();
    const asked = this.#asked.delete(sid) ? [askedPrefix + sid] : [];
    await ports.storage.commit({
      put: { ...put, ...also, [seenPrefix + sid]: at },
      remove: [...remove, ...gone, ...asked],
    });
    outbox().soon();
  }

  /** Where there are too many, the one who has been silent for longest is told of no more. */
  #stranger({ from: said }: Incoming): Required<Commit> {
    const from = said.slice(0, 40);
    const texts = (this.#strangers.get(from)?.texts ?? 0) + 1;
    const stranger: Stranger = { from, texts, at: this.#options.ports.now() };
    this.#strangers.delete(from);
    this.#strangers.set(from, stranger);
    const [oldest] = this.#strangers.keys();
    const remove: string[] = [];
    if (this.#strangers.size > mostStrangers && oldest !== undefined) {
      this.#strangers.delete(oldest);
      remove.push(strangerPrefix + oldest);
    }
    return { put: { [strangerPrefix + from]: stranger }, remove };
  }

  /** Hands over what is owed to a patient. */
  async deliver({ room }: Target, keys: readonly string[]): Promise<Told> {
    const { ports, practice } = this.#options;
    const told: Record<string, number> = {};
    // What is owed may wait behind other commits still, and would seem to have been handed over.
    await ports.storage.settled();
    for (const key of keys) {
      const kept = await ports.storage.get<Kept>(key);
      if (kept !== undefined) {
        const { patient: _, ...body } = kept;
        await tell(ports, "patient", roomName(practice.id, room), "internal/texted", body);
        await ports.storage.commit({ remove: [key] });
      }
      told[key] = 1;
    }
    return told;
  }

  /** The keys of what need not be known any more. */
  over(): string[] {
    const { ports, outbox } = this.#options;
    for (const { target, key, debt } of [...outbox().debts()])
      if (key.startsWith(prefix) && debt.told >= debt.due) outbox().drop(target, key);
    const before = ports.now() - seenFor;
    const asked = [...this.#asked].filter(([, { at }]) => at <= before).map(([sid]) => sid);
    for (const sid of asked) this.#asked.delete(sid);
    const seen = [...this.#seen].filter(([, at]) => at <= before).map(([sid]) => sid);
    for (const sid of seen) this.#seen.delete(sid);
    const strangers = [...this.#strangers.values()].filter(({ at }) => at <= before).map(({ from }) => from);
    for (const from of strangers) this.#strangers.delete(from);
    return [
      ...asked.map(sid => askedPrefix + sid),
      ...seen.map(sid => seenPrefix + sid),
      ...strangers.map(from => strangerPrefix + from),
    ];
  }
}

/** What a phone sends as a message can be: without what cannot be stored. */
function written(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, "");
}
