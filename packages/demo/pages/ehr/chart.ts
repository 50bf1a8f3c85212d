/** A patient's chart: who they are, what they take part in, and who cares for them. */
import { element, icon } from "../shared/dom.ts";
import { ageOf, birthDateOf, type Chart, type ChartPerson, dayOf } from "./chart-data.ts";
import { type ChatTab, chatTab } from "./chat-tab.ts";
import { type EncountersTab, encountersTab } from "./encounters.ts";
import { features } from "./features.ts";
import { streamList } from "./stream-editor.ts";

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
      // Numbers and dates keep their own order in a page from right to left.
      value === null
        ? []
        : [element("dt", {}, label), element("dd", {}, element("bdi", { dir: "ltr" }, value))],
    ),
  );
}

/** In place of a chart that this practice does not have, or does not show to this person. */
export function showNoChart(into: HTMLElement): void {
  into.replaceChildren(
    backLink(),
    element("h1", { id: "chart-heading" }, "No such patient"),
    element("p", { class: "soft" }, "The chart may have been moved, or the address is incomplete."),
  );
}

function backLink(): HTMLElement {
  return element("a", { class: "back", href: "#/patients" }, `‹ ${features.patients}`);
}

/** Opens the messenger over the chart. */
function messageIcon(chart: Chart, { message }: ChartActions): HTMLElement {
  const button = element(
    "button",
    { type: "button", class: "icon-button", "aria-label": `Message ${chart.name}`, title: "Message" },
    icon("M4 5h16v11H9.5L5 19.5V16H4z"),
  );
  button.addEventListener("click", () => message(chart));
  return button;
}

function head(chart: Chart, actions: ChartActions): HTMLElement {
  const age = ageOf(chart, new Date());
  const line = [chart.patientId, age === null ? null : `${age} years`].filter(part => part !== null);
  return element(
    "div",
    { class: "chart-head" },
    element(
      "div",
      {},
      element("h1", { id: "chart-heading" }, element("bdi", {}, chart.name)),
      element("p", {}, line.join(" · ")),
    ),
    chart.deceased ? element("span", { class: "tag deceased" }, "Deceased") : null,
    features.icon ? messageIcon(chart, actions) : null,
  );
}

function teamCard(chart: Chart, { editTeam }: ChartActions): HTMLElement {
  const edit = element("button", { type: "button", class: "button edit" }, "Edit care team");
  edit.addEventListener("click", () => editTeam(chart));
  return card("Care team", people(chart.team, "Nobody is assigned."), edit);
}

function demographicsCard(chart: Chart, { editPatient }: ChartActions): HTMLElement {
  if (!features.texting) return card("Demographics", facts(chart));
  const edit = element("button", { type: "button", class: "button edit" }, "Edit patient");
  edit.addEventListener("click", () => editPatient(chart));
  return card("Demographics", facts(chart), edit);
}

/** A message to the patient is due by it: each day for two weeks, then each week. */
function planCard(chart: Chart, { changePlan }: ChartActions): HTMLElement {
  const { plan } = chart;
  const said = plan === null ? "No plan yet." : `Started ${dayOf(plan)}.`;
  const label = plan === null ? "Start Health Action Plan" : "Change Health Action Plan";
  const button = element("button", { type: "button", class: "button edit" }, label);
  button.addEventListener("click", () => changePlan(chart));
  return card("Health Action Plan", element("p", { class: plan === null ? "soft" : "" }, said), button);
}

function factCards(chart: Chart, actions: ChartActions): HTMLElement {
  return element(
    "div",
    { class: "facts" },
    demographicsCard(chart, actions),
    card(
      "Programs",
      chart.programs.length === 0
        ? element("p", { class: "soft" }, "In no program.")
        : element("div", {}, ...chart.programs.map(name => element("span", { class: "tag" }, name))),
    ),
    teamCard(chart, actions),
    ...(features.plans ? [planCard(chart, actions)] : []),
    ...(features.stream ? [card("Calendar and plan", streamList(chart))] : []),
    card("Portal access", people(chart.portal, "Nobody uses the portal.")),
  );
}

/** What a chart's buttons do. */
export interface ChartActions {
  message(chart: Chart): void;
  editTeam(chart: Chart): void;
  editPatient(chart: Chart): void;
  changePlan(chart: Chart): void;
}

export type ChartTab = "summary" | "chat" | "encounters";

export interface ChartPage {
  readonly chart: Chart;
  /** `shown` is the conversation or the encounter in it. */
  show(tab: ChartTab, shown: string | null): void;
}

/** Puts a chart into the page. Its tabs are shown in place, so that nothing in them is lost. */
export function chartPage(into: HTMLElement, chart: Chart, actions: ChartActions): ChartPage {
  const place = `#/patients/${chart.key}`;
  const tabs = {
    summary: element("a", { href: place }, "Summary"),
    chat: element("a", { href: `${place}/chat` }, "Chat"),
    encounters: element("a", { href: `${place}/encounters` }, "Encounters"),
  };
  const links = element(
    "nav",
    { class: "tabs", "aria-label": "Chart" },
    tabs.summary,
    features.chat ? tabs.chat : null,
    features.encounters ? tabs.encounters : null,
  );
  const body = element("div", { class: "chart-body" }, factCards(chart, actions));
  into.replaceChildren(
    backLink(),
    head(chart, actions),
    ...(features.chat || features.encounters ? [links] : []),
    body,
  );
  let chat: ChatTab | null = null;
  let encounters: EncountersTab | null = null;
  return {
    chart,
    show(tab, shown) {
      // Not before somebody looks: opening a patient's messages is an access.
      if (tab === "chat" && chat === null) {
        chat = chatTab(chart, `${place}/chat`);
        body.append(chat.element);
      }
      if (tab === "chat") chat?.show(shown);
      if (tab === "encounters" && encounters === null) {
        encounters = encountersTab(chart.key, place);
        body.append(encounters.element);
      }
      if (tab === "encounters") encounters?.show(shown);
      else encounters?.hide();
      into.dataset.tab = tab;
      for (const [name, link] of Object.entries(tabs)) {
        if (name === tab) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
    },
  };
}
