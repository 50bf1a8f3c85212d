/** How the patient stands to being texted: the enrolment, decided by the model's table and kept here, and what it owes. */
import {
  type AutomaticText,
  type Enrolment,
  type EnrolmentDeed,
  enrol,
  isBirthDate,
  mergedEnrolment,
  nextEnrolment,
  type PatientFacts,
  type PatientId,
  type Person,
  type PersonFacts,
  quietEnd,
  type Refusal,
  type PatientTexting as Shown,
  type StaffDeed,
  type TextingStatus,
  textingRoom,
  unenrolled,
} from "@carethread/model";
import {
  type Adopt,
  type Duty,
  type Heard,
  type HeardAnswer,
  numberOf,
  type Ports,
  type Practice,
  type PushTexting,
  type Target,
  tell,
  type Unsent,
} from "../base/base.ts";

interface Stored {
  readonly enrolment: Enrolment;
  readonly rev: number;
  /** What was asked to be sent last, and the how manieth that was. */
  readonly say?: NonNullable<PushTexting["say"]>;
  /** Who of the staff asked for that. */
  readonly enroller?: Person;
  /** What was heard lately, by the provider's ids, and what was answered: nothing counts twice. */
  readonly heard: readonly ({ readonly sid: string } & HeardAnswer)[];
}

/** Replies that are known when they come again. */
const heardKept = 50;

/** What is owed to the practice's door for texts: the patient's number and status, by its `rev`. */
export const texting = "texting";
export const textingDoor: Target = { party: "texting", room: "texting" };

/** Changes the facts and stores what is given with them, before its first await. */
export type ChangeTexting = (
  status: TextingStatus,
  put: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

export interface PatientTextingOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly id: PatientId;
  readonly facts: () => PatientFacts | null;
  readonly isMerged: () => boolean;
  readonly change: ChangeTexting;
  /** Owes the practice's door this revision. */
  readonly owe: (rev: number) => void;
  /** Asks to be woken for time. */
  readonly awake: (at: number | null) => Promise<void>;
}

export class PatientTexting {
  readonly duty: Duty = {
    next: () => nextEnrolment(this.#stored.enrolment),
    act: async () => {
      await this.#does({ type: "time" });
    },
  };
  readonly #options: PatientTextingOptions;
  #stored: Stored = { enrolment: unenrolled, rev: 0, heard: [] };

  constructor(options: PatientTextingOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    this.#stored = (await this.#options.ports.storage.get<Stored>(texting)) ?? this.#stored;
  }

  shown(): Shown {
    const { say } = this.#stored;
    const { stopped: _, ...enrolment } = this.#stored.enrolment;
    const from = this.#options.practice.texting?.number;
    const after = enrolment.status === "pending" ? (say?.after ?? 0) : 0;
    return {
      ...enrolment,
      ...(after > this.#options.ports.now() ? { goesOutAt: after } : {}),
      ...(from === undefined ? {} : { from }),
    };
  }

  /** The chart has this number now; gives the status that the facts then have, and what to store with them. */
  moves(phone: string | undefined): { status: TextingStatus; put: Readonly<Record<string, unknown>> } {
    const number = phone === undefined ? undefined : (numberOf(phone, this.#options.practice) ?? undefined);
    const answer = this.#enrol({ type: "number", number });
    const put = "refused" in answer ? {} : this.#take(answer.enrolment);
    return { status: this.#stored.enrolment.status, put };
  }

  /** As another patient takes it over; nothing where nobody had begun it. */
  handedOver(): Pick<Adopt, "texting" | "enroller"> {
    const { rev, enrolment, enroller } = this.#stored;
    return rev === 0 ? {} : { texting: enrolment, ...(enroller === undefined ? {} : { enroller }) };
  }

  /** Who of the staff invited the patient last. */
  get enroller(): Person | undefined {
    return this.#stored.enroller;
  }

  /** Another patient is the same as this one; gives the status that the facts then have, and what to store with them. */
  adopts({ texting: other, enroller }: Pick<Adopt, "texting" | "enroller">): {
    status: TextingStatus;
    put: Readonly<Record<string, unknown>>;
  } {
    const { enrolment } = this.#stored;
    const next = other === undefined ? enrolment : mergedEnrolment(enrolment, other);
    const isTheirs = next !== enrolment && this.enroller === undefined && enroller !== undefined;
    const put = this.#take(next, isTheirs ? { enroller } : {});
    return { status: this.#stored.enrolment.status, put };
  }

  /** Lets go of it all; the door is to know. Gives the keys to take out of the storage. */
  forget(): readonly string[] {
    const { rev } = this.#stored;
    this.#stored = { enrolment: unenrolled, rev: rev + 1, heard: [] };
    if (rev > 0) this.#options.owe(rev + 1);
    return [texting];
  }

  /** The chart says something else of the patient by which they can be reached, or not: the door is told. */
  retell(): Readonly<Record<string, unknown>> {
    return this.#stored.rev === 0 ? {} : this.#keep({ ...this.#stored, rev: this.#stored.rev + 1 });
  }

  /** Staff do something about it. A refusal where they cannot. */
  async staff(deed: StaffDeed, { person }: PersonFacts): Promise<Refusal | null> {
    const enroller = person.side === "staff" && deed !== "opt-out" ? { enroller: person } : {};
    return this.#does({ type: deed, birthDate: this.#options.facts()?.birthDate }, enroller);
  }

  /** What was texted that is no message: nothing of it is kept but that it was heard. */
  async heard({ sid, number, said }: Heard): Promise<HeardAnswer> {
    const { enrolment, heard } = this.#stored;
    // The patient has another number since.
    if (number !== enrolment.number) return { isRight: false };
    const known = heard.find(one => one.sid === sid);
    if (known !== undefined) return this.#settled(known);
    if ("keyword" in said) return this.#answers({ type: "keyword", ...said }, sid);
    const isRight = isBirthDate(said.body, this.#options.facts()?.birthDate);
    if (!isRight && said.isOpen) return this.#settled({ isRight, before: enrolment.status });
    return this.#answers({ type: "reply", isRight }, sid);
  }

  /** A text of the practice's own never arrives, or no text does. */
  async unsent({ number, n, blocked }: Unsent): Promise<void> {
    const { enrolment, say } = this.#stored;
    if (number !== enrolment.number) return;
    // Of an earlier opt-in text nothing follows.
    if (blocked) await this.#does({ type: "blocked" });
    else if (n !== undefined && n === say?.n) await this.#does({ type: "undelivered" });
  }

  async tell(): Promise<number> {
    const { ports, practice, facts, isMerged } = this.#options;
    const { enrolment, rev, say } = this.#stored;
    const patient = facts();
    const isThere = patient !== null && patient.withdrawn !== true && !isMerged();
    const body: PushTexting = {
      patient: this.#options.id,
      rev,
      number: isThere ? (enrolment.number ?? null) : null,
      status: enrolment.status,
      isStopped: enrolment.optedOutBy === "patient",
      ...(say === undefined ? {} : { say }),
    };
    await tell(ports, "texting", textingRoom(practice.id), "internal/patient", body);
    return rev;
  }

  #enrol(deed: EnrolmentDeed) {
    return enrol(this.#stored.enrolment, deed, this.#options.ports.now());
  }

  /** Does it, and has the text sent that follows; or gives why it cannot be done. */
  async #does(deed: EnrolmentDeed, more: Pick<Stored, "enroller"> = {}): Promise<Refusal | null> {
    await this.#options.awake(this.#options.ports.now());
    // From here on without an await.
    const answer = this.#enrol(deed);
    if ("refused" in answer) return answer;
    const { enrolment, text } = answer;
    if (enrolment === this.#stored.enrolment && text === undefined) {
      await this.#options.ports.storage.settled();
      return null;
    }
    const say = text === undefined ? this.#stored.say : this.#saying(text);
    const put = this.#take(enrolment, { ...more, ...(say === undefined ? {} : { say }) });
    await this.#options.change(enrolment.status, put);
    await this.#options.awake(nextEnrolment(enrolment));
    return null;
  }

  /** What the practice's number says by itself does so out of quiet hours alone. */
  #saying(text: AutomaticText): NonNullable<Stored["say"]> {
    const { ports, practice } = this.#options;
    const { textQuiet, hours } = practice.settings;
    const after = quietEnd(textQuiet, hours, ports.now());
    return { n: (this.#stored.say?.n ?? 0) + 1, text, ...(after === null ? {} : { after }) };
  }

  /** The same for what was texted: what is answered goes back with the answer. */
  async #answers(deed: EnrolmentDeed, sid: string): Promise<HeardAnswer> {
    await this.#options.awake(this.#options.ports.now());
    // From here on without an await.
    const answer = this.#enrol(deed);
    if ("refused" in answer) return { isRight: false };
    const before = this.#stored.enrolment.status;
    const said: HeardAnswer = {
      // A twin's date is the same: where nobody waits for it, it may be the answer of another one with the number.
      isRight: deed.type === "reply" && deed.isRight && before === "pending",
      ...(answer.text === undefined ? {} : { text: answer.text }),
      before,
    };
    const heard = [...this.#stored.heard, { sid, ...said }].slice(-heardKept);
    const put = this.#take(answer.enrolment, { heard });
    const present = this.#present();
    await this.#options.change(answer.enrolment.status, put);
    await this.#options.awake(nextEnrolment(answer.enrolment));
    return { ...said, present };
  }

  /** An answer that changes nothing, as soon as what it follows from is stored. */
  async #settled(said: HeardAnswer): Promise<HeardAnswer> {
    const present = this.#present();
    await this.#options.ports.storage.settled();
    return { ...said, present };
  }

  #present(): NonNullable<HeardAnswer["present"]> {
    const { rev, enrolment } = this.#stored;
    return { rev, status: enrolment.status, isStopped: enrolment.optedOutBy === "patient" };
  }

  #take(enrolment: Enrolment, more: Partial<Stored> = {}): Readonly<Record<string, unknown>> {
    const isSame = enrolment === this.#stored.enrolment && Object.keys(more).length === 0;
    if (isSame) return {};
    return this.#keep({ ...this.#stored, ...more, enrolment, rev: this.#stored.rev + 1 });
  }

  #keep(stored: Stored): Readonly<Record<string, unknown>> {
    this.#stored = stored;
    this.#options.owe(stored.rev);
    return { [texting]: stored };
  }
}
