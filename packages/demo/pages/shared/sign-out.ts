/** Signing out as a host does it: ask first where something unsent would be lost, then leave the page. */
import type { CareProvider } from "@carethread/elements";
import { byId, element } from "./dom.ts";

/** What is asked and told, on a page of another language than English. */
export interface SignOutWords {
  readonly signOut: string;
  readonly signOutAsk: string;
  readonly stay: string;
  readonly signedOut: string;
  readonly notWiped: string;
  readonly understood: string;
  readonly unsent: (unsent: Unsent) => string;
}

type Unsent = { readonly messages: number; readonly drafts: number };

const english: SignOutWords = {
  signOut: "Sign out",
  signOutAsk: "Sign out?",
  stay: "Stay signed in",
  signedOut: "You are signed out",
  notWiped:
    "What you wrote could not be removed from this device. Clear this site’s data in the browser before you leave it.",
  understood: "OK",
  unsent: ({ messages, drafts }) => {
    const parts = [
      messages === 0 ? null : messages === 1 ? "1 message" : `${messages} messages`,
      drafts === 0 ? null : drafts === 1 ? "1 draft" : `${drafts} drafts`,
    ].filter(part => part !== null);
    return `${parts.join(" and ")} on this device would be lost.`;
  },
};

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

async function confirmed(unsent: Unsent, words: SignOutWords): Promise<boolean> {
  const stay = element("button", { value: "stay", class: "plain" }, words.stay);
  const leave = element("button", { value: "leave", class: "plain" }, words.signOut);
  return (await answered(words.signOutAsk, words.unsent(unsent), stay, leave)) === "leave";
}

async function warn(words: SignOutWords): Promise<void> {
  const understood = element("button", { value: "understood", class: "plain" }, words.understood);
  await answered(words.signedOut, words.notWiped, understood);
}

/** Makes the page's button *Sign out* work. `wordsNow` has those of a page that can be in another language. */
export function readySignOut(wordsNow: () => SignOutWords = () => english): void {
  const provider = document.querySelector("care-provider") as CareProvider;
  let asked = { messages: 0, drafts: 0 };
  provider.addEventListener("care-sign-out-ask", event => {
    asked = event.detail;
  });
  byId("sign-out").addEventListener("click", async () => {
    let outcome = await provider.signOut();
    if (outcome === "unsent") {
      if (!(await confirmed(asked, wordsNow()))) return;
      outcome = await provider.signOut({ discard: true });
    }
    // Before the page is left, or nobody would read it.
    if (outcome === "not-wiped") await warn(wordsNow());
    // A session that was begun by a password ends with it.
    await fetch(`/sign-out${document.body.dataset.query ?? ""}`, {
      method: "POST",
      redirect: "manual",
    }).catch(() => {});
    location.href = "/";
  });
}
