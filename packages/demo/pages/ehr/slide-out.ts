/** The messenger as a slide-out over whatever is shown: for one patient, with the composer ready. */
import { byId, element } from "../shared/dom.ts";
import type { Chart } from "./chart-data.ts";
import { features } from "./features.ts";

let opener: HTMLElement | null = null;

function slideOut(): HTMLDialogElement {
  return byId("slide-out") as HTMLDialogElement;
}

/** Beside a chart that can still be read; on a phone it is all there is. */
function show(dialog: HTMLDialogElement): void {
  if (matchMedia("(max-width: 46rem)").matches) dialog.showModal();
  else dialog.show();
}

/** Opens the patient's newest conversation, or the form that starts one. What was typed before is still there. */
export function openSlideOut({ key, name, patientId }: Chart): void {
  const dialog = slideOut();
  opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  let messenger = dialog.querySelector("care-messenger");
  if (messenger === null) {
    messenger = element("care-messenger", { density: features.density });
    dialog.append(messenger);
  }
  if (!dialog.open) show(dialog);
  void messenger.openPatient({ id: key, name, patientId });
}

/** Makes it close by its button, by Escape, and when another view takes the place of this one. */
export function readySlideOut(): void {
  const dialog = slideOut();
  byId("slide-out-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", event => {
    // A list or a popup inside that was open has taken its Escape.
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    if (opener?.isConnected) opener.focus();
  });
  // Where it is all there is, the chart that was asked for stands behind it.
  dialog.addEventListener("care-open-patient", () => {
    if (dialog.matches(":modal")) dialog.close();
  });
  // Over another chart the words would go to somebody else than the one who is looked at.
  addEventListener("hashchange", ({ oldURL, newURL }) => {
    const [from, to] = [oldURL, newURL].map(url => new URL(url).hash.split("/").slice(1, 3).join("/"));
    if (dialog.open && from !== to) dialog.close();
  });
}
