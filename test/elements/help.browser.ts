import type { CareHelp } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { all, get, maybe, mount, practice, press, shown, textOf, waitUntil } from "./support.ts";

const help = {
  articles: [{ title: "Writing to your care team", url: "https://help.example.org/writing" }],
  support: { title: "Ask our help desk", url: "https://help.example.org/desk" },
};

async function helpOf(
  side: "staff" | "portal",
  login: string,
  settings: Record<string, unknown>,
): Promise<CareHelp> {
  const client = (await practice(settings)).client(side, login);
  const element = await mount<CareHelp>(html`<care-help .client=${client}></care-help>`);
  await shown(element, "[part=button]");
  return element;
}

describe("care-help", () => {
  it("[F-023] [F-198] [F-199] the i opens the practice's articles and support, its policy, and examples of topics", async () => {
    const topics = ["Post-Surgery Follow-up", "Medication Questions"];
    const element = await helpOf("staff", "kim", { help, topics });
    expect(get(element, "[part=button]").getAttribute("aria-label")).to.equal("Help");
    get(element, "[part=button]").focus();
    await press("Enter");
    await shown(element, "[part=popup]");
    await expect(element).to.be.accessible();
    const links = all(element, "a").map(link => [textOf(link), link.getAttribute("href")]);
    expect(links).to.deep.equal([
      ["Writing to your care team", "https://help.example.org/writing"],
      ["Ask our help desk", "https://help.example.org/desk"],
    ]);
    const said = textOf(get(element, "[part=popup]"));
    expect(said).to.contain("Never share sensitive information outside the messaging system");
    expect(said).to.contain("Messages serve as communication record - be professional and thorough");
    for (const topic of topics) expect(said).to.contain(topic);
    await press("Escape");
    await waitUntil(() => maybe(element, "[part=popup]") === null);
    expect(element.shadowRoot?.activeElement).to.equal(get(element, "[part=button]"));
  });

  it("[F-070] who uses the portal reads whom to call in an emergency, and when an answer comes", async () => {
    const element = await helpOf("portal", "rosa", { country: "GB", answerWithin: 2 * 86_400_000 });
    get(element, "[part=button]").click();
    const said = textOf(await shown(element, "[part=popup]"));
    expect(said).to.contain("In an emergency, call 999.");
    expect(said).to.contain("within 2 days");
    expect(said).to.not.contain("be professional");
  });
});
