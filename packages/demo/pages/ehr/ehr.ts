/** The EHR page: which view is shown follows the address after `#`; the elements do everything about messages. */
import "@carethread/elements/define";
import { followAddress } from "../shared/conversation-address.ts";
import { byId, element } from "../shared/dom.ts";
import { readySignOut } from "../shared/sign-out.ts";
import { type ChartPage, chartPage, showNoChart } from "./chart.ts";
import { loadCharts } from "./chart-data.ts";
import { showNotices } from "./notice.ts";
import { showPatientList } from "./patient-list.ts";
import { openSlideOut, readySlideOut } from "./slide-out.ts";

const views = ["patients", "chart", "messages", "settings"] as const;

interface Place {
  readonly view: (typeof views)[number];
  /** The key of the patient whose chart is shown. */
  readonly patient: string | null;
  readonly tab: "summary" | "chat";
  readonly conversation: string | null;
}

function placeOf(hash: string): Place {
  const [first = "", second, third, fourth] = hash.replace(/^#\/?/, "").split("/");
  const patient = first === "patients" ? (second ?? null) : null;
  return {
    view: first === "messages" || first === "settings" ? first : patient === null ? "patients" : "chart",
    patient,
    tab: third === "chat" ? "chat" : "summary",
    conversation: fourth ?? null,
  };
}

const charts = loadCharts(document.body.dataset.login ?? "");
let shown: ChartPage | null = null;

/** The messenger comes into the page when it is first looked at, and stays: what was typed in it is kept. */
function messenger(): void {
  const view = byId("messages");
  if (view.querySelector("care-messenger") !== null) return;
  const made = element("care-messenger");
  view.append(made);
  followAddress(made, "#/messages");
}

async function chart({ patient, tab, conversation }: Place): Promise<void> {
  const into = byId("chart");
  if (shown?.chart.key !== patient) {
    const found = (await charts).find(({ key }) => key === patient);
    shown = found === undefined ? null : chartPage(into, found, openSlideOut);
  }
  if (shown === null) showNoChart(into);
  else shown.show(tab, conversation);
}

async function show(): Promise<void> {
  const place = placeOf(location.hash);
  if (place.view === "messages") messenger();
  if (place.view === "chart") await chart(place);
  for (const view of views) byId(view).hidden = view !== place.view;
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

charts.then(
  known => showPatientList(known, openSlideOut),
  () => {
    byId("patients-note").textContent = "The patient list could not be loaded. Reload the page to try again.";
  },
);
readySlideOut();
readySignOut();
showNotices();
void show();
