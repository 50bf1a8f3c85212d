/** The EHR page: which view is shown follows the address after `#`; the elements do everything about messages. */
import "../shared/devices.ts";
import "@carethread/elements/define";
import { followAddress } from "../shared/conversation-address.ts";
import { byId, element } from "../shared/dom.ts";
import "../shared/sign-in-again.ts";
import { readySignOut } from "../shared/sign-out.ts";
import { type ChartActions, type ChartPage, type ChartTab, chartPage, showNoChart } from "./chart.ts";
import { type Chart, loadCharts } from "./chart-data.ts";
import { features } from "./features.ts";
import { showNotices } from "./notice.ts";
import { editPatient } from "./patient-editor.ts";
import { readyPatientList, showPatients } from "./patient-list.ts";
import { editPlan } from "./plan-editor.ts";
import { openSlideOut, readySlideOut } from "./slide-out.ts";
import { editTeam } from "./team-editor.ts";

const views = ["patients", "chart", "messages", "tasks", "figures", "settings", "administration"] as const;
type View = (typeof views)[number];

interface Place {
  readonly view: View;
  /** The key of the patient whose chart is shown. */
  readonly patient: string | null;
  readonly tab: ChartTab;
  /** The conversation or the encounter that the tab shows. */
  readonly shown: string | null;
}

function viewOf(first: string, patient: string | null): View {
  if (patient !== null) return "chart";
  const named = views.find(view => view === first && view !== "chart") ?? features.home;
  // Not all have each of them.
  return document.getElementById(named) === null ? "patients" : named;
}

function tabOf(named: string | undefined): ChartTab {
  const isThere = (named === "chat" && features.chat) || (named === "encounters" && features.encounters);
  return isThere ? named : "summary";
}

function placeOf(hash: string): Place {
  const [first = "", second, third, fourth] = hash.replace(/^#\/?/, "").split("/");
  const patient = first === "patients" ? (second ?? null) : null;
  return {
    view: viewOf(first, patient),
    patient,
    tab: tabOf(third),
    shown: fourth ?? null,
  };
}

let charts = loadCharts();
let shown: ChartPage | null = null;

/** The messenger comes into the page when it is first looked at, and stays: what was typed in it is kept. */
function messenger(): void {
  const view = byId("messages");
  if (view.querySelector("care-messenger") !== null) return;
  const made = element("care-messenger", { density: features.density });
  view.append(made);
  followAddress(made, "#/messages");
}

/** Figures are asked for while they are looked at, and by nobody else. */
function figures(isShown: boolean): void {
  const sheet = document.querySelector("#figures .sheet");
  if (!isShown) sheet?.replaceChildren();
  else if (sheet?.childElementCount === 0) sheet.append(element("care-stats"));
}

const actions: ChartActions = {
  message: openSlideOut,
  editTeam: chart => void edit(chart, editTeam(chart)),
  editPatient: chart => void edit(chart, editPatient(chart)),
  changePlan: chart => void edit(chart, editPlan(chart)),
};

/** The chart and the table show what was changed, when it is. */
async function edit(chart: Chart | null, changed: Promise<boolean>): Promise<void> {
  if (!(await changed)) return;
  charts = loadCharts();
  showPatients(await charts);
  if (chart !== null && shown?.chart.key === chart.key) shown = null;
  await show();
}

async function chart({ patient, tab, shown: inTab }: Place): Promise<void> {
  const into = byId("chart");
  if (shown?.chart.key !== patient) {
    const found = (await charts).find(({ key }) => key === patient);
    shown = found === undefined ? null : chartPage(into, found, actions);
  }
  if (shown === null) showNoChart(into);
  else shown.show(tab, inTab);
}

async function show(): Promise<void> {
  const place = placeOf(location.hash);
  if (place.view === "messages") messenger();
  figures(place.view === "figures");
  if (place.view === "chart") await chart(place);
  for (const view of views) {
    const section = document.getElementById(view);
    if (section !== null) section.hidden = view !== place.view;
  }
  const current = place.view === "chart" ? "patients" : place.view;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-view]")) {
    if (link.dataset.view === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

addEventListener("hashchange", ({ oldURL, newURL }) => {
  const [from, to] = [oldURL, newURL].map(url => placeOf(new URL(url).hash)) as [Place, Place];
  // Within a messenger or a chart the focus is where the person has it.
  const within = from.view === to.view && from.patient === to.patient;
  void show().then(() => within || byId("main").focus({ preventScroll: true }));
});
document.addEventListener("care-open-patient", event => {
  location.hash = `#/patients/${event.detail.id}`;
});

document.addEventListener("care-open-encounter", ({ detail }) => {
  location.hash = `#/patients/${detail.patient}/encounters/${detail.id}`;
});
// A task's bubble leads to the patient's chart, there to the chat.
document.addEventListener("care-open-conversation", ({ detail: { id, patient } }) => {
  if (patient === undefined) return;
  location.hash = features.chat ? `#/patients/${patient}/chat/${id}` : `#/messages/${id}`;
});

readyPatientList(openSlideOut);
document
  .getElementById("create-patient")
  ?.addEventListener("click", () => void edit(null, editPatient(null)));
charts.then(showPatients, () => {
  byId("patients-note").textContent = "The patient list could not be loaded. Reload the page to try again.";
});
const entry = document.querySelector('.rail [data-view="messages"]');
if (features.home === "messages" && entry !== null) document.querySelector(".rail")?.prepend(entry);
readySlideOut();
readySignOut();
showNotices();
void show();
