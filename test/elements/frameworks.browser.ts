/** What a framework does to an element that a page by hand does not: it sets properties, to undefined as well, again and again. */
import type { CareInbox, CareMessenger, CareProvider } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html, type LitElement } from "lit";
import { get, mount, practice, shown, textOf, texts, waitUntil } from "./support.ts";

describe("an element that a framework fills", () => {
  it("waits for what is undefined, says what is missing, and begins when it is there", async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (...words: unknown[]) => warnings.push(words.join(" "));
    try {
      const provider =
        await mount<CareProvider>(html`<care-provider .server=${undefined} .practice=${undefined}
        .token=${undefined} .tokenUrl=${undefined} .persist=${undefined} .idleMinutes=${undefined}></care-provider>`);
      await waitUntil(() => warnings.length > 0);
      expect(warnings).to.deep.equal(["<care-provider>: missing server, practice, token-url (or .token)"]);
      expect(provider.client).to.equal(null);
      Object.assign(provider, { server: "http://rooms.invalid", practice: "harbor" });
      provider.token = () => new Promise(() => {});
      await provider.updateComplete;
      expect(provider.client).not.to.equal(null);
    } finally {
      console.warn = warn;
    }
  });

  it("keeps its client with each other function that brings tokens of the same person", async () => {
    const provider =
      await mount<CareProvider>(html`<care-provider server="http://rooms.invalid" practice="harbor"
      persist="none" .token=${() => new Promise<string>(() => {})}></care-provider>`);
    const { client } = provider;
    expect(client).not.to.equal(null);
    provider.token = () => new Promise(() => {});
    await provider.updateComplete;
    expect(provider.client).to.equal(client);
  });

  it("shows what a list has where its part and its search are undefined", async () => {
    const made = await practice();
    await made.conversation({ title: "Blood pressure" });
    const inbox = await mount<CareInbox>(
      html`<care-inbox .client=${made.client("staff", "kim")} .tab=${undefined} .search=${undefined}
        .conversation=${undefined} .patient=${undefined} .unreadMark=${undefined} .density=${undefined}></care-inbox>`,
    );
    await waitUntil(() => texts(inbox, "[part~=row-button]").join() === "Blood pressure");
  });

  it("writes nothing into its tag that a server did not write, and has its default back when an attribute goes", async () => {
    const page = await mount<HTMLElement>(html`<div>
      <care-messenger></care-messenger><care-inbox></care-inbox><care-thread></care-thread><care-tasks></care-tasks>
    </div>`);
    const elements = [...page.children] as LitElement[];
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
    expect(elements.flatMap(element => element.getAttributeNames())).to.deep.equal([]);
    const inbox = get<CareInbox>(page, "care-inbox");
    inbox.setAttribute("density", "compact");
    inbox.removeAttribute("density");
    expect(inbox.density).to.equal("comfortable");
  });

  it("takes a patient's key as the property too, and keeps the name that it found when it is set again", async () => {
    const made = await practice();
    await made.conversation({ title: "Blood pressure" });
    const key = await made.world.patientId("rosa");
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")} .patient=${key}></care-messenger>`,
    );
    const named = () => textOf(get(messenger, "[part=patient]")).includes("Rosa Diaz");
    await shown(messenger, "[part=patient]");
    await waitUntil(named);
    const found = messenger.patient;
    messenger.patient = key;
    messenger.patient = { id: key, name: "", patientId: "" };
    await messenger.updateComplete;
    expect(messenger.patient).to.equal(found);
    expect(named()).to.equal(true);
    messenger.patient = undefined;
    expect(messenger.patient).to.equal(null);
    messenger.patient = "";
    expect(messenger.patient).to.equal(null);
  });
});
