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

/** The person's answer; Escape stays. */
async function confirmed(unsent: { readonly messages: number; readonly drafts: number }): Promise<boolean> {
  const stay = element("button", { value: "stay", class: "plain" }, "Stay signed in");
  const leave = element("button", { value: "leave", class: "plain" }, "Sign out");
  const dialog = element(
    "dialog",
    { "aria-labelledby": "sign-out-heading", class: "ask" },
    element("h2", { id: "sign-out-heading" }, "Sign out?"),
    element("p", {}, sentence(unsent)),
    element("form", { method: "dialog" }, stay, leave),
  ) as HTMLDialogElement;
  document.body.append(dialog);
  dialog.showModal();
  await new Promise(resolve => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  return dialog.returnValue === "leave";
}

/** Makes the page's button *Sign out* work. */
export function readySignOut(): void {
  const provider = document.querySelector("care-provider") as CareProvider;
  let asked = { messages: 0, drafts: 0 };
  provider.addEventListener("care-sign-out-ask", event => {
    asked = event.detail;
  });
  byId("sign-out").addEventListener("click", async () => {
    if ((await provider.signOut()) === "unsent") {
      if (!(await confirmed(asked))) return;
      await provider.signOut({ discard: true });
    }
    location.href = "/";
  });
}
