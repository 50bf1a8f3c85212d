/** The shapes of the demo practices' tables. Logins double as the host's ids of staff and portal users. */
import type { Kind, Permission, PracticeSettings, Relation, TeamRole } from "@carethread/model";
import type { DemoStreamItem } from "./stream.ts";

export interface DemoStaff {
  readonly login: string;
  readonly name: string;
  readonly title: string;
  readonly restrictions?: readonly string[];
  /** One of those whom `@support` calls; they see nothing until then. */
  readonly support?: true;
  readonly permissions?: readonly Permission[];
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
  /** How many days ago the plan began by which they are coached. */
  readonly plan?: number;
  /** Stretches of care that a message can be about. */
  readonly episodes?: readonly { readonly id: string; readonly name: string }[];
  readonly team: readonly (readonly [login: string, role: TeamRole])[];
  readonly portal: readonly {
    readonly login: string;
    readonly name: string;
    readonly relation: Relation;
    /** In which the portal speaks to them (BCP 47); English where nothing is said. */
    readonly language?: string;
  }[];
}

/** A message of the past: how many days before the practice was filled, at what time of day, by whom. */
export type Said = readonly [daysAgo: number, time: string, login: string, text: string];

export interface DemoConversation {
  /** Never changes once people have tried the demo: the ids of its commands are made from it. */
  readonly key: string;
  readonly patient: string;
  /** The practice's first kind where nothing is said. */
  readonly kind?: Kind;
  readonly title?: string;
  /** Of one between two: the member of staff, and the portal user. */
  readonly between?: readonly [recipient: string, addressee: string];
  /** The episode of care that it is about. */
  readonly regarding?: string;
  readonly said: readonly Said[];
}

/** A FHIR R4 `Questionnaire` by which patients begin a chat. */
export interface DemoQuestionnaire {
  readonly id: string;
  readonly title: string;
}

/** A message of today, sent as the person would send it: into a conversation, or as the first of a new topic. */
export interface DemoNews {
  readonly key: string;
  readonly login: string;
  readonly patient: string;
  /** The key of the conversation it goes into; else `title` names a new one. */
  readonly conversation?: string;
  readonly title?: string;
  /** By which questionnaire a new one begins: the text is what is answered to its item. */
  readonly by?: { readonly questionnaire: string; readonly item: string };
  readonly text: string;
}

/** A correction that somebody asks for, of a message of the past: the one that begins so. */
export interface DemoCorrection {
  readonly key: string;
  readonly login: string;
  readonly conversation: string;
  readonly begins: string;
  readonly wrong: string;
  readonly right: string;
}

/** A conversation that is encrypted from end to end: what is said in it today, on the devices of who says it. */
export interface DemoEncrypted {
  readonly key: string;
  readonly patient: string;
  readonly title: string;
  /** The first one begins it. */
  readonly said: readonly (readonly [login: string, text: string])[];
}

/** A hold that one of the staff set on a conversation: it does not go, although it is due. */
export interface DemoHold {
  readonly key: string;
  readonly login: string;
  readonly conversation: string;
  readonly reason: string;
}

/** What the pages of the practice's own products are like: where messages are reached from, and under which words. */
export interface DemoPages {
  /** Its colours: pages/public/skins/<skin>.css. */
  readonly skin: string;
  readonly density: "comfortable" | "compact";
  readonly ehr: {
    /** What the EHR opens with: its table of patients, or the messages. */
    readonly home: "patients" | "messages";
    readonly patients: string;
    readonly messages: string;
    /** Each patient of the table has a button *Reply*. */
    readonly reply: boolean;
    /** A chart's head has a message icon. */
    readonly icon: boolean;
    /** A chart has a tab with the patient's conversations. */
    readonly chat: boolean;
  };
  readonly portal: {
    /** The way to the messages, in the header and on the first page. */
    readonly entry: string;
    /** Where it leads: to the list, or to the one conversation. */
    readonly opens: "inbox" | "conversation";
    readonly heading: string;
    readonly hint: string;
  };
}

export interface DemoPractice {
  readonly id: string;
  readonly name: string;
  /** Made from a preset, which says which of the products it shows. */
  readonly settings: PracticeSettings;
  readonly pages: DemoPages;
  /** The number that its patients are texted from (E.164), where it texts them. */
  readonly number?: string;
  readonly staff: readonly DemoStaff[];
  readonly patients: readonly DemoPatient[];
  readonly questionnaires?: readonly DemoQuestionnaire[];
  readonly encrypted?: readonly DemoEncrypted[];
  readonly conversations: readonly DemoConversation[];
  readonly news: readonly DemoNews[];
  readonly corrections?: readonly DemoCorrection[];
  readonly holds?: readonly DemoHold[];
  readonly stream?: readonly DemoStreamItem[];
}
