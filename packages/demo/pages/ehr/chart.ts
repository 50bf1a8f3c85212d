/** A patient's chart: who they are, what they take part in, and who cares for them. */
import { element } from "../shared/dom.ts";
import { ageOf, birthDateOf, type Chart, type ChartPerson } from "./chart-data.ts";

function people(persons: readonly ChartPerson[], nobody: string): HTMLElement {
  if (persons.length === 0) return element("p", { class: "soft" }, nobody);
  return element(
    "ul",
    { class: "people" },
    ...persons.map(({ name, note }) =>
      element(
        "li",
        {},
        element("span", {}, element("bdi", {}, name)),
        element("span", { class: "soft" }, note),
      ),
    ),
  );
}

function card(title: string, ...content: readonly HTMLElement[]): HTMLElement {
  return element("section", { class: "sheet card" }, element("h2", {}, title), ...content);
}

function facts(chart: Chart): HTMLElement {
  const rows: readonly (readonly [string, string | null])[] = [
    ["Patient ID", chart.patientId],
    ["Date of birth", birthDateOf(chart) || null],
    ["Phone", chart.phone],
  ];
  return element(
    "dl",
    {},
    ...rows.flatMap(([label, value]) =>
      value === null ? [] : [element("dt", {}, label), element("dd", {}, value)],
    ),
  );
}

/** Puts the chart into the page; `null` for a patient whom this practice does not know. */
export function showChart(into: HTMLElement, chart: Chart | null): void {
  const back = element("a", { class: "back", href: "#/patients" }, "‹ Patients");
  if (chart === null) {
    into.replaceChildren(
      back,
      element("h1", { id: "chart-heading" }, "No such patient"),
      element("p", { class: "soft" }, "The chart may have been moved, or the address is incomplete."),
    );
    return;
  }
  const age = ageOf(chart, new Date());
  const line = [chart.patientId, age === null ? null : `${age} years`].filter(part => part !== null);
  into.replaceChildren(
    back,
    element(
      "div",
      { class: "sheet chart-head" },
      element(
        "div",
        {},
        element("h1", { id: "chart-heading" }, element("bdi", {}, chart.name)),
        element("p", {}, line.join(" · ")),
      ),
      chart.deceased ? element("span", { class: "tag deceased" }, "Deceased") : null,
    ),
    element(
      "div",
      { class: "chart-grid" },
      card("Demographics", facts(chart)),
      card(
        "Programs",
        chart.programs.length === 0
          ? element("p", { class: "soft" }, "In no program.")
          : element("div", {}, ...chart.programs.map(name => element("span", { class: "tag" }, name))),
      ),
      card("Care team", people(chart.team, "Nobody is assigned.")),
      card("Portal access", people(chart.portal, "Nobody uses the portal.")),
    ),
  );
}
