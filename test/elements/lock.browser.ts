/** The lock: the state in words, closing and reopening by either side, and what stands in place of the composer. */
import type { CareCompose, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import {
  focused,
  get,
  maybe,
  mount,
  practice,
  press,
  shown,
  textOf,
  texts,
  type,
  waitUntil,
} from "./support.ts";

async function both(made: Practice, id: string, side: "staff" | "portal", login: string) {
  const client = made.client(side, login);
  const thread = await mount<CareThread>(
    html`<care-thread .client=${client} conversation=${id}></care-thread>`,
  );
  const compose = await mount<CareCompose>(
    html`<care-compose .client=${client} conversation=${id}></care-compose>`,
  );
  await shown(compose, "textarea");
  return { thread, compose };
}

const nameOf = (element: Element | null): string | null | undefined => element?.getAttribute("aria-label");

describe("the lock", () => {
  it("[F-170] [F-172] [F-173] either side closes and reopens, and both see the state beside the lock", async () => {
    const made = await practice({ policies: { topic: { close: "both" } } });
    const id = await made.conversation();
    const kim = await both(made, id, "staff", "kim");
    await shown(kim.thread, "[part=lock]");
    expect(textOf(get(kim.thread, "[part=state]"))).to.equal("Open");
    expect(nameOf(get(kim.thread, "[part=lock]"))).to.equal("Close conversation");
    const rosa = await both(made, id, "portal", "rosa");
    get(rosa.compose, "textarea").focus();
    await type("Half a sen");
    get(kim.thread, "[part=lock]").focus();
    await press("Enter");
    for (const { thread, compose } of [kim, rosa]) {
      await waitUntil(() => textOf(get(thread, "[part=state]")) === "Closed");
      expect(textOf(await shown(compose, "[part=closed]"))).to.contain("This conversation is closed. Reopen");
    }
    await waitUntil(() => nameOf(focused()) === "Reopen conversation");
    expect(textOf(get(rosa.compose, ".kept"))).to.equal("Half a sen");
    expect(texts(kim.thread, "[part=notice]").at(-1)).to.equal("Conversation closed by you");
    expect(texts(rosa.thread, "[part=notice]").at(-1)).to.equal("Conversation closed by your care team");
    get(rosa.compose, "[part=reopen]").click();
    const box = await shown<HTMLTextAreaElement>(rosa.compose, "textarea");
    expect(box.value).to.equal("Half a sen");
    await waitUntil(() => /reopened by .?Rosa Diaz/.test(texts(kim.thread, "[part=notice]").at(-1) ?? ""));
  });

  it("[F-173] state, lock and what stands for the composer have their names", async () => {
    const made = await practice();
    const { thread, compose } = await both(made, await made.conversation(), "staff", "kim");
    (await shown(thread, "[part=lock]")).click();
    await shown(compose, "[part=reopen]");
    await expect(thread).to.be.accessible();
    await expect(compose).to.be.accessible();
  });

  it("where only staff close, a patient has no lock, and where nobody does, nobody", async () => {
    const made = await practice();
    const id = await made.conversation();
    const kim = await both(made, id, "staff", "kim");
    const rosa = await both(made, id, "portal", "rosa");
    (await shown(kim.thread, "[part=lock]")).click();
    await shown(rosa.compose, "[part=closed]");
    expect(maybe(rosa.thread, "[part=lock]")).to.equal(null);
    expect(maybe(rosa.compose, "[part=reopen]")).to.equal(null);
    const open = await practice({ kinds: ["continuous"] });
    const one = await both(open, await open.continuous("rosa", "Hello"), "staff", "kim");
    expect(maybe(one.thread, "[part=lock]")).to.equal(null);
  });

  it("says why it was not done, and stays as it was", async () => {
    const made = await practice();
    const { thread } = await both(made, await made.conversation(), "staff", "kim");
    const lock = await shown(thread, "[part=lock]");
    made.setOnline(false);
    lock.click();
    await waitUntil(() => texts(thread, "[role=alert]").some(text => text !== ""));
    expect(textOf(get(thread, "[part=state]"))).to.equal("Open");
  });
});
