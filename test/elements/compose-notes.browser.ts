import type { CareCompose } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { focused, get, maybe, mount, practice, press, shown, textOf, type, waitUntil } from "./support.ts";

async function open() {
  const made = await practice({ notes: true });
  const id = await made.conversation();
  const client = made.client("staff", "kim");
  const store = client.conversation(id);
  await until(store.$may, may => may?.note === null);
  const template = html`<care-compose .client=${client} conversation=${id}></care-compose>`;
  const compose = await mount<CareCompose>(template);
  const box = get<HTMLTextAreaElement>(compose, "textarea");
  return { made, id, client, store, compose, box, template };
}

const noteSwitch = (compose: CareCompose): HTMLElement => get(compose, "[role=switch]");

describe("care-compose: staff-only notes", () => {
  it("the switch changes label, placeholder, button and colour", async () => {
    const { compose, box } = await open();
    expect(textOf(noteSwitch(compose))).to.equal("Staff-only note");
    expect(noteSwitch(compose).getAttribute("aria-checked")).to.equal("false");
    const plain = getComputedStyle(get(compose, ".frame")).backgroundColor;
    noteSwitch(compose).focus();
    await press("Space");
    await compose.updateComplete;
    expect(noteSwitch(compose).getAttribute("aria-checked")).to.equal("true");
    expect(focused()).to.equal(noteSwitch(compose));
    expect(box.getAttribute("aria-label")).to.equal("Staff-only note");
    expect(box.placeholder).to.equal("Write a staff-only note");
    expect(textOf(get(compose, "[part=send]"))).to.equal("Send staff-only note");
    expect(getComputedStyle(get(compose, ".frame")).backgroundColor).not.to.equal(plain);
    await expect(compose).to.be.accessible();
  });

  it("a note is for staff alone, and the switch stays as it is", async () => {
    const { made, id, compose, store, box } = await open();
    const rosa = made.client("portal", "rosa").conversation(id);
    await until(rosa.$head, head => head !== null);
    noteSwitch(compose).click();
    box.focus();
    await type("Watch her potassium");
    await press("Enter");
    const items = await until(store.$items, all => all.some(({ event }) => event?.type === "message"));
    const { event } = items.at(-1) ?? {};
    expect(event?.type === "message" && event.visibility).to.equal("staff");
    expect(noteSwitch(compose).getAttribute("aria-checked")).to.equal("true");
    noteSwitch(compose).click();
    box.focus();
    await type("Good morning");
    await press("Enter");
    const hers = await until(rosa.$items, all => all.some(({ event }) => event?.type === "message"));
    expect(hers.flatMap(({ event }) => (event?.type === "message" ? [event.body.text] : []))).to.deep.equal([
      "Good morning",
    ]);
  });

  it("[I-4] the patient does not hear that a note is being typed", async () => {
    const { made, id, compose, box } = await open();
    const omar = made.client("staff", "omar").conversation(id);
    const rosa = made.client("portal", "rosa").conversation(id);
    await until(omar.$head, head => head !== null);
    await until(rosa.$head, head => head !== null);
    const heard: number[] = [];
    rosa.$typing.subscribe(people => heard.push(people.length));
    noteSwitch(compose).click();
    box.focus();
    await type("About Rosa");
    await until(omar.$typing, people => people.length === 1);
    expect(heard).to.deep.equal([0]);
  });

  it("[I-5] a half-written note is still one when its draft comes back", async () => {
    const { id, client, compose, box, template } = await open();
    noteSwitch(compose).click();
    box.focus();
    await type("Half a note");
    compose.remove();
    const again = await mount<CareCompose>(template);
    await waitUntil(() => maybe<HTMLTextAreaElement>(again, "textarea")?.value === "Half a note");
    expect(noteSwitch(again).getAttribute("aria-checked")).to.equal("true");
    expect(client.conversation(id).$draft.get().visibility).to.equal("staff");
  });

  it("where no message may be sent, staff still write notes", async () => {
    const { made, id, client, compose, store } = await open();
    await made.changePatient("rosa", { deceased: true });
    await until(store.$may, may => may?.send === "patient-deceased");
    await waitUntil(() => maybe(compose, "[role=switch]") === null);
    expect(textOf(get(compose, ".mode"))).to.contain("This patient has died");
    const box = get<HTMLTextAreaElement>(compose, "textarea");
    expect(box.getAttribute("aria-label")).to.equal("Staff-only note");
    box.focus();
    await type("Family was called");
    await press("Enter");
    const items = await until(client.conversation(id).$items, all =>
      all.some(({ event }) => event?.type === "message"),
    );
    expect(items.some(({ event }) => event?.type === "message" && event.visibility === "staff")).to.equal(
      true,
    );
    await expect(compose).to.be.accessible();
  });

  it("a failed note that is edited comes back as a note", async () => {
    const { made, id, client, store, compose } = await open();
    const thread = await mount(html`<care-thread .client=${client} conversation=${id}></care-thread>`);
    made.setOnline(false);
    await until(store.$status, ({ state }) => state === "offline");
    store
      .send({ text: "Not for the patient", visibility: "staff", mentions: [await made.personId("rosa")] })
      .catch(() => {});
    made.setOnline(true);
    const failed = await shown(thread, ".message.failed");
    expect(textOf(get(thread, ".message.failed .note-label"))).to.equal("Staff-only note");
    const edit = [...failed.querySelectorAll("button")].find(button => textOf(button) === "Edit");
    edit?.click();
    await waitUntil(() => get<HTMLTextAreaElement>(compose, "textarea").value === "Not for the patient");
    expect(noteSwitch(compose).getAttribute("aria-checked")).to.equal("true");
  });
});

describe("care-thread: notes, mentions and who was invited", () => {
  it("[F-110] shows mentions to staff, one's own more strongly, and who was invited", async () => {
    const made = await practice({ notes: true, staffAccess: "searchable" });
    await made.addStaff("tess", "Tess Ode", "Technical support", { support: true });
    const id = await made.conversation();
    await made.say(id, "staff", "omar", "@Kim Park and @Vera Lind, see @support", {
      note: true,
      mentions: ["kim", "vera"],
      support: true,
    });
    const thread = await mount(
      html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
    );
    await shown(thread, "[part~=mention]");
    const mentions = [...(thread.shadowRoot?.querySelectorAll("[part~=mention]") ?? [])];
    expect(mentions.map(textOf)).to.deep.equal(["@Kim Park", "@Vera Lind", "@support"]);
    expect(mentions.map(mention => mention.getAttribute("part"))).to.deep.equal([
      "mention mention-own",
      "mention",
      "mention",
    ]);
    const notices = [...(thread.shadowRoot?.querySelectorAll("[part=notice]") ?? [])].map(textOf);
    expect(notices).to.include("\u2068Dr. Omar Haddad\u2069 invited \u2068Vera Lind\u2069");
    expect(notices.at(-1)).to.match(/Omar Haddad.? invited support until .*: .?Tess Ode/);
    await expect(thread).to.be.accessible();
  });
});
