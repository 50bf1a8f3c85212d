/** Events that are being decided: each put behind the state as it will then be. */
import type { Member, Members, Person } from "../people/people.ts";
import { apply } from "./apply.ts";
import { receiversOf } from "./badge.ts";
import type { Context, Decided } from "./context.ts";
import type { Event, MessageEvent, Stored } from "./events/events.ts";
import { linked } from "./link.ts";
import { isForEveryone } from "./project.ts";
import type { ConversationState } from "./state.ts";

type Body<E> = E extends Event ? Omit<E, "id" | "at" | "by"> : never;

/** Puts events behind a state one by one, giving each its id, time and places. */
export class Draft {
  readonly events: Stored[] = [];
  readonly context: Context;
  state: ConversationState | null;

  constructor(state: ConversationState | null, context: Context) {
    this.state = state;
    this.context = context;
  }

  get members(): Members {
    return this.state?.staff.members ?? {};
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
    const placed = {
      event: at === undefined ? { ...event, at: Math.max(event.at, latest) } : event,
      seq: (this.state?.staff.head.pos ?? 0) + 1,
      portal: everyone ? portal + 1 : portal,
      everyone,
    };
    const stored = linked(placed, this.context.newId(), this.state?.link ?? "");
    this.events.push(stored);
    this.state = apply(this.state, stored);
  }

  /** What has been drafted, as decide answers it. */
  decided(): Decided {
    return { events: this.events, state: this.state };
  }

  /** A live message, with those whom it reaches. */
  message(
    said: Pick<MessageEvent, "body" | "visibility" | "mentions" | "called" | "channel" | "omitted">,
    by: Person,
  ): void {
    const received = receiversOf(this.members, { ...said, by });
    const shown = received.filter(id => this.context.onScreen?.has(id));
    this.add({ type: "message", ...said, received, ...(shown.length > 0 ? { shown } : {}) }, by);
  }

  /** Makes the person a member like this, where they are not one already. */
  member(wanted: Member, by?: Person): void {
    const member = asTold(wanted);
    const old = this.members[member.person.id];
    if (old === undefined) {
      this.add({ type: "member-joined", member }, by);
      this.#reads(member.person, "reader-joined", by);
    } else if (!isSame(asTold(old), member)) this.add({ type: "member-changed", member }, by);
  }

  /** In an encrypted conversation both sides are told who reads. */
  #reads(person: Person, type: "reader-joined" | "reader-left", by?: Person): void {
    const { keys } = this.state?.staff.head ?? {};
    if (keys !== undefined) this.add({ type, person }, by);
  }

  leave({ person, role }: Member, by?: Person): void {
    this.add({ type: "member-left", person, role }, by);
    this.#reads(person, "reader-left", by);
  }
}

/** A member as events tell of them. */
function asTold({ standing: _, ...member }: Member): Member {
  return member;
}

/** Whether two plain values say the same, whatever the order of their keys; absent is as good as undefined. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every(key =>
    isSame(left[key], right[key]),
  );
}
