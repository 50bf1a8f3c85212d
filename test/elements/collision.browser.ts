import type { CareCompose } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { get, maybe, mount, practice, press, shown, textOf, type, waitUntil } from "./support.ts";

async function scene(settings: Record<string, unknown> = {}) {
  const made = await practice(settings);
  const id = await made.conversation({ title: "Knee", past: [{ from: "rosa", ago: 5, text: "It hurts" }] });
  const kim = made.client("staff", "kim");
  const compose = await mount<CareCompose>(
    html`<care-compose .client=${kim} conversation=${id}></care-compose>`,
    { width: 390 },
  );
  const omar = made.client("staff", "omar").conversation(id);
  await until(omar.$status, ({ state }) => state === "live");
  const mine = kim.conversation(id);
  await until(mine.$may, may => may?.send === null);
  await shown(compose, "[part=box]");
  return { made, id, compose, omar, mine };
}

describe("two who answer at once", () => {
  it("see each other before they send", async () => {
    const { compose, omar } = await scene();
    omar.typing();
    await waitUntil(() => textOf(get(compose, "[part=answering]")).endsWith("is answering"));
    expect(textOf(get(compose, "[part=answering]"))).to.contain("Omar");
    await expect(compose).to.be.accessible();
    await omar.send({ text: "Rest it" });
    await waitUntil(() => textOf(get(compose, "[part=answering]")) === "");
  });

  it("are told first when the other has answered since they began, and may send anyway", async () => {
    const { compose, omar, mine } = await scene();
    get(compose, "[part=box]").focus();
    await type("Put ice on it");
    await omar.send({ text: "Rest it" });
    await until(mine.$items, items =>
      items.some(({ event }) => event?.type === "message" && event.body.text === "Rest it"),
    );
    await press("Enter");
    await shown(compose, "[part=answered]");
    expect(textOf(get(compose, "[part=answered]"))).to.contain("answered while you were writing");
    await expect(compose).to.be.accessible();
    expect(mine.$head.get()?.last?.text).to.equal("Rest it");
    get(compose, "[part=send-anyway]").click();
    await until(mine.$head, head => head?.last?.text === "Put ice on it");
    await waitUntil(() => maybe(compose, "[part=answered]") === null);
  });

  it("are not held up by what was answered before they began, by notes, or by the patient", async () => {
    const { made, id, compose, omar, mine } = await scene({ notes: true });
    await omar.send({ text: "Rest it" });
    await until(mine.$head, head => head?.last?.text === "Rest it");
    get(compose, "[part=box]").focus();
    await type("Put ice on it");
    await omar.send({ text: "I see to it", visibility: "staff" });
    await made.say(id, "portal", "rosa", "Thank you");
    await until(mine.$head, head => head?.last?.text === "Thank you");
    await press("Enter");
    await until(mine.$head, head => head?.last?.text === "Put ice on it");
    expect(maybe(compose, "[part=answered]")).to.equal(null);
  });
});
