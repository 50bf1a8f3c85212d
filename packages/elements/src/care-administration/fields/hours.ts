/** When the practice is open: a time zone, the hours of each day of the week, and holidays. */
import { BusinessHours, weekdays } from "@carethread/model";
import { html, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import type { AdministrationWords } from "../english.ts";
import { renderEntries } from "./entries.ts";
import { type Field, partOf } from "./field.ts";
import { renderSwitch, renderText } from "./simple.ts";

/** As they are typed: what is not there yet is empty. */
type Hours = BusinessHours;
type Week = Hours["week"];
type Spans = NonNullable<Week[keyof Week]>;
type Span = Spans[number];

const usual: Span = { from: "08:00", to: "17:00" };
const nothingYet: Span = { from: "", to: "" };

/** From Monday to Friday where the device is. */
function usualHours(): Hours {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const week = Object.fromEntries(weekdays.slice(0, 5).map(day => [day, [usual]]));
  return { zone: timeZone, week, holidays: [] };
}

/** Why they cannot be saved, in a sentence; null where they can. */
export function hoursProblem(hours: unknown, words: AdministrationWords): string | null {
  const { error } = BusinessHours.safeParse(hours);
  if (error === undefined) return null;
  const parts = error.issues.map(({ path: [part] }) => String(part));
  const { zone, week, holidays, open } = words.hoursProblems;
  if (parts.includes("zone")) return zone;
  if (!parts.includes("week")) return holidays;
  const isOpen = Object.values((hours as Hours).week).some(spans => spans.length > 0);
  return isOpen ? week : open;
}

/** A field for a time of day shows none after 23:59: midnight at the end of a day is shown as at its beginning. */
const shownEnd = (time: string): string => (time === "24:00" ? "00:00" : time);
const typedEnd = (time: string): string => (time === "00:00" ? "24:00" : time);

export function renderTime(
  id: string,
  name: string,
  label: string,
  value: string,
  set: (time: string) => void,
) {
  return html`<label for=${id}><span class="sr">${name}: </span>${label}</label>
    <input
      id=${id}
      part="field"
      class="time"
      type="time"
      .value=${value}
      @change=${(event: Event) => set((event.target as HTMLInputElement).value)}
    />`;
}

function renderDay(field: Field<Hours>, day: (typeof weekdays)[number]) {
  const { id, words, language, value, set } = field;
  const spans: Spans = value.week[day] ?? [];
  // The fifth of January 1970 was a Monday.
  const monday = new Date(1970, 0, 5 + weekdays.indexOf(day));
  const label = new Intl.DateTimeFormat(language, { weekday: "long" }).format(monday);
  return html`<div class="day">
    ${renderEntries<Span>(
      { ...field, id: `${id}-${day}`, label },
      {
        all: spans,
        empty: spans.length === 0 ? usual : nothingYet,
        set: all => set({ ...value, week: { ...value.week, [day]: [...all] } }),
        render: ({ from, to }, { id, name }, change) => html`<div class="times">
          ${renderTime(`${id}-from`, name, words.hoursFrom, from, from => change({ from, to }))}
          ${renderTime(`${id}-to`, name, words.hoursTo, shownEnd(to), to => change({ from, to: typedEnd(to) }))}
        </div>`,
      },
    )}
    ${spans.length === 0 ? html`<p class="hint">${words.hoursClosed}</p>` : nothing}
  </div>`;
}

function renderHolidays(field: Field<Hours>) {
  const { id, words, value, set } = field;
  return renderEntries<string>(
    { ...field, id: `${id}-holidays`, label: words.hoursHolidays },
    {
      all: value.holidays,
      empty: "",
      set: all => set({ ...value, holidays: [...all] }),
      render: (date, { id, name }, change) => html`<div class="field grows">
        <label for=${id} class="sr">${name}</label>
        <input
          id=${id}
          part="field"
          type="date"
          .value=${date}
          @change=${(event: Event) => change((event.target as HTMLInputElement).value)}
        />
      </div>`,
    },
  );
}

function renderZone(field: Field<Hours>) {
  const { id, words } = field;
  const zone = partOf<Hours, string>(field, "zone", {
    label: words.hoursZone,
    value: field.value.zone,
  });
  return html`<div class="field">
    ${renderText({ ...zone, set: text => field.set({ ...field.value, zone: text ?? "" }) }, { list: `${id}-zones` })}
    <datalist id="${id}-zones">
      ${guard([], () => Intl.supportedValuesOf("timeZone").map(name => html`<option value=${name}></option>`))}
    </datalist>
  </div>`;
}

export function renderHours(field: Field<Hours | undefined>) {
  const { value, words, set } = field;
  const toggle: Field<boolean> = {
    ...field,
    label: words.hoursSet,
    value: value !== undefined,
    set: on => set(on ? usualHours() : null),
  };
  if (value === undefined) return renderSwitch(toggle);
  const whole: Field<Hours> = { ...field, value };
  return html`${renderSwitch(toggle)}
    <div class="hours">
      ${renderZone(whole)} ${weekdays.map(day => renderDay(whole, day))} ${renderHolidays(whole)}
    </div>`;
}
