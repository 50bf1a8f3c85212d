/** The shapes of the demo practice's tables. Logins double as the host's ids of staff and portal users. */
import type { PracticeSettings, Relation, TeamRole } from "@carethread/model";

export interface DemoStaff {
  readonly login: string;
  readonly name: string;
  readonly title: string;
  readonly restrictions?: readonly string[];
  /** One of those whom `@support` calls; they see nothing until then. */
  readonly support?: true;
}

export interface DemoPatient {
  /** The practice's own id of the patient: never shown and in no address. */
  readonly id: string;
  /** The number that people use. */
  readonly patientId: string;
  readonly name: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly deceased?: boolean;
  readonly programs: readonly string[];
  readonly team: readonly (readonly [login: string, role: TeamRole])[];
  readonly portal: readonly { readonly login: string; readonly name: string; readonly relation: Relation }[];
}

/** A message of the past: how many days before the practice was filled, at what time of day, by whom. */
export type Said = readonly [daysAgo: number, time: string, login: string, text: string];

export interface DemoTopic {
  /** Never changes once people have tried the demo: the ids of its commands are made from it. */
  readonly key: string;
  readonly patient: string;
  readonly title: string;
  readonly said: readonly Said[];
}

/** A message of today, sent as the person would send it: into a topic, or as the first of a new one. */
export interface DemoNews {
  readonly key: string;
  readonly login: string;
  readonly patient: string;
  /** The key of the topic it goes into; else `title` names a new one. */
  readonly topic?: string;
  readonly title?: string;
  readonly text: string;
}

export interface DemoPractice {
  readonly id: string;
  readonly name: string;
  /** What the rooms are told of the practice; the rest has its default. */
  readonly settings: Partial<PracticeSettings>;
  readonly staff: readonly DemoStaff[];
  readonly patients: readonly DemoPatient[];
  readonly topics: readonly DemoTopic[];
  readonly news: readonly DemoNews[];
}
