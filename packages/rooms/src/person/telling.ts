/**
 * What a person's room owes: the practice's directory the person's facts, patients whom the person follows the same,
 * conversations how the person stands, and the practice's back end what the person is told, by way of its `hooks` room.
 */
import {
  hooksRoom,
  type Notification,
  type Person,
  type PersonFacts,
  practiceRoom,
  roomName,
  type Side,
  type Standing,
  type TextingMove,
} from "@carethread/model";
import {
  type Chain,
  type DevicesLeft,
  Outbox,
  type Ports,
  type Practice,
  type PushFollower,
  type PushNotification,
  type PushSaw,
  type PushStaff,
  type PushStanding,
  type Target,
  type Told,
  tell,
} from "../base/base.ts";

const directory: Target = { party: "practice", room: "practice" };
const hooks: Target = { party: "hooks", room: "hooks" };

/** The facts as they are now, by their `rev`. */
const facts = "facts";
/** How the person stands, by its `rev`. */
const standing = "standing";
/** Which of their devices were taken off, by how many there were. */
const devices = "devices";
/** Where entries of this person's record stand that are another person's. */
const record = "record";
/** All that the person is told, by its place in the order of their making. */
const notices = "notices";

/** Pointers that are told in one call. */
const pointers = 100;

const prefix = "notice:";
const keyOf = (place: number): string => `${prefix}${place.toString().padStart(12, "0")}`;

export interface TellingOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** The person's key. */
  readonly person: string;
  readonly facts: () => PersonFacts | null;
  readonly standing: () => Standing;
  readonly devicesLeft: () => Promise<DevicesLeft>;
  readonly record: Chain;
}

export class Telling {
  readonly outbox: Outbox;
  readonly #options: TellingOptions;
  /** Those that the `hooks` room has not accepted yet, by their places. */
  readonly #waiting = new Map<number, PushNotification>();

  constructor(options: TellingOptions) {
    this.#options = options;
    this.outbox = new Outbox({ ports: options.ports, deliver: target => this.#deliver(target) });
  }

  /** Whether the practice's back end is told of anything. */
  get tellsHost(): boolean {
    return this.#options.practice.hooks !== undefined;
  }

  async load(): Promise<void> {
    await this.outbox.load();
    for (const [key, notice] of await this.#options.ports.storage.list<PushNotification>({ prefix }))
      this.#waiting.set(Number(key.slice(prefix.length)), notice);
  }

  /** Owes what the facts now say, to the directory and to these patients. Store `outbox.changes()` with them. */
  raiseFacts({ rev }: PersonFacts, patients: Iterable<string>): void {
    this.outbox.raiseTo(directory, facts, rev, "version");
    for (const room of patients) this.outbox.raiseTo({ party: "patient", room }, facts, rev, "version");
  }

  /** Owes who changed something of this person that entries of the record are theirs. */
  owesPointers({ id, side }: Person, places: readonly number[]): void {
    const last = places.at(-1);
    if (last === undefined || side === "system" || id === this.#options.person) return;
    this.outbox.raiseTo({ party: "person", room: id }, record, last, "log");
  }

  /** Owes these conversations how the person stands. Store `outbox.changes()` with it. */
  raiseStanding({ rev }: Standing, conversations: Iterable<string>): void {
    for (const room of conversations) this.outbox.raiseTo({ party: "main", room }, standing, rev, "version");
  }

  /** Owes these conversations which devices were taken off. Store `outbox.changes()` with it. */
  raiseDevices(rev: number, conversations: Iterable<string>): void {
    for (const room of conversations) this.outbox.raiseTo({ party: "main", room }, devices, rev, "version");
  }

  /** Owes a notification to the practice's back end; gives what to store with what it tells of. */
  notice(side: Side | null, notification: Notification): Readonly<Record<string, unknown>> {
    if (!this.tellsHost || side === null) return {};
    const { person, practice } = this.#options;
    return this.#owe({ type: "notification", practice: practice.id, person, side, notification });
  }

  /** The same of how a patient moves on the way to being texted. */
  moved(move: TextingMove): Readonly<Record<string, unknown>> {
    const { person, practice } = this.#options;
    return this.tellsHost ? this.#owe({ type: "texting", practice: practice.id, person, move }) : {};
  }

  #owe(notice: PushNotification): Readonly<Record<string, unknown>> {
    const place = this.outbox.due(hooks, notices) + 1;
    this.outbox.raiseTo(hooks, notices, place, "log");
    this.#waiting.set(place, notice);
    return { [keyOf(place)]: notice };
  }

  async #deliver(target: Target): Promise<Told> {
    if (target.party === "hooks") return this.#tellHooks();
    if (target.party === "person") return this.#tellPointers(target);
    return target.party === "main" ? this.#tellConversation(target) : this.#tellFacts(target);
  }

  async #tellPointers(target: Target): Promise<Told> {
    const { ports, practice, record: chain } = this.#options;
    await chain.load();
    const due = this.outbox.due(target, record);
    const entries = await chain.byFrom(target.room, this.outbox.told(target, record) + 1, due, pointers);
    const body: PushSaw = { room: chain.room, entries: entries.map(({ n, at }) => ({ n, at })) };
    await tell(ports, "person", roomName(practice.id, target.room), "internal/saw", body);
    return { [record]: entries.length < pointers ? due : (entries.at(-1)?.n ?? due) };
  }

  async #tellConversation(target: Target): Promise<Told> {
    const owes = (key: string): boolean => this.outbox.due(target, key) > this.outbox.told(target, key);
    return {
      ...(owes(devices) ? await this.#tellDevices(target) : {}),
      ...(owes(standing) ? await this.#tellStanding(target) : {}),
    };
  }

  async #tellDevices(target: Target): Promise<Told> {
    const { ports, practice, devicesLeft } = this.#options;
    const left = await devicesLeft();
    await tell(ports, "main", roomName(practice.id, target.room), "internal/devices-left", left);
    const rev = left.devices.length;
    if (this.outbox.due(target, devices) <= rev) this.outbox.drop(target, devices);
    return { [devices]: rev };
  }

  async #tellStanding(target: Target): Promise<Told> {
    const { ports, practice, person } = this.#options;
    const present = this.#options.standing();
    const body: PushStanding = { [person]: present };
    await tell(ports, "main", roomName(practice.id, target.room), "internal/standing", body);
    // Which conversations there are is known elsewhere, as with patients.
    if (this.outbox.due(target, standing) <= present.rev) this.outbox.drop(target, standing);
    return { [standing]: present.rev };
  }

  async #tellFacts(target: Target): Promise<Told> {
    const { party, room } = target;
    const { ports, practice } = this.#options;
    const present = this.#options.facts();
    if (present === null) throw new Error("a person who is not there is told to nobody");
    const body: PushStaff & PushFollower = { facts: present };
    if (party === "practice") await tell(ports, party, practiceRoom(practice.id), "internal/staff", body);
    else {
      await tell(ports, party, roomName(practice.id, room), "internal/follower", body);
      // Whom the person follows is known elsewhere: of thousands nothing stays for each wake to read.
      if (this.outbox.due(target, facts) <= present.rev) this.outbox.drop(target, facts);
    }
    return { [facts]: present.rev };
  }

  /** In order, as far as it goes. */
  async #tellHooks(): Promise<Told> {
    const { ports, practice } = this.#options;
    const first = this.outbox.told(hooks, notices);
    const last = this.outbox.due(hooks, notices);
    let told = first;
    try {
      for (; told < last; told++) {
        const notice = this.#waiting.get(told + 1);
        if (notice === undefined) continue;
        await tell(ports, "hooks", hooksRoom(practice.id), "internal/notification", notice);
      }
    } catch (error) {
      // What was accepted need not be told again.
      if (told === first) throw error;
      ports.log("person: a notification is still owed", error);
    }
    const accepted = [...this.#waiting.keys()].filter(place => place <= told);
    for (const place of accepted) this.#waiting.delete(place);
    if (accepted.length > 0) await ports.storage.commit({ remove: accepted.map(keyOf) });
    return { [notices]: told };
  }
}
