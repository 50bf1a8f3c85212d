/** The room of one patient: the chart's facts, and the patient's conversations, which it creates. */
import {
  canSeePatient,
  canStart,
  type PatientFacts,
  type Person,
  PersonFacts,
  parseRoomName,
  patientKey,
  personKey,
  practiceRoom,
  RefusedBody,
  RosterPatient,
  roomLimits,
  roomName,
  StartConversation,
} from "@carethread/model";
import type { Practice } from "./deployment.ts";
import { Due } from "./due.ts";
import { fingerprint } from "./fingerprint.ts";
import { Refuse, Requests, readBody, respond } from "./http.ts";
import { Followed } from "./internal.ts";
import { type Debt, Owed } from "./owed.ts";
import type { Ports, Room } from "./ports.ts";
import { utf8Length } from "./utf8.ts";

interface Kept {
  readonly facts: PatientFacts;
  readonly version: number;
  readonly phone?: string;
}

/** What a start made: the same person's same command is the same conversation for good. */
interface Start {
  readonly id: string;
  /** A print of it: what it says may be far longer than the storage takes. */
  readonly body: string;
}

/** The target of `Owed` that is the practice's look-up; the others are conversations. */
const index = "practice";

/** Starts held in memory. */
const startsHeld = 1_000;

/** How late a conversation may begin after it was asked to, in milliseconds; far more than any call takes. */
const beginsWithin = 60_000;

export class PatientRoom implements Room {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #requests: Requests;
  readonly #id: string;
  readonly #due: Due;
  #kept: Kept | null = null;
  #owed: Owed;
  /** Starts of this life of the room: of two equal ones at once, the second finds what the first did. */
  readonly #starts = new Map<string, Start>();
  /** Conversations that may still begin, with facts that were then brought along, and until when. */
  readonly #beginning = new Map<string, number>();

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#requests = new Requests(ports, practice);
    this.#id = parseRoomName("patient", ports.name)?.key ?? "";
    this.#due = new Due(ports);
    this.#owed = this.#newOwed({});
  }

  async start(): Promise<void> {
    this.#kept = (await this.#ports.storage.get<Kept>("facts")) ?? null;
    const debts = await this.#ports.storage.list<Debt>({ prefix: "owed:" });
    this.#owed = this.#newOwed(
      Object.fromEntries([...debts].map(([key, debt]) => [key.slice("owed:".length), debt])),
    );
    for (const [key, until] of await this.#ports.storage.list<number>({ prefix: "begins:" })) {
      this.#beginning.set(key.slice("begins:".length), until);
    }
  }

  connected(connection: { close(code: number, reason: string): void }): void {
    connection.close(4404, "not found");
  }

  async received(): Promise<void> {}

  closed(): void {}

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "POST conversations": request => this.#startConversation(request),
      "POST roster": request => this.#roster(request),
      "POST internal/wake": () => this.#wake(),
    });
  }

  async #roster(request: Request): Promise<unknown> {
    const { person: caller } = await this.#requests.identify(request);
    if (caller.side !== "system") throw new Refuse("not-found");
    const pushed = await readBody(request, RosterPatient);
    const id = await patientKey(this.#practice.id, pushed.id);
    if (id !== this.#id) throw new Refuse("bad-request", { at: "id" });
    const chart = await this.#factsFrom(pushed);
    if (utf8Length(JSON.stringify(chart)) > roomLimits.chart) throw new Refuse("too-large", { at: "team" });
    await this.#due.enter();
    // From here on without an await: of two pushes at once the later version stays.
    if (this.#kept !== null && this.#kept.version >= pushed.version) {
      // It may be on its way to the storage still.
      await this.#ports.storage.put({});
      return { id, applied: false };
    }
    const { rev: known = 0, ...old } = this.#kept?.facts ?? {};
    const changed = JSON.stringify(old) !== JSON.stringify(chart);
    const rev = changed ? known + 1 : known;
    const applied = changed || this.#kept?.phone !== pushed.phone;
    this.#kept = { facts: { rev, ...chart }, version: pushed.version, phone: pushed.phone };
    if (changed) for (const target of [index, ...this.#owed.targets()]) this.#owed.raise(target, rev);
    await this.#store({ facts: this.#kept }, changed ? this.#owed.targets() : []);
    this.#flushSoon();
    return { id, applied };
  }

  async #factsFrom(pushed: RosterPatient): Promise<Omit<PatientFacts, "rev">> {
    const staff = async (id: string, name: string, title: string | undefined): Promise<Person> => ({
      id: await personKey(this.#practice.id, "staff", id),
      side: "staff",
      name,
      ...(title ? { title } : {}),
    });
    const portal = async (id: string, name: string): Promise<Person> => ({
      id: await personKey(this.#practice.id, "portal", id),
      side: "portal",
      name,
    });
    return {
      id: this.#id,
      name: pushed.name,
      patientId: pushed.patientId,
      ...(pushed.birthDate ? { birthDate: pushed.birthDate } : {}),
      deceased: pushed.deceased,
      programs: pushed.programs,
      team: await Promise.all(
        pushed.team.map(async ({ id, name, title, role }) => ({
          person: await staff(id, name, title),
          role,
        })),
      ),
      linked: await Promise.all(
        pushed.linked.map(async ({ id, name, relation }) => ({ person: await portal(id, name), relation })),
      ),
      followers: this.#kept?.facts.followers ?? [],
    };
  }

  async #startConversation(request: Request): Promise<{ id: string }> {
    const { person } = await this.#requests.identify(request);
    const facts = await this.#personFacts(person);
    const patient = this.#kept?.facts;
    const { settings } = this.#practice;
    if (patient === undefined || canSeePatient({ person: facts, patient, settings }) !== null) {
      throw new Refuse("not-found");
    }
    const start = await readBody(request, StartConversation);
    const denied = canStart({ person: facts, patient, settings }, start.kind);
    if (denied !== null) throw new Refuse(denied);
    await this.#due.enter();

    const key = `start:${person.id}:${start.commandId}`;
    const body = fingerprint(JSON.stringify(start));
    const stored = await this.#ports.storage.get<Start>(key);
    // No await from here to the put.
    const known = this.#starts.get(key) ?? stored;
    if (known !== undefined && known.body !== body) throw new Refuse("conflict");
    // Asked again for what is half done, it finishes it: the conversation's init is idempotent.
    const id = known?.id ?? this.#ports.newId();
    const until = this.#ports.now() + beginsWithin;
    this.#beginning.set(id, until);
    if (known !== undefined) await this.#ports.storage.put({ [`begins:${id}`]: until });
    else {
      this.#starts.set(key, { id, body });
      const [oldest] = this.#starts.keys();
      // What is in the storage need not be held; only the last ones may be on their way there.
      if (this.#starts.size > startsHeld && oldest !== undefined) this.#starts.delete(oldest);
      this.#owed.raise(id, patient.rev);
      await this.#store({ [key]: { id, body } satisfies Start, [`begins:${id}`]: until }, [id]);
    }
    const answer = await this.#ports.call("main", roomName(this.#practice.id, id), "internal/init", {
      conversation: id,
      start,
      person: facts,
      patient,
    });
    if (answer.status === 200) {
      this.#begun(id);
      // The chart changed while the conversation began with the old facts, now or when it was half done.
      if (known !== undefined || this.#kept?.facts.rev !== patient.rev) {
        this.#owed.again(id);
        await this.#store({}, [id]);
        this.#flushSoon();
      }
      return { id };
    }
    const refused = RefusedBody.safeParse(answer.body);
    // A failure says nothing of whether an earlier attempt was carried out: only a refusal is forgotten.
    if (!refused.success || refused.data.retryable) throw new Error(`init: ${answer.status}`);
    await this.#forget(key, id);
    throw new Refuse(refused.data.code, refused.data.params);
  }

  /** A start that was refused leaves nothing behind. */
  async #forget(key: string, id: string): Promise<void> {
    this.#starts.delete(key);
    this.#owed.drop(id);
    this.#beginning.delete(id);
    await this.#ports.storage.remove([key, `owed:${id}`, `begins:${id}`]);
  }

  /** The conversation is there, or never will be. */
  #begun(id: string): void {
    if (!this.#beginning.delete(id)) return;
    // Where that fails, the room starts anew, and asks once more.
    this.#ports.storage.remove([`begins:${id}`]).catch(() => {});
  }

  async #personFacts(person: Person): Promise<PersonFacts> {
    const room = roomName(this.#practice.id, person.id);
    const { status, body } = await this.#ports.call("person", room, "internal/facts", { person });
    const parsed = PersonFacts.safeParse(body);
    if (status !== 200 || !parsed.success) throw new Error(`a person's room answered ${status}`);
    return parsed.data;
  }

  #newOwed(debts: Readonly<Record<string, Debt>>): Owed {
    return new Owed({ ports: this.#ports, deliver: target => this.#tell(target) }, debts);
  }

  /** Tells a conversation, or the practice's look-up, the chart's facts as they are now. */
  async #tell(target: string): Promise<number> {
    const facts = this.#kept?.facts;
    if (facts === undefined) return this.#owed.rev(target);
    const practice = this.#practice.id;
    const { status, body } =
      target === index
        ? await this.#ports.call("practice", practiceRoom(practice), "internal/patient", { facts })
        : await this.#ports.call("main", roomName(practice, target), "internal/patient", { facts });
    if (status !== 200) throw new Error(`a room answered ${status}`);
    const isThere = target === index || Followed.safeParse(body).data?.there === true;
    // It may begin late, when nobody waits for it any more, with facts that are old by then.
    if (!isThere && (this.#beginning.get(target) ?? 0) > this.#ports.now())
      throw new Error("a conversation has not yet begun");
    this.#begun(target);
    return facts.rev;
  }

  #flushSoon(): void {
    // What fails here is owed still, and asked for by the next tick.
    this.#flush().catch(error => this.#ports.log("patient: a delivery failed", error));
  }

  async #flush(): Promise<void> {
    await this.#owed.flush();
    await this.#store({}, this.#owed.targets());
  }

  async #wake(): Promise<{ owes: boolean }> {
    await this.#flush();
    return { owes: this.#owed.owes() || !this.#due.leave() };
  }

  /** Stores entries and what is owed to these targets in one commit. */
  #store(entries: Readonly<Record<string, unknown>>, targets: readonly string[]): Promise<void> {
    const debts = this.#owed.entries();
    const owed = Object.fromEntries(targets.map(target => [`owed:${target}`, debts[target]]));
    return this.#ports.storage.put({ ...entries, ...owed });
  }
}
