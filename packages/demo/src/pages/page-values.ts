/** The pages: files with a few places for what the server knows. */
import { emergencyNumberOf, type PracticeSettings, policyOf, toldPractice } from "@carethread/model";
import type { DemoPractice } from "../demo-practice/demo-practice.ts";
import { escapeHtml, Markup, type Values } from "../http/http.ts";
import type { Login, PracticeDirectory } from "../people/people.ts";
import {
  apart,
  dayIn,
  directionOf,
  isPortalLanguage,
  type PortalLanguage,
  portalLanguages,
  portalWords,
  said,
} from "../portal-words.ts";

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
  const language = isPortalLanguage(login.language) ? login.language : "en";
  const words = portalWords[language];
  const call = settings.emergencyNumber ?? emergencyNumberOf(settings.country);
  // The practice's own words are English; in other languages the page has its own.
  const own =
    language === "en"
      ? { entry, heading, hint }
      : { entry: words.messages, heading: words.careTeam, hint: "" };
  return {
    messaging: yes(messaging),
    ...{ language, direction: directionOf(language), opens, call },
    ...{ englishEntry: entry, englishHeading: heading, englishHint: hint, ...own },
    languages: new Markup(portalLanguages.map(one => choiceOf(one, language)).join("")),
    ...{ skip: words.skip, main: words.main, languageLabel: words.language, signOut: words.signOut },
    welcome: said(words.welcome, apart(login.name)),
    emergency: said(words.emergency, call),
    patientKey: isOne ? keyOf(only.id) : "",
    patientName: isOne ? only.name : "",
    patientId: isOne ? only.patientId : "",
    records: new Markup(mine.map(patient => record(patient, language)).join("")),
  };
}

function choiceOf(one: PortalLanguage, chosen: PortalLanguage): string {
  const state = one === chosen ? " selected" : "";
  return `<option value="${one}" lang="${one}"${state}>${escapeHtml(portalWords[one].name)}</option>`;
}

/** The page's script says the words by `data-word` anew in another language, and the days by `datetime`. */
function record(
  { name, patientId, birthDate }: PracticeDirectory["patients"][number],
  language: PortalLanguage,
): string {
  const words = portalWords[language];
  const label = (word: "patientId" | "birthDate"): string =>
    `<dt data-word="${word}">${escapeHtml(words[word])}</dt>`;
  const rows = [`${label("patientId")}<dd><bdi>${escapeHtml(patientId)}</bdi></dd>`];
  if (birthDate !== undefined) {
    const day = escapeHtml(birthDate);
    rows.push(
      `${label("birthDate")}<dd><time datetime="${day}">${escapeHtml(dayIn(language, birthDate))}</time></dd>`,
    );
  }
  return `<section class="card"><h2><bdi>${escapeHtml(name)}</bdi></h2><dl>${rows.join("")}</dl></section>`;
}
