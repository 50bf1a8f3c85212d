/** The portal page: a first page, and the messages where the practice offers them. The elements do the rest. */
import "../shared/devices.ts";
import "@carethread/elements/define";
import type { CareMessenger, CareProvider } from "@carethread/elements";
import { followAddress } from "../shared/conversation-address.ts";
import { byId } from "../shared/dom.ts";
import "../shared/sign-in-again.ts";
import { readySignOut } from "../shared/sign-out.ts";
import { readyLanguage, signOutWords } from "./language.ts";
import { followOffers } from "./offers.ts";

const views = ["home", "messages"] as const;
const messages = document.getElementById("messages");
const messenger = document.querySelector("care-messenger");

/** Whoever has one conversation at most is led right into it; who acts for several patients chooses. */
async function openTheOne(messenger: CareMessenger, { patient = "", name = "", number = "" }: DOMStringMap) {
  if (patient === "" || messenger.conversation !== null) return;
  // As the page loads, its client comes with the provider's first update.
  await (document.querySelector("care-provider") as CareProvider).updateComplete;
  await messenger.openPatient({ id: patient, name, patientId: number });
}

function show(): void {
  const view = messages !== null && location.hash.startsWith("#/messages") ? "messages" : "home";
  for (const other of views) {
    const section = document.getElementById(other);
    if (section !== null) section.hidden = other !== view;
  }
  document.body.dataset.view = view;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-view]")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (view === "messages" && messages !== null && messenger !== null)
    void openTheOne(messenger, messages.dataset);
}

followOffers({
  page: document,
  hasMessages: messenger !== null,
  async ask() {
    const answer = await fetch(`/api/offers${document.body.dataset.query ?? ""}`);
    return answer.ok ? ((await answer.json()) as { readonly portal: boolean }).portal : null;
  },
  renew() {
    if (messenger !== null) location.hash = "";
    location.reload();
  },
});
if (messenger !== null) followAddress(messenger, "#/messages");
messenger?.addEventListener("care-conversation-leave", () => {
  // Behind the one conversation there is no list.
  if (messages?.dataset.patient) location.hash = "#/";
});
addEventListener("hashchange", ({ oldURL, newURL }) => {
  const [from, to] = [oldURL, newURL].map(url => new URL(url).hash.split("/")[1] ?? "");
  show();
  if (from !== to) byId("main").focus({ preventScroll: true });
});
readyLanguage();
readySignOut(signOutWords);
show();
