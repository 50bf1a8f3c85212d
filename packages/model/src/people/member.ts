/** People, patients and their parts in a conversation, as they stand in events, states and frames. */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";
import { Key, type PersonId } from "../names.ts";
import { Person } from "./person.ts";
import { Standing } from "./standing.ts";

export const Role = /* @__PURE__ */ orElse(
  z.enum([
    "primary-coach",
    "secondary",
    "care-team",
    "recipient",
    "notification-user",
    "support",
    "patient",
    "proxy",
  ]),
  "care-team",
);
export type Role = z.infer<typeof Role>;

/** What enters a member's badge: see reading.ts. */
export const Level = /* @__PURE__ */ orElse(z.enum(["all", "patient-only", "mentions", "none"]), "none");
export type Level = z.infer<typeof Level>;

/**
 * Where a membership comes from: the chart's roster, another member's invitation, the person's own wish, or, for
 * support, a call. The roster only takes back what the roster gave, one's own wish gives no right that one has not
 * anyway, and a call lends one for a time.
 */
export const Source = /* @__PURE__ */ orElse(z.enum(["roster", "invited", "self", "called"]), "roster");
export type Source = z.infer<typeof Source>;

/** A right in a box: what stands from a place on, until a time. */
export const Grant = z.object({
  /** The first event that is seen, by its place in the staff's log. */
  from: z.int(),
  /** How many messages stand before it. */
  messages: z.int(),
  /** When the right ends, milliseconds since 1970. */
  until: z.int(),
});
export type Grant = z.infer<typeof Grant>;

export const Member = z.object({
  person: Person,
  role: Role,
  level: Level,
  source: Source,
  /** Who invited them by name. */
  invitedBy: z.optional(Key),
  /** Support alone has one; everybody else sees the whole of their view. */
  grant: z.optional(Grant),
  /** How they stand to being told, where it is not as usual; no event says it. */
  standing: z.optional(Standing),
});
export type Member = z.infer<typeof Member>;

export const Members = z.record(Key, Member);
export type Members = Readonly<Record<PersonId, Member>>;

const levels: Readonly<Record<Role, Level>> = {
  "primary-coach": "all",
  secondary: "mentions",
  "care-team": "all",
  recipient: "all",
  "notification-user": "patient-only",
  support: "mentions",
  patient: "all",
  proxy: "all",
};

/** The level that a member of this role starts with. */
export function defaultLevel(role: Role, { careTeamLevel }: { readonly careTeamLevel: Level }): Level {
  return role === "care-team" ? careTeamLevel : levels[role];
}

/** The level of a member of this role who no longer watches. */
export function unwatchedLevel(role: Role): Level {
  return role === "notification-user" ? "patient-only" : "mentions";
}

/** A person as they stand among the members, where they are one. */
export function presentMember(members: Members, person: Person): Person {
  return members[person.id]?.person ?? person;
}

/** Whether a member has left, or is not there: nothing waits for them, and nobody waits for what they read. */
export function isAway({ standing }: Pick<Member, "standing">): boolean {
  return standing?.away === true;
}

/** Whether a member hears of every message: their picture stands in the thread's header. */
export function isWatching(member: Pick<Member, "person" | "level" | "standing">): boolean {
  return member.person.side === "staff" && member.level === "all" && !isAway(member);
}

/** Whether a member's level lets the patient's messages into their badge. */
export function hearsPatient({ level }: Pick<Member, "level">): boolean {
  return level === "all" || level === "patient-only";
}

/** Whether a member is told of new messages of the patient: by their level and their own setting together. */
export function isNotified(member: Pick<Member, "level" | "standing">): boolean {
  return hearsPatient(member) && !isAway(member) && member.standing?.muted !== true;
}

/**
 * The members whom a person may name with an @: the team's staff who are there, but themselves; support is called as
 * such.
 */
export function mentionable(members: Members, author: PersonId | undefined): Member[] {
  return Object.values(members).filter(
    member =>
      member.person.side === "staff" &&
      member.person.id !== author &&
      member.role !== "support" &&
      !isAway(member),
  );
}
