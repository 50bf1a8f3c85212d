/** What the host pushes of a patient as the facts that the rules ask about. */
import {
  type IdSecret,
  type PatientFacts,
  type Person,
  type PersonId,
  patientKey,
  personKey,
  type RosterPatient,
  roomLimits,
  type TextingStatus,
} from "@carethread/model";
import { Refuse, utf8Length } from "../base/base.ts";

/** What the host says; followers are the room's own. */
export type Chart = Omit<PatientFacts, "rev" | "followers">;

type Pushed = RosterPatient["team"][number] | RosterPatient["linked"][number];

export function chartOf(secret: IdSecret, pushed: RosterPatient): Chart {
  const person = (side: "staff" | "portal", said: Pushed): Person => ({
    id: personKey(secret, side, said.id),
    side,
    name: said.name,
    ...("title" in said && said.title ? { title: said.title } : {}),
    ...(said.picture ? { picture: said.picture } : {}),
  });
  return {
    id: patientKey(secret, pushed.id),
    name: pushed.name,
    patientId: pushed.patientId,
    ...(pushed.birthDate ? { birthDate: pushed.birthDate } : {}),
    deceased: pushed.deceased,
    ...(pushed.active ? {} : { withdrawn: true }),
    ...(pushed.portal === undefined ? {} : { portal: pushed.portal }),
    ...(pushed.plan === undefined ? {} : { plan: pushed.plan }),
    programs: pushed.programs,
    ...(pushed.episodes.length > 0 ? { episodes: pushed.episodes } : {}),
    team: pushed.team.map(said => ({ person: person("staff", said), role: said.role })),
    linked: pushed.linked.map(said => ({ person: person("portal", said), relation: said.relation })),
  };
}

/** The same chart of a patient who should no longer be there. */
export function withdrawnFrom({ rev: _, ...chart }: PatientFacts): Omit<PatientFacts, "rev"> {
  return { ...chart, withdrawn: true };
}

/** The chart of a patient who was withdrawn, and is there again. */
export function thereAgain({ withdrawn: _, ...chart }: Omit<PatientFacts, "rev">): Omit<PatientFacts, "rev"> {
  return chart;
}

/** Who asked to be notified, but those who are in the team by now: they are told anyway. */
export function followersOf(chart: Chart, followers: readonly Person[]): Person[] {
  const team = new Set(chart.team.map(({ person }) => person.id));
  return followers.filter(({ id }) => !team.has(id));
}

/** Who writes on the patient's side. */
export function linkedTo({ linked }: PatientFacts): Set<PersonId> {
  return new Set(linked.map(({ person }) => person.id));
}

/** The staff whose own patient this is: the team, and who asked to be notified. */
export function ownersOf({ team, followers }: PatientFacts): Set<PersonId> {
  return new Set([...team.map(({ person }) => person.id), ...followers.map(({ id }) => id)]);
}

/** The same of one person, who is asked about often. */
export function isOwner({ team, followers }: PatientFacts, id: PersonId): boolean {
  return team.some(({ person }) => person.id === id) || followers.some(follower => follower.id === id);
}

/** The facts with this status; of a patient with whom nobody has begun it, nothing is said. */
export function withTexting<F extends { readonly texting?: TextingStatus | undefined }>(
  { texting: _, ...facts }: F,
  status: TextingStatus,
): Omit<F, "texting"> & { readonly texting?: TextingStatus } {
  return status === "none" ? facts : { ...facts, texting: status };
}

type Measured = Chart & Pick<PatientFacts, "followers">;

/** Whether a chart can be stored as one value. */
export function fits(facts: Measured): boolean {
  return utf8Length(JSON.stringify(facts)) <= roomLimits.chart;
}

/** Throws a Refuse where it cannot, which names the place. */
export function measure(facts: Measured, at: string): void {
  if (!fits(facts)) throw new Refuse("too-large", { at });
}
