/** The same by what conversations are about, and by who answered first: for who administers the practice. */
import type { Figures, Spans, Summary } from "@carethread/model";
import { html, nothing } from "lit";
import type { StatsWords } from "./english.ts";

export interface DetailsView {
  readonly words: StatsWords;
  readonly figures: Figures;
  readonly length: (ms: number) => string;
}

interface Line {
  readonly name: string;
  readonly spans: readonly Spans[];
}

function renderSummary({ words, length }: DetailsView, { count, median, within }: Summary) {
  if (median === undefined) return html`<span class="about">–</span>`;
  return html`${length(median)}
    <span class="about">${within === undefined ? words.number(count) : words.withinTarget(within, count)}</span>`;
}

function renderTable(view: DetailsView, heading: string, columns: readonly string[], lines: readonly Line[]) {
  const { words } = view;
  const [first, ...measures] = columns;
  return html`<div class="scrolls" tabindex="0" role="group" aria-label=${heading}>
    <table part="table" class="details">
      <thead>
        <tr>
          <th scope="col" rowspan="2">${first}</th>
          ${measures.map(measure => html`<th scope="colgroup" colspan="2">${measure}</th>`)}
        </tr>
        <tr>
          ${measures.map(
            () => html`<th scope="col" class="when">${words.today}</th>
              <th scope="col" class="when">${words.lastDays}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ name, spans }) => html`<tr>
            <th scope="row" dir="auto">${name}</th>
            ${spans.map(
              ({ today, month }) => html`<td>${renderSummary(view, today)}</td>
                <td>${renderSummary(view, month)}</td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function renderDetails(view: DetailsView) {
  const { words, figures } = view;
  const { reasons = [], staff = [] } = figures;
  const kinds: Readonly<Record<string, string>> = words.reasonKinds;
  return html`${
    reasons.length === 0
      ? nothing
      : html`<section part="reasons" class="details" aria-labelledby="reasons">
          <h3 id="reasons">${words.byReason}</h3>
          ${renderTable(
            view,
            words.byReason,
            [words.reason, words.firstResponse, words.resolution],
            reasons.map(({ reason: { topic, kind = "" }, answers, resolutions }) => ({
              name: topic ?? kinds[kind] ?? kind,
              spans: [answers, resolutions],
            })),
          )}
        </section>`
  }
  ${
    staff.length === 0
      ? nothing
      : html`<section part="staff" class="details" aria-labelledby="staff">
          <h3 id="staff">${words.byStaff}</h3>
          <p class="about">${words.byStaffAbout}</p>
          ${renderTable(
            view,
            words.byStaff,
            [words.teamMember, words.firstResponse],
            staff.map(({ name, answers }) => ({ name, spans: [answers] })),
          )}
        </section>`
  }`;
}
