/**
 * What the host's back end pushes: whole resources with a `version`; an older one than the room knows is
 * ignored. Ids are the host's own and never leave the body.
 */
import * as z from "zod/mini";
import { Day } from "../cadence/cadence.ts";
import { limits } from "../limits.ts";
import {
  Episode,
  Name,
  PartialDate,
  Permission,
  Picture,
  Relation,
  TeamRole,
  wellFormed,
} from "../people/people.ts";
import { PracticeSettings } from "../practice/practice.ts";
import { QuestionnaireId } from "../questionnaire/questionnaire.ts";

const HostId = z.string().check(z.minLength(1), z.maxLength(200));
const Version = z.int().check(z.nonnegative());
const Programs = z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(200));
const Title = z.optional(z.string().check(z.maxLength(200), wellFormed));

export const RosterStaff = z.object({
  type: z.literal("staff"),
  id: HostId,
  version: Version,
  name: Name,
  /** The job as people read it, e.g. "Registered nurse". */
  title: Title,
  /** False for someone who has left: every right ends at once. */
  active: z._default(z.boolean(), true),
  /** Programs that this person must not see. */
  restrictions: z._default(Programs, []),
  /** One of the practice's technical support: sees nothing but what a member of staff calls them into. */
  support: z._default(z.boolean(), false),
  /** What else this person may do; nothing by itself. */
  permissions: z._default(z.array(Permission).check(z.maxLength(Permission.options.length)), []),
  picture: z.optional(Picture),
});
export type RosterStaff = z.infer<typeof RosterStaff>;

/**
 * Someone who should no longer be there: what was said of them stays known, and their rights, or those to write about
 * them, end. With a higher version they come back whole by being pushed again.
 */
export const RosterWithdrawal = z.object({ type: z.literal("withdrawal"), id: HostId, version: Version });
export type RosterWithdrawal = z.infer<typeof RosterWithdrawal>;

/**
 * A patient who is the same as another, `into`: conversations and their members are that one's from now on, and who
 * asks for this one is led there.
 */
export const RosterMerge = z.object({ type: z.literal("merge"), id: HostId, into: HostId, version: Version });
export type RosterMerge = z.infer<typeof RosterMerge>;

/** A practice's settings, as its back end pushes them: what is left out has its default. */
export const RosterPractice = z.object({
  type: z.literal("practice"),
  version: Version,
  settings: PracticeSettings,
});
export type RosterPractice = z.infer<typeof RosterPractice>;

/** A questionnaire whole, as a FHIR R4 resource; what of it cannot be asked is refused by its item. */
export const RosterQuestionnaire = z.object({
  type: z.literal("questionnaire"),
  version: Version,
  questionnaire: z.record(z.string(), z.unknown()),
});
export type RosterQuestionnaire = z.infer<typeof RosterQuestionnaire>;

export const RosterPatient = z.object({
  type: z.literal("patient"),
  id: HostId,
  version: Version,
  name: Name,
  /** The number people use, e.g. the MRN; it is shown. */
  patientId: z.string().check(z.minLength(1), z.maxLength(100), wellFormed),
  birthDate: z.optional(PartialDate),
  phone: z.optional(z.string().check(z.maxLength(40))),
  deceased: z._default(z.boolean(), false),
  /** False for someone who is no longer registered: nobody finds them, and nothing is started or written. */
  active: z._default(z.boolean(), true),
  /** Whether the patient is enrolled in the portal; where nothing is said, they are as soon as somebody is linked. */
  portal: z.optional(z.boolean()),
  /** The first day of the plan by which the patient is coached, such as a Health Action Plan. */
  plan: z.optional(Day),
  /** Programs in which the patient is; staff restricted from all of them see nothing of the patient. */
  programs: z._default(Programs, []),
  /** Stretches of care that conversations can be about, in the order in which they are offered. */
  episodes: z._default(
    z.array(Episode).check(
      z.maxLength(limits.episodes),
      z.refine(episodes => new Set(episodes.map(({ id }) => id)).size === episodes.length, "ids differ"),
    ),
    [],
  ),
  /** Staff by the host's id of each, with the name that the panel shows. */
  team: z._default(
    z
      .array(z.object({ id: HostId, name: Name, title: Title, role: TeamRole, picture: z.optional(Picture) }))
      .check(z.maxLength(limits.team)),
    [],
  ),
  /** Portal users by the subject of their tokens; the patient is `self`. */
  linked: z._default(
    z
      .array(z.object({ id: HostId, name: Name, relation: Relation, picture: z.optional(Picture) }))
      .check(z.maxLength(limits.linked)),
    [],
  ),
});
export type RosterPatient = z.infer<typeof RosterPatient>;

/** What a person's room takes. */
export const StaffRoster = z.discriminatedUnion("type", [RosterStaff, RosterWithdrawal]);
export type StaffRoster = z.infer<typeof StaffRoster>;

/** What a patient's room takes. */
export const PatientRoster = z.discriminatedUnion("type", [RosterPatient, RosterWithdrawal, RosterMerge]);
export type PatientRoster = z.infer<typeof PatientRoster>;

/** What a practice's room takes of questionnaires. */
export const QuestionnairePush = z.discriminatedUnion("type", [
  RosterQuestionnaire,
  z.extend(RosterWithdrawal, { id: QuestionnaireId }),
]);
export type QuestionnairePush = z.infer<typeof QuestionnairePush>;
