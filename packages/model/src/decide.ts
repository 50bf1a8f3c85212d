/** What a command does to a conversation: the events to store, or why there are none. */
import { canStart, type Facts, mayIn, type Target } from "./access.ts";
import { apply } from "./apply.ts";
import type { ImportMessages, SendMessage, StartConversation } from "./commands.ts";
import type { Event, Stored, Visibility } from "./events.ts";
import type { PatientFacts } from "./facts.ts";
import { kinds } from "./kinds.ts";
import { defaultLevel, type Member, type PatientCard, type Person } from "./people.ts";
import { isForEveryone } from "./project.ts";
import { receiversOf } from "./reading.ts";
import { type Refusal, refusal } from "./refusals.ts";
import type { ConversationState } from "./state.ts";
import { cleanText, textProblem, titleProblem } from "./text.ts";

/** What decide needs to know besides the state; the room stamps author and time. */
export interface Context {
  readonly facts: Facts;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A new random key for each event. */
  readonly newId: () => string;
}

/** What a room may decide about: people's commands, the host's, and changes of the roster in `facts.patient`. */
export type Decidable =
  | ({ readonly type: "start"; readonly conversation: string } & Omit<StartConversation, "commandId">)
  | SendMessage
  | ({ readonly type: "import" } & Pick<ImportMessages, "messages">)
  | { readonly type: "roster" };

type Body<E> = E extends Event ? Omit<E, "id" | "at" | "by"> : never;

/** Puts events behind a state one by one, giving each its id, time and places. */
class Draft {
  readonly events: Stored[] = [];
  readonly context: Context;
  state: ConversationState | null;

  constructor(state: ConversationState | null, context: Context) {
    this.state = state;
    this.context = context;
  }

  /** `at` is given for events of the past alone. */
  add(body: Body<Event>, by: Person = this.context.facts.person.person, at?: number): void {
    const event = { ...body, id: this.context.newId(), at: at ?? this.context.now, by } as Event;
    const policy = event.type === "created" ? event.policy : this.state?.staff.head.policy;
    if (policy === undefined) throw new Error('only "created" can be the first event');
    const everyone = isForEveryone(event, policy);
    // Time never runs backwards within a view, and what portal users see does not hang on staff-only events.
    const latest = (everyone ? this.state?.portal : this.state?.staff)?.head.lastAt ?? 0;
    const portal = this.state?.portal?.head.pos ?? 0;
    const stored: Stored = {
      event: at === undefined ? { ...event, at: Math.max(event.at, latest) } : event,
      seq: (this.state?.staff.head.pos ?? 0) + 1,
      portal: everyone ? portal + 1 : portal,
      everyone,
    };
    this.events.push(stored);
    this.state = apply(this.state, stored);
  }

  message(text: string, visibility: Visibility, by: Person): void {
    const received = receiversOf(this.state?.staff.members ?? {}, { by, visibility });
    this.add({ type: "message", body: { text }, visibility, received }, by);
  }
}

export function decide(
  state: ConversationState | null,
  context: Context,
  command: Decidable,
): readonly Stored[] | Refusal {
  if (command.type === "start") return state === null ? begin(context, command) : [];
  if (state === null) return refusal("not-found");
  switch (command.type) {
    case "message":
      return send(state, context, command);
    case "import":
      return bringIn(state, context, command);
    case "roster":
      return followRoster(state, context);
  }
}

function begin(context: Context, command: Decidable & { type: "start" }): readonly Stored[] | Refusal {
  const { facts } = context;
  const denied = canStart(facts, command.kind);
  if (denied !== null) return refusal(denied);
  const policy = kinds[command.kind];
  const title = cleanText(command.title ?? "");
  const untitled = titleProblem(title, policy.title);
  if (untitled !== null) return refusal(untitled);
  // People begin with words; past conversations get theirs by import.
  if (command.first === undefined && facts.person.person.side !== "system") return refusal("text-empty");
  const text = command.first === undefined ? null : cleanText(command.first.text);
  const problem = text === null ? null : textProblem(text);
  if (problem !== null) return refusal(problem);
  const author = authorOf(facts);
  const past = author.side === "system" ? command.at : undefined;
  if (past !== undefined && past > context.now) return refusal("import-from-future");
  if (text !== null && author.side === "system") return refusal("not-allowed");

  const draft = new Draft(null, past === undefined ? context : { ...context, now: past });
  draft.add(
    {
      type: "created",
      conversation: command.conversation,
      patient: cardOf(facts.patient),
      kind: command.kind,
      policy,
      title,
    },
    author,
  );
  for (const member of rosterOf(facts.patient, policy.audience === "staff")) {
    draft.add({ type: "member-joined", member }, author);
  }
  if (text !== null) draft.message(text, "everyone", author);
  return draft.events;
}

function send(state: ConversationState, context: Context, command: SendMessage): readonly Stored[] | Refusal {
  const may = mayIn(context.facts, targetOf(state));
  const denied = command.visibility === "staff" ? may.note : may.send;
  if (denied !== null) return refusal(denied);
  const text = cleanText(command.text);
  const problem = textProblem(text);
  if (problem !== null) return refusal(problem);
  const draft = new Draft(state, context);
  draft.message(text, command.visibility, authorOf(context.facts));
  return draft.events;
}

function bringIn(
  state: ConversationState,
  context: Context,
  command: Decidable & { type: "import" },
): readonly Stored[] | Refusal {
  if (context.facts.person.person.side !== "system") return refusal("not-allowed");
  if (state.live) return refusal("import-too-late");
  const draft = new Draft(state, context);
  let latest = state.staff.head.last?.at ?? state.staff.head.createdAt;
  for (const [index, message] of command.messages.entries()) {
    const text = cleanText(message.text);
    const problem = textProblem(text);
    if (problem !== null) return refusal(problem, { index });
    // Only staff write what only staff see.
    if (message.visibility === "staff" && message.by.side === "portal")
      return refusal("not-allowed", { index });
    if (message.at > context.now || message.at < latest) return refusal("import-from-future", { index });
    latest = message.at;
    draft.add(
      { type: "message", body: { text }, visibility: message.visibility, imported: true, received: [] },
      message.by,
      message.at,
    );
  }
  return draft.events;
}

/** Members of the roster that left, changed or came: withdrawals first. */
function followRoster(state: ConversationState, context: Context): readonly Stored[] | Refusal {
  const { person, patient } = context.facts;
  if (person.person.side !== "system") return refusal("not-allowed");
  const draft = new Draft(state, context);
  const { head, members } = state.staff;
  const wanted = new Map(
    rosterOf(patient, head.policy.audience === "staff").map(member => [member.person.id, member]),
  );
  for (const member of Object.values(members)) {
    if (member.source === "roster" && !wanted.has(member.person.id)) {
      draft.add({ type: "member-left", person: member.person });
    }
  }
  for (const member of wanted.values()) {
    const old = members[member.person.id];
    if (old === undefined) {
      draft.add({ type: "member-joined", member });
    } else if (!same(old.person, member.person) || (old.source === "roster" && old.role !== member.role)) {
      const role = old.source === "roster" ? member.role : old.role;
      const level = role === old.role ? old.level : defaultLevel(role);
      draft.add({ type: "member-changed", person: member.person, role, level });
    }
  }
  const card = cardOf(patient);
  if (!same(head.patient, card)) draft.add({ type: "patient-changed", patient: card });
  return draft.events;
}

/** The author as the others see them: for a portal user also how they stand to the patient. */
export function authorOf({ person, patient }: Facts): Person {
  const link = patient.linked.find(({ person: { id } }) => id === person.person.id);
  return link === undefined ? person.person : { ...link.person, relation: link.relation };
}

/** The members that the chart gives, each person once: of several entries the first one counts. */
function rosterOf(patient: PatientFacts, staffOnly: boolean): Member[] {
  const team = patient.team.map(({ person, role }) => member(person, role));
  const linked = patient.linked.map(({ person, relation }) =>
    member({ ...person, relation }, relation === "self" ? "patient" : "proxy"),
  );
  const found = new Map<string, Member>();
  for (const entry of staffOnly ? team : [...team, ...linked]) {
    if (!found.has(entry.person.id)) found.set(entry.person.id, entry);
  }
  return [...found.values()];
}

function member(person: Person, role: Member["role"]): Member {
  return { person, role, level: defaultLevel(role), source: "roster" };
}

export function cardOf({ id, name, patientId, deceased }: PatientFacts): PatientCard {
  return { id, name, patientId, deceased };
}

/** What the access rules ask about a conversation. */
export function targetOf(state: ConversationState): Target {
  const { policy, lifecycle } = state.staff.head;
  return { policy, lifecycle, members: state.staff.members };
}

function same(a: PatientCard | Person, b: PatientCard | Person): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof typeof a & keyof typeof b>;
  return [...keys].every(key => a[key] === b[key]);
}
