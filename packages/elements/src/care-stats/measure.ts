/** How soon patients were answered, or conversations closed: today and over thirty days, as numbers, a chart, a table. */
import type { Measure, Summary } from "@carethread/model";
import { html, nothing } from "lit";
import { renderChart } from "./chart.ts";
import type { StatsWords } from "./english.ts";

export interface MeasureView {
  readonly words: StatsWords;
  readonly name: "firstResponse" | "resolution";
  readonly measure: Measure;
  readonly asTable: boolean;
  readonly toggle: () => void;
  readonly length: (ms: number) => string;
  readonly dayName: (day: string) => string;
}

function counted({ words, name }: Pick<MeasureView, "words" | "name">, count: number): string {
  return name === "resolution" ? words.closingsCount(count) : words.answersCount(count);
}

function renderSpan(view: MeasureView, label: string, { count, median, within }: Summary) {
  const { words, length } = view;
  return html`<div class="span">
    <dt>${label}</dt>
    <dd>
      <span class="value">${median === undefined ? "–" : length(median)}</span>
      ${median === undefined ? nothing : html`<span class="about">${words.median}</span>`}
      <span class="about">
        ${
          count === 0
            ? words.nothingYet
            : within === undefined
              ? counted(view, count)
              : words.withinTarget(within, count)
        }
      </span>
    </dd>
  </div>`;
}

function renderTable(view: MeasureView) {
  const { words, name, measure, asTable, length, dayName } = view;
  const hasTarget = measure.target !== undefined;
  const days = measure.days.filter(({ count }) => count > 0).reverse();
  return html`<div class=${asTable ? "scrolls" : "sr"} tabindex=${asTable ? 0 : nothing} role="group" aria-label=${words.chartOf(words[name])}>
    <table part="table">
      <caption class="sr">${words.chartOf(words[name])}</caption>
      <thead>
        <tr>
          <th scope="col">${words.day}</th>
          <th scope="col" class="number">${words.how}</th>
          <th scope="col" class="number">${words.median}</th>
          ${hasTarget ? html`<th scope="col" class="number">${words.within}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${days.map(
          ({ day, count, median = 0, within }) => html`<tr>
            <th scope="row">${dayName(day)}</th>
            <td class="number">${words.number(count)}</td>
            <td class="number">${length(median)}</td>
            ${within === undefined ? nothing : html`<td class="number">${words.number(within)}</td>`}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function renderMeasure(view: MeasureView) {
  const { words, name, measure, asTable, toggle } = view;
  const isEmpty = measure.month.count === 0;
  return html`<section part="measure" class="measure" aria-labelledby=${name}>
    <h3 id=${name}>${words[name]}</h3>
    <p class="about">${words[`${name}About`]}</p>
    <p class="goal">${measure.target === undefined ? words.noTarget : words.target(measure.target)}</p>
    <dl class="spans">
      ${renderSpan(view, words.today, measure.today)} ${renderSpan(view, words.lastDays, measure.month)}
    </dl>
    ${
      isEmpty
        ? nothing
        : html`${asTable ? nothing : renderChart(view)} ${renderTable(view)}
            <button part="toggle" class="link plain" @click=${toggle}>
              ${asTable ? words.asChart : words.asTable}
            </button>`
    }
  </section>`;
}
