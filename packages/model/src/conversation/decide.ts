/** What a command does to a conversation: the events to store, or why there are none. */
import { canBeMentioned, canStart, mayIn } from "../access/access.ts";
import { limits } from "../limits.ts";
import type { PersonId } from "../names.ts";
import {
  cardOf,
  defaultLevel,
  type Member,
  type Members,
  type Person,
  unwatchedLevel,
} from "../people/people.ts";
import { kinds } from "../practice/practice.ts";
import { type Refusal, refusal } from "../refusals/refusals.ts";
import { cleanText, textProblem, titleProblem } from "../text/text.ts";
import type { SendMessage, Watch } from "./commands/commands.ts";
import { authorOf, type Context, type Decidable, targetOf } from "./context.ts";
import { Draft } from "./draft.ts";
import type { Stored } from "./events/events.ts";
import { followRoster, rosterOf } from "./follow-roster.ts";
import type { ConversationState } from "./state.ts";

/** No events and no refusal: what was asked for is so already. */
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
    case "watch":
      return watch(state, context, command);
    case "import":
      return bringIn(state, context, command);
    case "roster":
      return followRoster(state, context);
    case "expire":
      return expire(state, context);
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
  for (const member of rosterOf(facts.patient, facts.settings, policy.audience === "staff")) {
    draft.member(member, author);
  }
  if (text !== null) {
    draft.message({ body: { text }, visibility: "everyone" }, author);
    startWatching(draft, author);
  }
  return draft.events;
}

function send(state: ConversationState, context: Context, command: SendMessage): readonly Stored[] | Refusal {
  const { facts } = context;
  const may = mayIn(facts, targetOf(state, context.now));
  const asksFor = command.support === true || (command.mentions ?? []).length > 0;
  const denied = (command.visibility === "staff" ? may.note : may.send) ?? (asksFor ? may.mention : null);
  if (denied !== null) return refusal(denied);
  const text = cleanText(command.text);
  const problem = textProblem(text);
  if (problem !== null) return refusal(problem);
  const author = authorOf(facts);
  const called = invited(state, context, command);
  if ("refused" in called) return called;
  const coming = called.join.filter(({ person }) => state.staff.members[person.id] === undefined);
  if (!hasRoom(state.staff.members, coming.length)) return refusal("too-many-members");
  const draft = new Draft(state, context);
  for (const member of called.join) draft.member(member, author);
  const { mentions } = called;
  draft.message(
    { body: { text }, visibility: command.visibility, ...(mentions.length > 0 ? { mentions } : {}) },
    author,
  );
  startWatching(draft, author);
  return draft.events;
}

/** Whom a message names, and who of them becomes a member by it, or again. */
function invited(
  state: ConversationState,
  { facts, now, mentioned, support }: Context,
  command: SendMessage,
): { readonly mentions: PersonId[]; readonly join: readonly Member[] } | Refusal {
  const { members, head } = state.staff;
  const target = targetOf(state, now);
  // Who names themselves is told nothing by it, and invited nowhere.
  const named = [...new Set(command.mentions ?? [])].filter(id => id !== facts.person.person.id);
  const join: Member[] = [];
  for (const id of named) {
    const person = mentioned?.get(id);
    const denied = person === undefined ? "mention-no-access" : canBeMentioned({ ...facts, person }, target);
    if (denied !== null || person === undefined)
      return refusal(denied ?? "mention-no-access", { person: id });
    if (members[id] !== undefined) continue;
    const level = defaultLevel("secondary", facts.settings);
    join.push({ person: person.person, role: "secondary", level, source: "invited" });
  }
  if (command.support !== true) return { mentions: named, join };
  const helpers = (support ?? []).filter(({ active, support }) => active && support);
  if (helpers.length === 0) return refusal("support-unavailable");
  // Who looks after the patient anyway is lent nothing.
  const lent = helpers.filter(({ person: { id } }) => members[id] === undefined || members[id].grant);
  // Every one of them is told of in an event of its own: the message stands behind all of these.
  const from = head.pos + join.length + lent.length + 1;
  const until = now + facts.settings.supportFor;
  const level = defaultLevel("support", facts.settings);
  for (const { person } of lent) {
    const old = members[person.id]?.grant;
    // What was said after the end of an earlier call is not shown by this one.
    const begin = old !== undefined && old.until > now ? old : { from, messages: head.messages };
    const grant = { ...begin, until };
    join.push({ person, role: "support", level, source: "invited", grant });
  }
  return { mentions: [...named, ...helpers.map(({ person }) => person.id)], join };
}

/** Whether so many may come by themselves or by invitation; the roster has a bound of its own. */
function hasRoom(members: Members, coming: number): boolean {
  return coming === 0 || Object.keys(members).length + coming <= limits.members;
}

/** Who answers wants to hear what comes back: staff who heard only what names them, or were no member. */
function startWatching(draft: Draft, author: Person): void {
  if (author.side !== "staff") return;
  const old = draft.members[author.id];
  if (old === undefined) {
    // What they say is more than that they hear of an answer.
    if (!hasRoom(draft.members, 1)) return;
    draft.member({ person: author, role: "secondary", level: "all", source: "self" }, author);
  } else if (old.level === "mentions" && old.role !== "support")
    draft.member({ ...old, level: "all" }, author);
}

function watch(state: ConversationState, context: Context, { on }: Watch): readonly Stored[] | Refusal {
  const denied = mayIn(context.facts, targetOf(state, context.now)).watch;
  if (denied !== null) return refusal(denied);
  const person = authorOf(context.facts);
  const { members } = state.staff;
  const old = members[person.id];
  if (on && old === undefined && !hasRoom(members, 1)) return refusal("too-many-members");
  const draft = new Draft(state, context);
  if (on) draft.member({ ...(old ?? { person, role: "secondary", source: "self" }), level: "all" }, person);
  else if (old?.source === "self" && old.role === "secondary") draft.leave(old, person);
  else if (old?.level === "all") draft.member({ ...old, level: unwatchedLevel(old.role) }, person);
  return draft.events;
}

function expire(state: ConversationState, context: Context): readonly Stored[] | Refusal {
  if (context.facts.person.person.side !== "system") return refusal("not-allowed");
  const draft = new Draft(state, context);
  for (const member of Object.values(state.staff.members)) {
    if (member.grant !== undefined && member.grant.until <= context.now) draft.leave(member);
  }
  return draft.events;
}

/** When the next grant ends, milliseconds since 1970. */
export function nextExpiry(state: ConversationState): number | null {
  const ends = Object.values(state.staff.members).flatMap(({ grant }) => (grant ? [grant.until] : []));
  return ends.length === 0 ? null : Math.min(...ends);
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
