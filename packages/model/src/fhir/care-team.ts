/** Who took part in a conversation, as what, and from when until when. */
import type { Member, Role } from "../people/people.ts";
import type { LoggedEvent } from "../wire/wire.ts";
import type { ExportedConversation } from "./exported.ts";
import { instant, narrative, type References } from "./references.ts";

/** Milliseconds since 1970. */
interface Participant extends Pick<Member, "person" | "role"> {
  readonly from: number;
  readonly until?: number;
}

const roles: Readonly<Record<Role, string>> = {
  "primary-coach": "Primary coach",
  secondary: "Secondary coach",
  "care-team": "Care team",
  recipient: "Recipient",
  "notification-user": "Is notified",
  support: "Support",
  patient: "Patient",
  proxy: "Acts for the patient",
};

/** Everybody who ever took part, after one more event. Who left and came again stands there twice. */
export function participantsAfter(
  before: readonly Participant[],
  event: LoggedEvent,
): readonly Participant[] {
  const isHere = (id: string, { person, until }: Participant): boolean =>
    person.id === id && until === undefined;
  switch (event.type) {
    case "member-joined": {
      const { person, role } = event.member;
      return [...before, { person, role, from: event.at }];
    }
    case "member-changed": {
      const { person, role } = event.member;
      return before.map(one => (isHere(person.id, one) ? { ...one, person, role } : one));
    }
    case "member-left":
      // A period never ends before it begins, also where a clock was set back.
      return before.map(one =>
        isHere(event.person.id, one) ? { ...one, until: Math.max(one.from, event.at) } : one,
      );
    default:
      return before;
  }
}

/** Null where nobody of the staff is known to take part: to the patient's side the team is one. */
export function careTeam(
  { id, title, lifecycle }: ExportedConversation["row"],
  participants: readonly Participant[],
  references: References,
) {
  if (!participants.some(({ person }) => person.side === "staff")) return null;
  const name = title === "" ? {} : { name: title };
  return {
    resourceType: "CareTeam" as const,
    id,
    text: narrative(participants.map(({ person }) => person.name).join(", ")),
    identifier: [references.identified("care-team", id)],
    status: lifecycle === "closed" ? ("inactive" as const) : ("active" as const),
    ...name,
    subject: references.patient(),
    participant: participants.map(({ person, role, from, until }) => ({
      role: [{ text: roles[role] }],
      member: references.person(person),
      period: { start: instant(from), ...(until === undefined ? {} : { end: instant(until) }) },
    })),
    managingOrganization: [references.practice()],
  };
}
export type { Participant };
