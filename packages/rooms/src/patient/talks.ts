/** What people ask of a patient's conversations: a list of them, and another one. */
import {
  type AnsweredStart,
  answeredBy,
  type ConversationId,
  canSeePatient,
  canStart,
  compareRows,
  type Kind,
  limits,
  type PatientFacts,
  type PatientId,
  type Person,
  type PersonFacts,
  policyOf,
  practiceRoom,
  Readers,
  type ReadersQuery,
  type Refusal,
  RefusedBody,
  type Row,
  RowPage,
  readersOfStart,
  refusal,
  roomName,
  StartChoices,
  type StartConversation,
  Started,
} from "@carethread/model";
import {
  ask,
  askFacts,
  type Clock,
  certificatesOf,
  fewAtATime,
  type Ports,
  type Practice,
  QuestionnaireAnswer,
  Refuse,
  RowAnswer,
  systemFacts,
} from "../base/base.ts";
import { choicesOf } from "./choices.ts";
import type { PatientConversations } from "./conversations.ts";
import type { Merging } from "./merging.ts";
import type { Telling } from "./telling.ts";

/** Conversations that are asked at once. */
const width = 16;

export interface TalksOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** The patient's key. */
  readonly patient: PatientId;
  readonly clock: Clock;
  readonly conversations: PatientConversations;
  readonly telling: Telling;
  readonly merging: Merging;
  readonly facts: () => PatientFacts | null;
  /** Whether a conversation is shown to nobody, for now or for good. */
  readonly isAway: (conversation: string) => boolean;
  /** Stores what changed of what is owed. */
  readonly store: () => Promise<void>;
}

export class Talks {
  readonly #options: TalksOptions;

  constructor(options: TalksOptions) {
    this.#options = options;
  }

  /** The newest that this person may see, as rows of their own. */
  async list(person: Person): Promise<RowPage> {
    if (this.#options.merging.into !== null)
      return this.#options.merging.ask("internal/list-for", { person }, RowPage);
    const facts = await this.#personFacts(person);
    const patient = this.#options.facts();
    const { settings } = this.#options.practice;
    if (patient === null || canSeePatient({ person: facts, patient, settings }) !== null)
      throw new Refuse("not-found");
    const newest = this.#options.conversations.newest();
    const rows: Row[] = [];
    let missing = false;
    await fewAtATime(width, newest.slice(0, limits.pageRows), async id => {
      try {
        const row = await this.#askRow(id, facts);
        if (row !== null) rows.push(row);
      } catch (error) {
        // One that fails takes nothing from the others.
        this.#options.ports.log("patient: a conversation was left out of a list", error);
        missing = true;
      }
    });
    const more = newest.length > limits.pageRows;
    return { rows: rows.sort(compareRows), more, ...(missing ? { missing: true } : {}) };
  }

  async #askRow(id: string, person: PersonFacts): Promise<Row | null> {
    const room = roomName(this.#options.practice.id, id);
    return (await ask(this.#options.ports, "main", room, "internal/row-for", { person }, RowAnswer)).row;
  }

  /** What a start of this person's has to choose from. */
  async choices(person: Person): Promise<StartChoices> {
    if (this.#options.merging.into !== null)
      return this.#options.merging.ask("internal/choices-for", { person }, StartChoices);
    const facts = await this.#personFacts(person);
    const patient = this.#options.facts();
    const { id, settings } = this.#options.practice;
    if (patient === null || canSeePatient({ person: facts, patient, settings }) !== null)
      throw new Refuse("not-found");
    return choicesOf(this.#options.ports, id, person, patient);
  }

  /** Who would read what this person starts so, and on which devices. */
  async readers(person: Person, asked: ReadersQuery): Promise<Readers> {
    if (this.#options.merging.into !== null)
      return this.#options.merging.ask("internal/readers-for", { person, asked }, Readers);
    const facts = await this.#personFacts(person);
    const patient = this.#options.facts();
    const { ports, practice } = this.#options;
    const { settings } = practice;
    if (patient === null || canSeePatient({ person: facts, patient, settings }) !== null)
      throw new Refuse("not-found");
    const recipient = await this.#recipientFacts(patient, asked, person);
    const readers = readersOfStart({ person: facts, patient, settings, recipient }, asked);
    if ("refused" in readers) throw new Refuse(readers.refused, readers.params);
    return { readers: [...readers], certificates: await certificatesOf(ports, practice.id, readers) };
  }

  /** What is asked for is read when the right to ask is known. */
  async start(person: Person, read: () => Promise<StartConversation>): Promise<{ id: string }> {
    if (this.#options.merging.into !== null) {
      const start = await read();
      const id = await this.#options.conversations.startedBy(person.id, start);
      return id === undefined
        ? this.#options.merging.ask("internal/start-for", { person, start }, Started)
        : { id };
    }
    const facts = await this.#personFacts(person);
    const patient = this.#options.facts();
    const { settings } = this.#options.practice;
    if (patient === null || canSeePatient({ person: facts, patient, settings }) !== null) {
      throw new Refuse("not-found");
    }
    const start = await read();
    const policy = policyOf(settings, start.kind);
    const recipient = await this.#recipientFacts(patient, start, person);
    const denied = canStart({ person: facts, patient, settings }, start.kind);
    if (denied !== null) throw new Refuse(denied);
    // Nobody else begins by answers; the conversation says so.
    const answered = person.side === "portal" ? await this.#answered(start) : null;
    const wrong = answered !== null && "refused" in answered ? answered : null;
    // Of one that was carried out, or half, the conversation says whether it is there.
    if (wrong !== null && (await this.#options.conversations.startedBy(person.id, start)) === undefined)
      throw new Refuse(wrong.refused, wrong.params);
    await this.#options.clock.wakeAt("owed", this.#options.clock.now());
    // What is on its way to go comes back, or makes place for another one: until then nobody writes into it.
    const there = policy.unique ? this.#options.conversations.only(start.kind) : null;
    if (there !== null && this.#options.isAway(there)) throw new Refuse("server-error");

    const begun = await this.#options.conversations.begin({
      person: person.id,
      start,
      isUnique: policy.unique,
      owe: id => {
        this.#options.telling.begins(id, patient);
        // Merged since it was asked for: it is handed over, too.
        const { into } = this.#options.merging;
        if (into !== null) this.#options.telling.goesInto(into, this.#options.facts()?.rev ?? patient.rev);
        return this.#options.telling.outbox.changes().put;
      },
    });
    const { id, isNew } = begun;
    const answer = await this.#options.ports.call(
      "main",
      roomName(this.#options.practice.id, id),
      "internal/init",
      {
        conversation: id,
        start,
        ...(answered === null || "refused" in answered ? {} : { answered }),
        person: facts,
        patient,
        ...(recipient === undefined ? {} : { recipient }),
      },
    );
    if (answer.status === 200) {
      this.#options.conversations.begun(id);
      // The chart changed while the conversation began with the old facts, now or when it was half done.
      if (!isNew || this.#options.facts()?.rev !== patient.rev) {
        this.#options.telling.again(id);
        await this.#options.store();
        this.#options.telling.outbox.soon();
      }
      return { id };
    }
    const refused = RefusedBody.safeParse(answer.body);
    // A failure says nothing of whether an earlier attempt was carried out: only a refusal is forgotten.
    if (!refused.success || refused.data.retryable) throw new Error(`init: ${answer.status}`);
    if (begun.forget !== undefined) {
      this.#options.telling.forget(id);
      await begun.forget(this.#options.telling.outbox.changes());
    }
    throw new Refuse(wrong?.refused ?? refused.data.code, wrong?.params ?? refused.data.params);
  }

  /**
   * The patient's one conversation of a kind, which the practice begins where there is none; null where none can begin any
   * more, as of a patient who has died.
   */
  async only(kind: Kind): Promise<ConversationId | null> {
    const { ports, practice, conversations, patient } = this.#options;
    const known = conversations.only(kind);
    if (known !== null) return known;
    try {
      const { person } = systemFacts(practice);
      return (await this.start(person, async () => ({ commandId: patient, kind }))).id;
    } catch (error) {
      if (!(error instanceof Refuse)) throw error;
      ports.log(`patient: the conversation of a kind cannot begin: ${error.refusal.refused}`);
      return null;
    }
  }

  /** What a conversation begins with that begins by answers: they are checked by the practice's questionnaire of now. */
  async #answered({ answers }: StartConversation): Promise<AnsweredStart | Refusal | null> {
    if (answers === undefined) return null;
    const { ports, practice } = this.#options;
    const { questionnaire } = await ask(
      ports,
      "practice",
      practiceRoom(practice.id),
      "internal/questionnaire",
      { id: answers.questionnaire },
      QuestionnaireAnswer,
    );
    if (questionnaire === null) return refusal("questionnaire-gone");
    return answeredBy(questionnaire, answers.items, ports.now());
  }

  /** Of whom a portal user writes to by name; of nobody else's recipient anything is asked. */
  async #recipientFacts(
    { team }: PatientFacts,
    { recipient }: Pick<StartConversation, "recipient">,
    { side }: Person,
  ): Promise<PersonFacts | undefined> {
    const member = side === "portal" ? team.find(({ person }) => person.id === recipient) : undefined;
    return member === undefined ? undefined : this.#personFacts(member.person);
  }

  #personFacts(person: Person): Promise<PersonFacts> {
    return askFacts(this.#options.ports, this.#options.practice.id, person);
  }
}
