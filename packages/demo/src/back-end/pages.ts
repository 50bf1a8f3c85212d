/** The pages: files with a few places for what the server knows. */
import { emergencyNumberOf, type PracticeSettings, policyOf, toldPractice } from "@carethread/model";
import type { DemoPractice } from "../demo-practice/data.ts";
import type { Login, PracticeDirectory } from "./directory.ts";
import { escapeHtml, Markup, type Values } from "./template.ts";

/** What stands behind a page's addresses, so that they are of the same person: nothing where a session says who. */
export function queryOf({ login }: Pick<Login, "login">): string {
  return `?as=${encodeURIComponent(login)}`;
}

/** The address of the page that belongs to a login. */
export function pageOf(login: Pick<Login, "kind" | "login">): string {
  return `${login.kind === "staff" ? "/ehr/" : "/portal/"}${queryOf(login)}`;
}

/** The address of the mails that a login got. */
export function mailsOf(login: Pick<Login, "login">): string {
  return `/mails${queryOf(login)}`;
}

export interface Shown {
  readonly login: Login;
  readonly query: string;
  readonly practice: DemoPractice;
  readonly settings: PracticeSettings;
}

/** Each of them has something in the administration. */
const administering: readonly string[] = ["administer", "audit", "hold"];

const yes = (is: boolean): string => (is ? "yes" : "");

/** What the EHR page of a practice has. */
export function ehrValues({ login, practice, settings }: Shown): Values {
  const { home, patients, messages, reply, icon, chat } = practice.pages.ehr;
  const { messaging } = settings;
  return {
    home: messaging ? home : "patients",
    ...{ patients, messages },
    messaging: yes(messaging),
    reply: yes(messaging && reply),
    icon: yes(messaging && icon),
    chat: yes(messaging && chat),
    texting: yes(practice.number !== undefined),
    plans: yes(messaging && settings.cadence),
    stream: yes(messaging && settings.streamFilter),
    encounters: yes(messaging && settings.kinds.some(kind => policyOf(settings, kind).encounter !== "none")),
    tasking: yes(messaging && toldPractice(settings, "staff", practice.name).tasking === true),
    tasks: settings.labels?.en?.tasksHeading ?? "Tasks",
    administer: yes(login.permissions?.some(each => administering.includes(each)) === true),
    administration: settings.labels?.en?.administration ?? "Administration",
  };
}

/** What the portal page of a practice has: where it offers no messages, nothing of it is in the page. */
export function portalValues(
  { login, practice, settings, messaging }: Shown & { readonly messaging: boolean },
  directory: PracticeDirectory | undefined,
  keyOf: (patient: string) => string,
): Values {
  const { entry, opens, heading, hint } = practice.pages.portal;
  const mine = directory?.patients.filter(({ linked }) => linked.some(({ id }) => id === login.sub)) ?? [];
  const [only] = mine;
  const isOne = opens === "conversation" && only !== undefined && mine.length === 1;
  return {
    messaging: yes(messaging),
    ...{ entry, opens, heading, hint },
    emergency: settings.emergencyNumber ?? emergencyNumberOf(settings.country),
    patientKey: isOne ? keyOf(only.id) : "",
    patientName: isOne ? only.name : "",
    patientId: isOne ? only.patientId : "",
    records: new Markup(mine.map(record).join("")),
  };
}

const dates = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });

function record({ name, patientId, birthDate }: PracticeDirectory["patients"][number]): string {
  const rows = [
    ["Patient ID", patientId],
    ["Date of birth", birthDate?.length === 10 ? dates.format(new Date(birthDate)) : birthDate],
  ];
  const list = rows
    .filter(([, value]) => value !== undefined)
    .map(([label = "", value = ""]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<section class="card"><h2><bdi>${escapeHtml(name)}</bdi></h2><dl>${list.join("")}</dl></section>`;
}
