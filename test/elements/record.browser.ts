/** The record in the administration: who may read it, filters, export and the sentence of Verify. */
import type { CareClient } from "@carethread/client";
import type { CareAdministration } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import { all, get, maybe, mount, practice, press, shown, textOf, texts, type, waitUntil } from "./support.ts";

async function audited(permissions: readonly string[] = ["audit"]): Promise<Practice> {
  const made = await practice({ staffAccess: "searchable" });
  await made.addStaff("vera", "Vera Lind", "Dietitian", { permissions: [...permissions] });
  await made.server.tick();
  return made;
}

async function open(made: Practice, { width = 800, dir = "ltr" } = {}): Promise<CareAdministration> {
  const client: CareClient = made.client("staff", "vera");
  const element = await mount<CareAdministration>(
    html`<care-administration lang="en" dir=${dir} .client=${client}></care-administration>`,
    { width, height: 2_000 },
  );
  await shown(element, "[data-section=record] [part=verify]:not([disabled])");
  return element;
}

const rows = (element: Element): string[] => all(element, "[part=entry]").map(textOf);
const outcome = (element: Element): string => textOf(get(element, "[data-section=record] [part=outcome]"));

/** Picks the first that is found by these words. */
async function pick(element: CareAdministration, id: string, q: string): Promise<void> {
  get<HTMLInputElement>(element, `#${id}`).focus();
  await type(q);
  await waitUntil(() => maybe(element, "[part=option]") !== null, `nobody is found by ${q}`);
  await press("Enter");
  await waitUntil(() => rows(element).length > 0, "no entry is shown");
}

describe("the record", () => {
  it("[F-192] is shown to who may read it, without the settings to who does not administer, and to nobody else", async () => {
    const made = await audited();
    const element = await open(made);
    expect(textOf(get(element, "#record-heading"))).to.equal("Record");
    expect(maybe(element, "[part=save]")).to.equal(null);
    await made.addStaff("vera", "Vera Lind", "Dietitian", { permissions: ["administer"], version: 9 });
    await shown(element, "[part=save]");
    await waitUntil(() => maybe(element, "#record-heading") === null, "the record is shown still");
    await expect(element).to.be.accessible();
  });

  it("[F-192] tells who did what by patient and by person, narrowed by a name, and says that it is whole", async () => {
    const made = await audited();
    const id = await made.conversation();
    const kim = made.client("staff", "kim");
    const room = kim.conversation(id);
    await waitUntil(() => room.$head.get() !== null, "the conversation is not there");
    await made.server.tick();
    const element = await open(made);
    await waitUntil(
      () => textOf(get(element, "[data-section=record]")).includes("Nothing stands here."),
      "something is read still",
    );
    await pick(element, "patient", "ros");
    const found = rows(element).join("\n");
    expect(found).to.contain("Opened a conversation, of the care team").and.contain("to the care team");
    expect(found).not.to.contain("Blood pressure");
    await expect(element).to.be.accessible();
    get(element, "[part=verify]").click();
    await waitUntil(() => outcome(element).includes("whole"), "it is not verified");
    expect(outcome(element)).to.contain("The log of 1 conversation is whole, too.");
    expect(outcome(element)).to.contain("No checkpoint that your back end holds names it yet.");
    // A name narrows it to whose it is.
    const [name] = all(element, "[part=only]");
    const who = textOf(name as Element);
    name?.click();
    await waitUntil(() => rows(element).every(row => row.includes(who)), "others are shown still");
    expect(get<HTMLInputElement>(element, "#record-staff").value).to.equal(who);
    room.release();
  });

  it("saves all entries as FHIR AuditEvents, which stands in the record itself", async () => {
    const made = await audited();
    await made.conversation();
    const element = await open(made);
    await pick(element, "patient", "ros");
    const saved: Blob[] = [];
    const real = URL.createObjectURL;
    URL.createObjectURL = blob => {
      saved.push(blob as Blob);
      return "#";
    };
    try {
      get(element, "[part=export]").click();
      await waitUntil(() => outcome(element).includes("exported."), "it is not exported");
    } finally {
      URL.createObjectURL = real;
    }
    const lines =
      (await saved[0]?.text())
        ?.trim()
        .split("\n")
        .map(line => JSON.parse(line)) ?? [];
    expect(lines.map(({ resourceType }) => resourceType)).to.include("AuditEvent");
    expect(lines[0]?.text.div).to.contain("exported");
    expect(outcome(element)).to.equal(`${lines.length} entries exported.`);
  });

  it("stands in a narrow page, in whichever direction, with the list beside its own field", async () => {
    const made = await audited();
    await made.conversation();
    for (const dir of ["ltr", "rtl"]) {
      const element = await open(made, { width: 320, dir });
      await pick(element, "patient", "ros");
      expect(element.scrollWidth).to.be.at.most(320);
      get<HTMLInputElement>(element, "#record-staff").focus();
      await type("ki");
      await waitUntil(
        () => texts(element, "[part=option]").some(text => text.includes("Kim")),
        "Kim is not found",
      );
      const field = get(element, "#record-staff").getBoundingClientRect();
      const popup = get(element, "[data-list=record-staff-list]").getBoundingClientRect();
      // Above it where the window has more room there, which depends on how far the focus has scrolled the page.
      const gap = Math.min(Math.abs(popup.top - field.bottom), Math.abs(field.top - popup.bottom));
      expect(gap).to.be.below(20);
      element.remove();
    }
  });
});
