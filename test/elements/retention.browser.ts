/** What is kept and let go, in the administration: two of the staff let go of what is due, and a hold keeps it. */
import type { CareAdministration } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { type Practice, until } from "../../stories/fixture.ts";
import {
  all,
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

const year = 525_960;

/** Vera and Omar may hold; Rosa's conversation is of long ago, and Bess's of today. */
async function kept(settings: Record<string, unknown> = {}): Promise<Practice & { readonly old: string }> {
  const made = await practice({ retention: { years: 7, minors: { majority: 18, years: 3 } }, ...settings });
  await made.addStaff("vera", "Vera Lind", "Records officer", { permissions: ["hold", "audit"] });
  await made.addStaff("omar", "Dr. Omar Haddad", "Physician", { permissions: ["hold"] });
  const past = [
    { from: "kim", text: "Zebrafinch", ago: 9 * year },
    { from: "rosa", text: "Zebrafinch again", ago: 8.5 * year },
  ];
  const old = await made.conversation({ past });
  await made.addPatient("bess", "Bess Moran");
  await made.conversation({ patient: "bess", past: [{ from: "kim", text: "Of today", ago: 5 }] });
  await made.server.tick();
  return Object.assign(made, { old });
}

async function open(
  made: Practice,
  sub: string,
  { width = 800, dir = "ltr" } = {},
): Promise<CareAdministration> {
  const element = await mount<CareAdministration>(
    html`<care-administration lang="en" dir=${dir} .client=${made.client("staff", sub)}></care-administration>`,
    { width, height: 2_000 },
  );
  await shown(element, "[data-section=retention] [part=refresh]");
  return element;
}

/** How many conversations Kim, who wrote it, finds by a word of it. */
async function found(made: Practice): Promise<number> {
  const search = made.client("staff", "kim").search("Zebrafinch");
  await until(search.$state, state => state === "hits");
  return search.$hits.get().length;
}

const due = (element: Element): string[] => texts(element, "[part=due]");
const holds = (element: Element): string[] => texts(element, "[part=hold]");
const outcome = (element: Element): string => textOf(get(element, "[data-section=retention] [part=outcome]"));
const active = (element: Element): Element | null => element.shadowRoot?.activeElement ?? null;

/** By the keyboard alone: the focus is brought to a deed by Tab. */
async function tabTo(element: Element, fits: (active: HTMLElement) => boolean): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const at = active(element);
    if (at instanceof HTMLElement && fits(at)) return;
    await press("Tab");
  }
  throw new Error(`the focus does not come there: ${focused()?.outerHTML}`);
}

const deed = (what: string) => (at: HTMLElement) => at.dataset.deed === what;

async function pick(element: CareAdministration, q: string): Promise<void> {
  get<HTMLInputElement>(element, "#retaining-patient").focus();
  await type(q);
  await waitUntil(() => maybe(element, "[part=option]") !== null, `nobody is found by ${q}`);
  await press("Enter");
  await waitUntil(
    () => textOf(maybe(element, "#retaining-due")).startsWith("Conversations of"),
    "it is read still",
  );
}

describe("what is kept and let go", () => {
  it("[F-194] two of the staff let go of what is due, by the keyboard: one proposes, the other approves, a certificate is left", async () => {
    const made = await kept();
    expect(await found(made)).to.equal(1);
    const vera = await open(made, "vera");
    expect(due(vera).length).to.equal(1);
    expect(due(vera)[0]).to.contain("Rosa Diaz").and.contain("Due since");
    expect(textOf(get(vera, "[data-section=retention]")))
      .to.contain("for 7 years")
      .and.not.contain("Zebrafinch");
    await expect(vera).to.be.accessible();
    get(vera, "#retaining-patient").focus();
    await tabTo(vera, deed("propose"));
    await press("Enter");
    await waitUntil(() => outcome(vera).startsWith("Proposed."), "it is not proposed");
    expect(due(vera)[0]).to.contain("You cannot approve it yourself");
    expect(maybe(vera, "[data-deed=approve]")).to.equal(null);
    expect(active(vera)?.id).to.equal(`due-${made.old}`);
    await expect(vera).to.be.accessible();

    const omar = await open(made, "omar");
    expect(due(omar)[0]).to.contain("Vera Lind proposed on");
    get(omar, "#retaining-patient").focus();
    await tabTo(omar, deed("approve"));
    await press("Enter");
    // What goes for good is said first; Escape leaves it as it is.
    await waitUntil(() => active(omar)?.id === "retaining-sure", "nothing is said first");
    await expect(omar).to.be.accessible();
    await press("Escape");
    await waitUntil(() => active(omar)?.getAttribute("data-deed") === "approve", "the focus is lost");
    await press("Enter");
    await waitUntil(() => active(omar)?.id === "retaining-sure", "nothing is said first");
    await press("Tab");
    await press("Enter");
    await waitUntil(() => outcome(omar).startsWith("Approved."), "it is not approved");
    await waitUntil(() => due(omar)[0]?.includes("certificate") === true, "it is not gone");
    expect(due(omar)[0]).to.contain("A conversation of 2 messages").and.contain("as Vera Lind proposed");
    await expect(omar).to.be.accessible();
    // Whose page stood there all the while hears it, too.
    get(vera, "[part=refresh]").click();
    await waitUntil(() => due(vera).length === 0, "it is due still");
    expect(textOf(get(vera, "[data-section=retention]"))).to.contain("Nothing is due to go.");
    // The certificate stays where the patient is looked for, and in the record.
    await pick(vera, "ros");
    expect(due(vera)[0]).to.contain("certificate").and.contain("A conversation of 2 messages");
    expect(await found(made)).to.equal(0);
  });

  it("[F-194] a hold with a reason keeps it, and is lifted with a reason", async () => {
    const made = await kept();
    const element = await open(made, "vera");
    get(element, "#retaining-patient").focus();
    await tabTo(element, deed("hold"));
    await press("Enter");
    await waitUntil(() => active(element)?.id === "retaining-reason", "no reason is asked for");
    await press("Tab");
    await press("Enter");
    expect(textOf(get(element, "#retaining-reason-error"))).to.equal("Write a reason.");
    await waitUntil(() => active(element)?.id === "retaining-reason", "the focus is lost");
    await expect(element).to.be.accessible();
    await type("Subpoena 26-117");
    await press("Tab");
    await press("Enter");
    await waitUntil(() => outcome(element) === "The hold is set.", "it is not held");
    expect(due(element)[0]).to.contain("Held: Subpoena 26-117");
    expect(maybe(element, "[data-deed=propose]")).to.equal(null);
    expect(holds(element)[0]).to.contain("One conversation").and.contain("Set by Vera Lind");
    await expect(element).to.be.accessible();
    await tabTo(element, deed("lift"));
    await press("Enter");
    await waitUntil(() => active(element)?.id === "retaining-reason", "no reason is asked for");
    await type("Settled");
    await press("Tab");
    await press("Enter");
    await waitUntil(() => outcome(element) === "The hold is lifted.", "it is held still");
    await waitUntil(() => active(element)?.id === "retaining-holds", "the focus is lost");
    expect(holds(element)).to.deep.equal([]);
    await shown(element, "[data-deed=propose]");
  });

  it("holds all of a patient of whom nothing is due, whom it finds by the field", async () => {
    const made = await kept();
    const element = await open(made, "vera");
    await pick(element, "bess");
    expect(due(element)[0]).to.contain("Kept until");
    get(element, "#whole-due").click();
    await waitUntil(() => active(element)?.id === "retaining-reason", "no reason is asked for");
    await type("Claim 7");
    get(element, "[part=do]").click();
    await waitUntil(() => outcome(element) === "The hold is set.", "it is not held");
    expect(due(element)[0]).to.contain("Held with all of the patient’s conversations: Claim 7");
    get(element, "[data-section=retention] [part=remove]").click();
    await waitUntil(() => due(element)[0]?.includes("Rosa Diaz") === true, "the choice stands still");
    expect(holds(element)[0]).to.contain("Bess Moran").and.contain("All conversations");
    // A name narrows it to whose it is.
    const [name] = all(element, "[part=hold] [part=only]");
    name?.click();
    await waitUntil(
      () => textOf(maybe(element, "#retaining-due")) === "Conversations of Bess Moran",
      "all are shown",
    );
  });

  it("says what somebody else did meanwhile, that nothing is let go of, and what could not be loaded", async () => {
    const made = await kept();
    const element = await open(made, "vera");
    const other = await made.client("staff", "omar").retaining();
    const patient = made.world.patientId("rosa");
    await other.does(patient, { deed: "hold", hold: made.world.newId(), reason: "First" });
    get(element, "[data-deed=propose]").click();
    await waitUntil(
      () =>
        textOf(maybe(element, "[data-section=retention] [part=outcome] + [part=error]")).includes(
          "There is a hold on this",
        ),
      "it is not said",
    );
    expect(due(element)[0]).to.contain("First");
    made.setOnline(false);
    get(element, "[part=refresh]").click();
    await waitUntil(
      () => maybe(element, "[data-section=retention] [part=try-again]") !== null,
      "it is not said that it failed",
    );
    await expect(element).to.be.accessible();
    element.remove();
    const off = await open(await kept({ retention: undefined }), "vera");
    expect(textOf(get(off, "[data-section=retention]"))).to.contain("Nothing is let go of");
  });

  it("is shown to nobody else, and stands in a narrow page in whichever direction", async () => {
    const made = await kept();
    await made.addStaff("vera", "Vera Lind", "Dietitian", { permissions: ["administer"], version: 9 });
    const none = await mount<CareAdministration>(
      html`<care-administration lang="en" .client=${made.client("staff", "vera")}></care-administration>`,
      { width: 800, height: 2_000 },
    );
    await shown(none, "[part=save]");
    expect(maybe(none, "#retaining-heading")).to.equal(null);
    none.remove();
    for (const dir of ["ltr", "rtl"]) {
      const element = await open(made, "omar", { width: 320, dir });
      get(element, "[data-deed=hold]").click();
      await shown(element, "#retaining-reason");
      expect(element.scrollWidth).to.be.at.most(320);
      element.remove();
    }
  });
});
