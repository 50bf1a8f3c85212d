/** Signing out as a host does it: ask first where something unsent would be lost, then leave the page. */
import type { CareProvider } from "@carethread/elements";
import { byId, element } from "./dom.ts";

function sentence({ messages, drafts }: { readonly messages: number; readonly drafts: number }): string {
  const parts = [
    messages === 0 ? null : messages === 1 ? "1 message" : `${messages} messages`,
    drafts === 0 ? null : drafts === 1 ? "1 draft" : `${drafts} drafts`,
  ].filter(part => part !== null);
  return `${parts.join(" and ")} on this device would be lost.`;
}

/** The value of the button that was pressed; empty after Escape. */
async function answered(heading: string, text: string, ...buttons: HTMLElement[]): Promise<string> {
  const dialog = element(
    "dialog",
    { "aria-labelledby": "sign-out-heading", class: "ask" },
    element("h2", { id: "sign-out-heading" }, heading),
    element("p", {}, text),
    element("form", { method: "dialog" }, ...buttons),
  ) as HTMLDialogElement;
  document.body.append(dialog);
  dialog.showModal();
  await new Promise(resolve => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  return dialog.returnValue;
}

async function confirmed(unsent: { readonly messages: number; readonly drafts: number }): Promise<boolean> {
  const stay = element("button", { value: "stay", class: "plain" }, "Stay signed in");
  const leave = element("button", { value: "leave", class: "plain" }, "Sign out");
  return (await answered("Sign out?", sentence(unsent), stay, leave)) === "leave";
}

async function warn(): Promise<void> {
  const understood = element("button", { value: "understood", class: "plain" }, "OK");
  const text =
    "What you wrote could not be removed from this device. Clear this site’s data in the browser before you leave it.";
  await answered("You are signed out", text, understood);
}

/** Makes the page's button *Sign out* work. */
export function readySignOut(): void {
  const provider = document.querySelector("care-provider") as CareProvider;
  let asked = { messages: 0, drafts: 0 };
  provider.addEventListener("care-sign-out-ask", event => {
    asked = event.detail;
  });
  byId("sign-out").addEventListener("click", async () => {
    let outcome = await provider.signOut();
    if (outcome === "unsent") {
      if (!(await confirmed(asked))) return;
      outcome = await provider.signOut({ discard: true });
    }
    // Before the page is left, or nobody would read it.
    if (outcome === "not-wiped") await warn();
    // A session that was begun by a password ends with it.
    await fetch(`/sign-out${document.body.dataset.query ?? ""}`, {
      method: "POST",
      redirect: "manual",
    }).catch(() => {});
    location.href = "/";
  });
}
