/**
 * The medians of thirty days as bars: over the target they are hatched, so that the chart reads without colour. Screen
 * readers have the table, of which this is a picture.
 */
import type { Measure } from "@carethread/model";
import { html, nothing, svg } from "lit";
import type { StatsWords } from "./english.ts";

const height = 100;
/** Of a day, in units of the drawing; the bar takes most of it. */
const width = 10;

export interface ChartView {
  readonly words: StatsWords;
  readonly measure: Measure;
  /** By which its hatching is named: another one may stand beside it. */
  readonly name: string;
  readonly dayName: (day: string) => string;
  readonly length: (ms: number) => string;
}

function renderBar(median: number, index: number, top: number, name: string, target: number | undefined) {
  const tall = Math.min(height, Math.max(2, (median / top) * height));
  const isOver = target !== undefined && median > target;
  return svg`<rect
    class=${isOver ? "bar over" : "bar"}
    fill=${isOver ? `url(#${name}-hatch)` : "currentColor"}
    x=${index * width + 1.5}
    y=${height - tall}
    width=${width - 3}
    height=${tall}
  />`;
}

function renderLegend({ words, measure: { target }, name }: ChartView) {
  if (target === undefined) return nothing;
  const swatch = (fill: string) => html`<svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
    <rect class="bar" x="1" y="1" width="10" height="10" fill=${fill} />
  </svg>`;
  return html`<p class="legend">
    <span>${swatch("currentColor")}${words.barWithin}</span>
    <span>${swatch(`url(#${name}-hatch)`)}${words.barOver}</span>
    <span
      ><svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
        <line class="target" x1="0" x2="12" y1="6" y2="6" /></svg
      >${words.barTarget}</span
    >
  </p>`;
}

export function renderChart(view: ChartView) {
  const { words, measure, name, dayName, length } = view;
  const { days, target } = measure;
  const longest = Math.max(target ?? 0, ...days.map(({ median = 0 }) => median));
  // One day that was far beyond all others would leave nothing of these to be seen.
  const shown = target === undefined ? longest : Math.min(longest, 4 * target);
  const top = shown * 1.08 || 1;
  const line = target === undefined ? null : height - (target / top) * height;
  return html`<div part="chart" class="chart" aria-hidden="true">
    <p class="scale"><span>${shown < longest ? words.orMore(length(shown)) : length(shown)}</span></p>
    <svg
      class="bars flip"
      viewBox="0 0 ${days.length * width} ${height}"
      preserveAspectRatio="none"
      focusable="false"
    >
      <defs>
        <pattern id="${name}-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="1" x2="1" y1="0" y2="4" />
        </pattern>
      </defs>
      <line class="ground" x1="0" x2=${days.length * width} y1=${height} y2=${height} />
      ${days.map(({ median }, index) => (median === undefined ? nothing : renderBar(median, index, top, name, target)))}
      ${line === null ? nothing : svg`<line class="target" x1="0" x2=${days.length * width} y1=${line} y2=${line} />`}
    </svg>
    <p class="ends"><span>${dayName(days[0]?.day ?? "")}</span><span>${words.today}</span></p>
    ${renderLegend(view)}
  </div>`;
}
