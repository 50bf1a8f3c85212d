/** The smallest room: it decides, stores and applies, and keeps the whole log for tests to look at. */
import {
  type Claim,
  type Context,
  type ConversationState,
  type Decidable,
  type Decided,
  decide,
  type EncounterChange,
  type Facts,
  limits,
  type PatientFacts,
  type PersonFacts,
  type PersonId,
  type Position,
  type PracticeSettings,
  project,
  type Reach,
  type Refusal,
  readTo,
  recount,
  type Seen,
  type Stored,
  type StreamItem,
  type Target,
  type TaskCommand,
  targetOf,
  type View,
  viewOf,
  type WayBack,
} from "@carethread/model";
import { at, conversation, everybody, key, type Step, type World } from "./arbitraries.ts";

export interface Outcome {
  readonly step: Step;
  readonly before: ConversationState | null;
  readonly after: ConversationState | null;
  /** What was stored. */
  readonly events: readonly Stored[];
  readonly refusal: Refusal | null;
  /** What was read, if it moved anything. */
  readonly read: Reach | null;
}

export class Room {
  readonly log: Stored[] = [];
  /** By person, the places in the log of what was on their screen. */
  readonly shown = new Map<PersonId, Set<number>>();
  state: ConversationState | null = null;
  readonly settings: PracticeSettings;
  readonly people: PersonFacts[];
  patient: PatientFacts;
  /** What the rooms of files say. */
  readonly files = new Map<string, Claim | Refusal>();
  /** The time of the last step. */
  now = 0;
  #ids = 0;

  constructor(world: World) {
    this.settings = world.settings;
    this.people = [...world.people];
    this.patient = world.patient;
  }

  facts(actor: number, addressed = this.state?.staff.head.recipient): Facts {
    const recipient = this.people.find(({ person }) => person.id === addressed);
    const facts = { person: at(this.people, actor), patient: this.patient, settings: this.settings };
    return recipient === undefined ? facts : { ...facts, recipient };
  }

  /** What `decide` would answer now. */
  ask(
    actor: number,
    command: Decidable,
    now: number,
    screens: readonly number[] = [],
    wayBack?: WayBack,
    said?: Context["said"],
  ): Decided | Refusal {
    const context = {
      wayBack,
      said,
      facts: this.facts(actor, command.type === "start" ? command.recipient : undefined),
      now,
      newId: () => key(1_000_000 + this.#ids++),
      onScreen: new Set(screens.map(each => at(everybody, each).id)),
      mentioned: new Map(this.people.map(facts => [facts.person.id, facts])),
      support: this.people.filter(({ support }) => support),
      files: this.files,
      system: at(everybody, everybody.length - 1),
    };
    return decide(this.state, context, command);
  }

  /** Files by ids that hang on nothing but the time. */
  #bring(count: number, now: number): { id: string }[] {
    return Array.from({ length: count }, (_, at) => {
      const id = key(2_000_000 + 10 * now + at);
      const claim =
        at % 2 === 0 ? { name: "a.png", type: "image/png" } : { name: "a.pdf", type: "application/pdf" };
      this.files.set(id, { ...claim, size: 1_000 });
      return { id };
    });
  }

  /** What the rules ask about the conversation, which has to be there. */
  get target(): Target {
    if (this.state === null) throw new Error("nothing was started");
    return targetOf(this.state, this.now);
  }

  do(step: Step): Outcome {
    this.now = step.now;
    const before = this.state;
    let answer: Decided | Refusal = { events: [], state: this.state };
    let read: Reach | null = null;
    switch (step.do) {
      case "start":
        answer = this.ask(
          step.by,
          {
            type: "start",
            conversation,
            kind: "topic",
            title: step.title,
            ...(step.first === null ? {} : { first: { text: step.first } }),
            ...(step.past === null ? {} : { at: step.past }),
          },
          step.now,
        );
        break;
      case "message":
        answer = this.ask(
          step.by,
          {
            type: "message",
            text: step.text,
            visibility: step.visibility,
            mentions: (step.mentions ?? []).map(each => at(everybody, each).id),
            ...(step.support ? { support: true } : {}),
            ...(step.files ? { attachments: this.#bring(step.files, step.now) } : {}),
          },
          step.now,
          step.screens,
        );
        break;
      case "watch":
        answer = this.ask(step.by, { type: "watch", on: step.on }, step.now);
        break;
      case "archive":
        answer = this.ask(step.by, { type: "archive", on: step.on }, step.now);
        break;
      case "remove":
        answer = this.ask(step.by, { type: "remove", person: at(everybody, step.whom).id }, step.now);
        break;
      case "expire":
        answer = this.ask(everybody.length - 1, { type: "expire" }, step.now);
        break;
      case "close":
      case "reopen":
        answer = this.ask(step.by, { type: step.do }, step.now);
        break;
      case "finish":
      case "link":
        answer = this.ask(step.by, { type: "change-encounter", change: this.change(step.do) }, step.now);
        break;
      case "supersede":
        answer = this.ask(step.by, { type: "supersede", into: key(9) }, step.now);
        break;
      case "task":
        answer = this.ask(step.by, this.taskCommand(step), step.now);
        break;
      case "correct":
        answer = this.ask(
          step.by,
          this.correctionCommand(step),
          step.now,
          [],
          undefined,
          this.messageAt(step.by, step.share),
        );
        break;
      case "raise-task":
      case "end-day":
        answer = this.ask(everybody.length - 1, { type: step.do }, step.now);
        break;
      case "lapse": {
        const now = step.now + limits.screenLapse + 1;
        answer = this.ask(everybody.length - 1, { type: "lapse" }, now);
        break;
      }
      case "import": {
        const messages = step.messages.map(past => ({ ...past, by: at(everybody, past.by) }));
        answer = this.ask(step.by, { type: "import", messages }, step.now);
        break;
      }
      case "put": {
        const { item } = step;
        answer = this.ask(
          step.by,
          { type: "put-stream-item", item, before: this.#lastOf(item.id) },
          step.now,
        );
        break;
      }
      case "roster":
        this.patient = step.patient;
        if (step.told && this.state) answer = this.ask(everybody.length - 1, { type: "roster" }, step.now);
        break;
      case "person":
        this.people[step.who] = step.facts;
        break;
      case "read": {
        const from = Math.min(step.from ?? 0, step.share);
        const shownAfter = this.position(step.by, from);
        read = this.#read(step.by, { shownAfter, to: this.position(step.by, step.share) });
        break;
      }
      case "mark-read":
        read = this.#read(step.by, { shownAfter: null, to: this.position(step.by, step.share) });
        break;
      case "mark-unread": {
        const wayBack = this.wayBack(step.by, this.position(step.by, step.share));
        answer = this.ask(step.by, { type: "mark-unread" }, step.now, [], wayBack);
        break;
      }
      case "read-portal": {
        const shownAfter = this.#portalPosition(step.after);
        read = this.#read(step.by, { shownAfter, to: this.#portalPosition(step.pos) });
        break;
      }
    }
    if ("refused" in answer) return { step, before, after: before, events: [], refusal: answer, read };
    this.log.push(...answer.events);
    // Reading moves the state by itself.
    if (read === null) this.state = answer.state;
    return { step, before, after: this.state, events: answer.events, refusal: null, read };
  }

  /** An item of the practice's system as it was put last. */
  #lastOf(id: string): StreamItem | null {
    const event = this.log.findLast(
      ({ event }) => event.type === "stream-item" && event.item.id === id,
    )?.event;
    return event?.type === "stream-item" ? event.item : null;
  }

  /** What somebody asks of a task, as they say it. */
  taskCommand({ how, which, from, to }: Step & { do: "task" }): TaskCommand {
    const { tasks = [] } = this.state?.staff.head ?? {};
    const seen = tasks[which % Math.max(1, tasks.length)];
    const task = seen?.id ?? key(999);
    if (how === "complete") return { type: "complete-task", task };
    const owner =
      from === undefined ? (seen?.owner?.id ?? null) : from === null ? null : at(everybody, from).id;
    if (how !== "hand-over") return { type: `${how}-task`, task, from: owner };
    return { type: "hand-over-task", task, from: owner, to: at(everybody, to).id, note: "Please" };
  }

  /** What somebody asks of a correction, as they say it. */
  correctionCommand({ how, which, says }: Step & { do: "correct" }): Decidable {
    const { corrections = [] } = this.state?.staff.head ?? {};
    const correction = corrections[which % Math.max(1, corrections.length)]?.id ?? key(998);
    switch (how) {
      case "ask":
        return { type: "ask-correction", pos: 1, wrong: says, right: says };
      case "withdraw":
        return { type: "withdraw-correction", correction };
      case "extend":
        return { type: "extend-correction", correction, reason: says };
      default:
        return {
          ...{ type: "answer-correction", correction, text: says },
          as: how === "approve" ? "approved" : "declined",
        };
    }
  }

  /** The message that a person means by a share of those they see. */
  messageAt(actor: number, share: number): Context["said"] {
    const view = viewOf(at(everybody, actor).side);
    const messages = this.log.filter(
      stored => stored.event.type === "message" && project(stored, view) !== null,
    );
    const meant = messages[Math.floor(share * messages.length)] ?? messages.at(-1);
    return meant && { id: meant.event.id, seq: meant.seq, portal: meant.portal };
  }

  /** The log as a view gets it. */
  seen(view: View): Seen[] {
    return this.log.map(stored => project(stored, view)).filter(event => event !== null);
  }

  /** The place that a person means by a share of what they see. */
  position(actor: number, share: number): Position {
    if (at(everybody, actor).side === "portal") {
      return this.#portalPosition(Math.floor(share * (this.state?.portal?.head.pos ?? 0)));
    }
    const stored = this.log[Math.floor(share * this.log.length) - 1];
    return stored === undefined ? { seq: 0, portal: 0 } : { seq: stored.seq, portal: stored.portal };
  }

  /** What the host asks of the encounter that there is. */
  change(what: "finish" | "link"): EncounterChange {
    const encounter = this.state?.staff.head.encounter?.id ?? key(8);
    const common = { commandId: key(7), encounter };
    return what === "finish"
      ? { type: "finish", ...common }
      : { type: "link", ...common, link: { kind: "order", title: "HbA1c" } };
  }

  /** The person's way back to a place, as a room counts it. */
  wayBack(actor: number, before: Position): WayBack | undefined {
    const { id } = at(everybody, actor);
    const member = this.state?.staff.members[id];
    const mark = this.state?.reading[id]?.mark;
    if (member === undefined || mark === undefined) return undefined;
    const between = this.log.filter(({ seq }) => seq > before.seq && seq <= mark.seq);
    return { mark, before, between: recount(member, between) };
  }

  #portalPosition(pos: number): Position {
    const stored = this.log.find(({ everyone, portal }) => everyone && portal === pos);
    return { seq: stored?.seq ?? 0, portal: stored?.portal ?? 0 };
  }

  #read(actor: number, reach: Reach): Reach | null {
    if (this.state === null) return null;
    const { id, side } = at(everybody, actor);
    if (reach.shownAfter !== null) this.#show(id, viewOf(side), reach.shownAfter, reach.to);
    const after = this.log.filter(({ seq }) => seq > reach.to.seq);
    const next = readTo(this.state, id, reach, after, this.now);
    if (next === null) return null;
    this.state = next;
    return reach;
  }

  #show(person: PersonId, view: View, after: Position, to: Position): void {
    const shown = this.shown.get(person) ?? new Set();
    this.shown.set(person, shown);
    for (const stored of this.log) {
      const isBetween = stored.seq > after.seq && stored.seq <= to.seq;
      if (isBetween && project(stored, view) !== null) shown.add(stored.seq);
    }
  }
}

/** Carries a script out and hands over what each step did. */
export function* play(room: Room, script: readonly Step[]): Generator<Outcome> {
  for (const step of script) yield room.do(step);
}
