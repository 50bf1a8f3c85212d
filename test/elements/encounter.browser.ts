/** The encounter in a thread's header, the way to it, and what the host linked: for staff alone. */
import type { CareOpenEncounterEvent, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import { all, get, maybe, mount, practice, press, shown, textOf, waitUntil } from "./support.ts";

const settings = { policies: { topic: { encounter: "per-conversation", close: "both" } } };
const link = { kind: "order", title: "HbA1c", url: "https://ehr.example.org/1", date: "2026-11-02" } as const;

async function thread(
  made: Practice,
  id: string,
  side: "staff" | "portal",
  login: string,
): Promise<CareThread> {
  const client = made.client(side, login);
  const element = await mount<CareThread>(
    html`<care-thread .client=${client} conversation=${id} style="block-size: 480px"></care-thread>`,
  );
  await shown(element, "[part=lock]");
  return element;
}

describe("the encounter", () => {
  it("[F-180] [F-183] stands in the header of staff with type and status, and its button says to the host where to go", async () => {
    const made = await practice(settings);
    const id = await made.conversation();
    const kim = await thread(made, id, "staff", "kim");
    expect(textOf(get(kim, "[part=encounter]"))).to.match(
      /^Encounter: .?Results.? · In progress Go to encounter$/,
    );
    const events: CareOpenEncounterEvent[] = [];
    kim.addEventListener("care-open-encounter", event => events.push(event));
    get(kim, "[part=go-to-encounter]").focus();
    await press("Enter");
    expect(events.map(({ bubbles, composed }) => [bubbles, composed])).to.deep.equal([[true, true]]);
    const { conversation, patient } = events[0]?.detail ?? {};
    expect(conversation).to.equal(id);
    expect(patient).to.match(/^[a-z2-7]{26}$/);
    await expect(kim).to.be.accessible();
    const rosa = await thread(made, id, "portal", "rosa");
    expect(maybe(rosa, "[part=encounter]")).to.equal(null);
  });

  it("[F-181] [F-182] follows the lock, and the host's end locks the thread", async () => {
    const made = await practice(settings);
    const id = await made.conversation();
    const kim = await thread(made, id, "staff", "kim");
    const status = () => textOf(get(kim, "[part=encounter-status]"));
    get(kim, "[part=lock]").click();
    await waitUntil(() => status() === "Finished");
    expect(maybe(kim, "[part=go-to-encounter]")).to.equal(null);
    get(kim, "[part=lock]").click();
    await waitUntil(() => status() === "In progress");
    await made.encounter(id, "finish");
    await waitUntil(() => status() === "Finished" && textOf(get(kim, "[part=state]")) === "Closed");
  });

  it("[F-183] what the host links stands as a card for staff, and nowhere for a patient", async () => {
    const made = await practice(settings);
    const id = await made.conversation();
    const kim = await thread(made, id, "staff", "kim");
    await made.encounter(id, { link });
    await made.encounter(id, { link: { kind: "document", title: "<b>Letter</b>" } });
    await waitUntil(() => all(kim, "[part=linked]").length === 2);
    const [order, document] = all(kim, "[part=linked]");
    expect(textOf(order ?? null)).to.equal("Order HbA1c Nov 2, 2026");
    const address = order?.querySelector("a");
    expect([address?.href, address?.rel]).to.deep.equal([link.url, "noopener noreferrer"]);
    expect(textOf(document ?? null)).to.equal("Document <b>Letter</b>");
    expect(order?.getAttribute("aria-label")).to.equal("Order linked to the encounter: HbA1c");
    await expect(kim).to.be.accessible();
    const rosa = await thread(made, id, "portal", "rosa");
    expect(all(rosa, "[part=linked]")).to.have.length(0);
  });
});
