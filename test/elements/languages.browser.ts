/** A page changes its language while it stands: the words follow, and each element runs the page's way. */
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { fillInbox } from "../../stories/conversations.ts";
import { get, mount, practice, shown, textOf, waitUntil } from "./support.ts";

describe("languages", () => {
  it("are fetched as the page changes its own, and right to left follows the page", async () => {
    const made = await practice();
    await fillInbox(made);
    const page = await mount(
      html`<div lang="es"><care-inbox .client=${made.client("staff", "kim")}></care-inbox></div>`,
    );
    await shown(page, "[part~=row]");
    const list = (): HTMLElement => get(page, "[part=list]");
    const said = (): string | null => list().getAttribute("aria-label");
    await waitUntil(() => said() === "Conversaciones");
    expect(textOf(await shown(page, "[part=count]"))).to.match(/^\d mensajes?$/);

    page.lang = "ar";
    page.dir = "rtl";
    await waitUntil(() => said() === "المحادثات");
    expect(getComputedStyle(list()).direction).to.equal("rtl");
    const [patient, time] = [get(page, "[part=patient]"), get(page, "[part=time]")].map(node =>
      node.getBoundingClientRect(),
    );
    expect(patient?.right).to.be.greaterThan(time?.right ?? Number.POSITIVE_INFINITY);

    page.lang = "en";
    page.dir = "ltr";
    await waitUntil(() => said() === "Conversations");
    expect(getComputedStyle(list()).direction).to.equal("ltr");
  });

  it("are English on a device that calls its own by what is no tag, in a page that names none", async () => {
    const { lang } = document.documentElement;
    document.documentElement.removeAttribute("lang");
    // A browser under `LANG=C`.
    Object.defineProperty(navigator, "language", { value: "C", configurable: true });
    Object.defineProperty(navigator, "languages", { value: ["C"], configurable: true });
    try {
      const made = await practice();
      await fillInbox(made);
      const list = await mount(html`<care-inbox .client=${made.client("staff", "kim")}></care-inbox>`);
      await shown(list, "[part~=row]");
      expect(get(list, "[part=list]").ariaLabel).to.equal("Conversations");
    } finally {
      Reflect.deleteProperty(navigator, "language");
      Reflect.deleteProperty(navigator, "languages");
      document.documentElement.lang = lang;
    }
  });
});
