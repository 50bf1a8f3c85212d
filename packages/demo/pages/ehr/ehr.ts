/** The EHR page: which view is shown follows the address after `#`; the elements do everything about messages. */
import "@carethread/elements/define";
import { followAddress } from "../shared/conversation-address.ts";
import { byId, element } from "../shared/dom.ts";
import { showChart } from "./chart.ts";
import { loadCharts } from "./chart-data.ts";
import { showPatientList } from "./patient-list.ts";

const login = document.body.dataset.login ?? "";
const charts = loadCharts(login);

/** The messenger comes into the page when it is first looked at, and stays: what was typed in it is kept. */
function messenger(): void {
  const view = byId("messages");
  if (view.querySelector("care-messenger") !== null) return;
  const made = element("care-messenger");
  view.append(made);
  followAddress(made, "#/messages");
}

async function show(): Promise<void> {
  const [view = "patients", key] = location.hash.replace(/^#\/?/, "").split("/");
  const current = view === "messages" ? "messages" : key === undefined ? "patients" : "chart";
  if (current === "messages") messenger();
  if (current === "chart") {
    const known = await charts;
    showChart(byId("chart"), known.find(chart => chart.key === key) ?? null);
  }
  for (const id of ["patients", "chart", "messages"]) byId(id).hidden = id !== current;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav a")) {
    const active = link.dataset.view === (current === "messages" ? "messages" : "patients");
    if (active) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

addEventListener("hashchange", ({ oldURL, newURL }) => {
  // Within the messenger the focus is the messenger's.
  const within = [oldURL, newURL].every(url => new URL(url).hash.startsWith("#/messages"));
  void show().then(() => within || byId("main").focus({ preventScroll: true }));
});
document.addEventListener("care-open-patient", event => {
  location.hash = `#/patients/${event.detail.id}`;
});

charts.then(showPatientList, () => {
  byId("patients-note").textContent = "The patient list could not be loaded. Reload the page to try again.";
});
void show();
