/** The EHR's own patient list. */
import { byId, element } from "../shared/dom.ts";
import { birthDateOf, type Chart } from "./chart-data.ts";
import { features } from "./features.ts";

type Reply = (chart: Chart) => void;

/** Answers without opening the chart. */
function replyButton(chart: Chart, reply: Reply): HTMLElement | null {
  if (chart.deceased || !features.reply) return null;
  const button = element(
    "button",
    { type: "button", class: "button reply", "aria-label": `Reply to ${chart.name}` },
    "Reply",
  );
  button.addEventListener("click", () => reply(chart));
  return button;
}

function row(chart: Chart, reply: Reply): HTMLTableRowElement {
  const name = element("a", { href: `#/patients/${chart.key}`, dir: "auto" }, chart.name);
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, name),
    element("td", { class: "number" }, birthDateOf(chart)),
    element("td", { class: "number" }, chart.patientId),
    element(
      "td",
      { class: "programs" },
      chart.deceased ? element("span", { class: "tag deceased" }, "Deceased") : null,
      ...chart.programs.map(program => element("span", { class: "tag" }, program)),
    ),
    element("td", { class: "act" }, replyButton(chart, reply)),
  );
}

let charts: readonly Chart[] = [];
let update = (): void => {};

/** Shows these patients, by what is typed and chosen above the table. */
export function showPatients(known: readonly Chart[]): void {
  charts = known;
  update();
}

/** Keeps the table filtered by what is typed and chosen above it. */
export function readyPatientList(reply: Reply): void {
  const filter = byId("filter") as HTMLInputElement;
  const rows = byId("patient-rows");
  const note = byId("patients-note");
  const scopes = [...document.querySelectorAll<HTMLInputElement>('input[name="scope"]')];

  update = () => {
    const query = filter.value.trim().toLocaleLowerCase();
    const mineOnly = scopes.some(scope => scope.checked && scope.value === "mine");
    const shown = charts.filter(
      chart =>
        (chart.mine || !mineOnly) && `${chart.name}\n${chart.patientId}`.toLocaleLowerCase().includes(query),
    );
    rows.replaceChildren(...shown.map(chart => row(chart, reply)));
    note.textContent =
      shown.length > 0
        ? ""
        : query === ""
          ? charts.length === 0
            ? "You have no charts here."
            : "You are on no patient’s care team yet. Choose “All” to see every patient of the practice."
          : "No patient matches.";
  };
  filter.addEventListener("input", update);
  for (const scope of scopes) scope.addEventListener("change", update);
}
