/** The field of a flag: by its schema, or one of its own where there is more to it. */
import { type FlagName, flags, type Labels, type PracticeSettings } from "@carethread/model";
import { html, nothing } from "lit";
import type { AdministrationWords } from "../english.ts";
import { renderCountry } from "./country.ts";
import { renderDuration, type ShownUnits } from "./duration.ts";
import type { Field } from "./field.ts";
import { renderHelp } from "./help.ts";
import { hoursProblem, renderHours } from "./hours.ts";
import { renderLabels, type TypedLabels } from "./labels.ts";
import { type Offered, renderQuestionnaires } from "./questionnaires.ts";
import { isOptional, shapeOf } from "./shape.ts";
import { renderShaped } from "./shaped.ts";
import { renderSwitch } from "./simple.ts";
import { renderContent, renderQuiet, renderSignature } from "./texts.ts";

export type { Offered } from "./questionnaires.ts";

/** What fields remember of how they are shown, beside the values. */
export class FieldMemory {
  readonly units: ShownUnits = new Map();
  readonly labels: TypedLabels = new Map();
}

export interface FlagField {
  readonly flag: FlagName;
  /** As they would be by what is not saved yet. */
  readonly settings: PracticeSettings;
  readonly set: (value: unknown) => void;
  /** Why it cannot be saved, or null. */
  readonly problem: string | null;
  readonly words: AdministrationWords;
  readonly language: string;
  readonly memory: FieldMemory;
  /** Null while they are not known. */
  readonly questionnaires: readonly Offered[] | null;
}

type Own = (field: Field<never>, flag: FlagField) => unknown;

const duration: Own = (field, { memory }) => renderDuration(field, memory.units);

const own: { readonly [K in FlagName]?: Own } = {
  portalMessaging: field => renderSwitch(field, true),
  notifyPause: duration,
  reminderAfter: duration,
  supportFor: duration,
  answerWithin: duration,
  resolveWithin: duration,
  sessionIdleStaff: duration,
  sessionIdlePortal: duration,
  sessionLength: duration,
  country: (field, { settings }) => renderCountry(field, settings.emergencyNumber),
  hours: field => renderHours(field),
  textQuiet: field => renderQuiet(field),
  textContent: field => renderContent(field),
  textSignature: field => renderSignature(field),
  help: field => renderHelp(field),
  labels: (field, { memory }) => renderLabels(field as Field<Labels | undefined>, memory.labels),
  questionnairesOff: (field, { questionnaires }) => renderQuestionnaires(field, questionnaires),
};

/** Why a value cannot be saved, where its field can say it better than that something is wrong. */
export function problemOf(flag: FlagName, settings: PracticeSettings, words: AdministrationWords): string {
  if (flag === "textQuiet") return words.quietWrong;
  const said = flag === "hours" ? hoursProblem(settings.hours, words) : null;
  return said ?? words.flagWrong;
}

/** The flag with its sentence, its field, and why it cannot be saved. */
export function renderFlag(flag: FlagField) {
  const { flag: name, settings, set, problem, words, language } = flag;
  const { schema } = flags[name];
  const values: Readonly<Record<string, Readonly<Record<string, string>>>> = words.flagValues;
  const names = name === "policies" ? values.kinds : values[name];
  const field: Field = {
    id: name,
    label: words.flagNames[name],
    about: `${name}-about ${name}-problem`,
    value: settings[name],
    set,
    names: names ?? {},
    unset: isOptional(schema) ? words.flagUnset : null,
    isWrong: problem !== null,
    words,
    language,
  };
  const render = own[name];
  const rendered = render === undefined ? renderShaped(field, shapeOf(schema)) : render(field as never, flag);
  // What is not known, or has a shape that nothing here can change.
  if (rendered === null || rendered === nothing) return nothing;
  return html`<div part="flag" class="flag" data-flag=${name}>
    ${rendered}
    <p class="hint" id="${name}-about">${words.flagSentences[name]}</p>
    <p class="error" part="problem" id="${name}-problem">${problem ?? ""}</p>
  </div>`;
}
