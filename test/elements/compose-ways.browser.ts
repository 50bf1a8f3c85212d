/** How one writes, as the practice and the person have it: behind *Reply*, by Enter, and as a note that names somebody. */
import type { CareCompose } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { type Practice, until } from "../../stories/fixture.ts";
import { focused, get, maybe, mount, practice, press, shown, textOf, type, waitUntil } from "./support.ts";

async function open(
  settings: Record<string, unknown>,
  side: "staff" | "portal" = "staff",
  id?: string,
  made?: Practice,
) {
  const where = made ?? (await practice(settings));
  const conversation = id ?? (await where.conversation());
  const client = where.client(side, side === "staff" ? "kim" : "rosa");
  const store = client.conversation(conversation);
  await until(store.$may, may => may !== null);
  const compose = await mount<CareCompose>(
    html`<care-compose .client=${client} conversation=${conversation}></care-compose>`,
  );
  return { made: where, client, store, compose };
}

const available = { permissions: ["portal-messages"] };

/** Rosa writes with Omar, who is available for portal messages. */
async function direct() {
  const made = await practice({ kinds: ["direct"], reply: "button" });
  await made.addStaff("omar", "Dr. Omar Haddad", "Physician", available);
  const id = await made.conversation({ between: ["omar", "rosa"] });
  return open({}, "portal", id, made);
}

describe("care-compose: behind Reply", () => {
  it("[F-097] Reply opens the field, Send replies, and Reply is there again", async () => {
    const { compose, store } = await direct();
    expect(maybe(compose, "textarea")).to.equal(null);
    const button = get(compose, "[part=reply]");
    expect(textOf(button)).to.equal("Reply");
    await expect(compose).to.be.accessible();
    button.focus();
    await press("Enter");
    const box = await shown(compose, "textarea");
    expect(focused()).to.equal(box);
    await type("Thank you, doctor");
    await press("Enter");
    await until(store.$items, items => items.some(({ event }) => event?.type === "message"));
    await waitUntil(() => maybe(compose, "[part=reply]") !== null);
    await waitUntil(() => focused() === get(compose, "[part=reply]"));
  });

  it("has the button from the first moment, so that no box gives way to it, and the focus is not lost", async () => {
    const { made, store } = await direct();
    const client = made.client("portal", "rosa");
    await until(client.$practice, told => told !== null);
    const early = await mount<CareCompose>(
      html`<care-compose .client=${client} conversation=${store.id}></care-compose>`,
    );
    expect(maybe(early, "textarea")).to.equal(null);
    early.focus();
    expect(focused()).to.equal(get(early, "[part=reply]"));
    const room = client.conversation(store.id);
    await until(room.$may, may => may !== null);
    room.release();
    await early.updateComplete;
    expect(focused()).to.equal(get(early, "[part=reply]"));
  });

  it("[F-098] in the open thread Reply goes off, with the reason, when the recipient cannot be reached, and on again", async () => {
    const { compose, made } = await direct();
    const reason = () => textOf(maybe(compose, "#why") ?? document.createElement("p"));
    await made.addStaff("omar", "Dr. Omar Haddad", "Physician", { permissions: [] });
    await waitUntil(() => get(compose, "[part=reply]").getAttribute("aria-disabled") === "true");
    expect(reason()).to.contain("does not take messages at the moment");
    await expect(compose).to.be.accessible();
    get(compose, "[part=reply]").click();
    await compose.updateComplete;
    expect(maybe(compose, "textarea")).to.equal(null);
    await made.addStaff("omar", "Dr. Omar Haddad", "Physician", available);
    await waitUntil(() => get(compose, "[part=reply]").getAttribute("aria-disabled") === null);
    await made.changePatient("rosa", { team: made.team([["kim", "primary-coach"]]) });
    await waitUntil(() => reason().includes("can no longer be reached here"));
  });

  it("what was begun is there without another press, and staff have no button", async () => {
    const { compose, client, store } = await direct();
    get(compose, "[part=reply]").click();
    (await shown(compose, "textarea")).focus();
    await type("Half a tho");
    compose.remove();
    const again = await mount<CareCompose>(
      html`<care-compose .client=${client} conversation=${store.id}></care-compose>`,
    );
    expect((await shown<HTMLTextAreaElement>(again, "textarea")).value).to.equal("Half a tho");
    const staff = await open({ reply: "button" });
    expect(maybe(staff.compose, "[part=reply]")).to.equal(null);
  });
});

describe("care-compose: Enter", () => {
  it("begins a new line for who has chosen so, and Ctrl and Enter send", async () => {
    const { compose, client, store } = await open({});
    await client.changeSettings({ enterSends: false });
    const box = get<HTMLTextAreaElement>(compose, "textarea");
    box.focus();
    await type("One");
    await press("Enter");
    await type("two");
    expect(box.value).to.equal("One\ntwo");
    await press("Control+Enter");
    const items = await until(store.$items, all => all.some(({ event }) => event?.type === "message"));
    const { event } = items.at(-1) ?? {};
    expect(event?.type === "message" && event.body.text).to.equal("One\ntwo");
  });

  it("begins a new line where the practice has it so, until somebody chooses otherwise", async () => {
    const { compose, client } = await open({ enterSends: false });
    const box = get<HTMLTextAreaElement>(compose, "textarea");
    const hint = () => box.getAttribute("enterkeyhint");
    expect(hint()).to.equal("enter");
    await client.changeSettings({ enterSends: true });
    await waitUntil(() => hint() === "send");
  });
});

describe("care-compose: a message that names somebody", () => {
  const settings = { notes: true, noteOnMention: true };
  const isNote = (compose: CareCompose) =>
    get(compose, "[role=switch]").getAttribute("aria-checked") === "true";

  it("begins as a staff-only note, and can be switched", async () => {
    const { compose } = await open(settings);
    get(compose, "textarea").focus();
    await type("Please look, @omar");
    await shown(compose, "[role=option]");
    expect(isNote(compose)).to.equal(false);
    await press("Enter");
    await waitUntil(() => isNote(compose));
    get(compose, "[role=switch]").click();
    await compose.updateComplete;
    expect(isNote(compose)).to.equal(false);
    get(compose, "textarea").focus();
    await type("and once more @omar");
    await shown(compose, "[role=option]");
    await press("Enter");
    await compose.updateComplete;
    expect(isNote(compose)).to.equal(false);
  });

  it("stays a note when the name is taken out again", async () => {
    const { compose, store } = await open(settings);
    const box = get<HTMLTextAreaElement>(compose, "textarea");
    box.focus();
    await type("@omar");
    await shown(compose, "[role=option]");
    await press("Enter");
    await waitUntil(() => isNote(compose));
    box.select();
    await type("He forgot his tablets");
    expect(isNote(compose)).to.equal(true);
    await press("Enter");
    const items = await until(store.$items, all => all.some(({ event }) => event?.type === "message"));
    const { event } = items.at(-1) ?? {};
    expect(event?.type === "message" && event.visibility).to.equal("staff");
  });

  it("is a note for itself alone: what is written next is a message again, also after a reload", async () => {
    const { compose, client, store } = await open(settings);
    const sent = async (n: number) => {
      const items = await until(
        store.$items,
        all => all.filter(({ event }) => event?.type === "message").length === n,
      );
      const { event } = items.at(-1) ?? {};
      return event?.type === "message" ? event.visibility : undefined;
    };
    const name = async (within: CareCompose) => {
      get(within, "textarea").focus();
      await type("@omar");
      await shown(within, "[role=option]");
      await press("Enter");
      await waitUntil(() => isNote(within));
    };
    await name(compose);
    await press("Enter");
    expect(await sent(1)).to.equal("staff");
    await waitUntil(() => !isNote(compose));
    await name(compose);
    compose.remove();
    const again = await mount<CareCompose>(
      html`<care-compose .client=${client} conversation=${store.id}></care-compose>`,
    );
    await waitUntil(() => maybe(again, "[role=switch]") !== null && isNote(again));
    get(again, "textarea").focus();
    await press("Enter");
    expect(await sent(2)).to.equal("staff");
    await waitUntil(() => !isNote(again));
    // By hand it stays what it was made.
    get(again, "[role=switch]").click();
    await name(again);
    await press("Enter");
    expect(await sent(3)).to.equal("staff");
    expect(isNote(again)).to.equal(true);
  });

  it("[I-4] the patient hears of nothing as long as a name is being written", async () => {
    const { made, compose, store } = await open(settings);
    const rosa = made.client("portal", "rosa").conversation(store.id);
    await until(rosa.$head, head => head !== null);
    let heard = 0;
    rosa.$typing.listen(() => heard++);
    get(compose, "textarea").focus();
    await type("@om");
    await shown(compose, "[role=option]");
    await press("Enter");
    await waitUntil(() => isNote(compose));
    await press("Enter");
    await until(store.$items, all => all.some(({ event }) => event?.type === "message"));
    // What is said to everyone comes after whatever was told before.
    await store.send({ text: "Good morning" });
    await until(rosa.$items, all => all.some(({ event }) => event?.type === "message"));
    expect(heard).to.equal(0);
  });

  it("goes to everyone where the practice has it otherwise", async () => {
    const { compose } = await open({ notes: true });
    get(compose, "textarea").focus();
    await type("@omar");
    await shown(compose, "[role=option]");
    await press("Enter");
    await compose.updateComplete;
    expect(isNote(compose)).to.equal(false);
  });
});
