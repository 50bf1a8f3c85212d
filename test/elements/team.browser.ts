import type { CareClient } from "@carethread/client";
import type { CareTeam } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { openPractice, type Practice, until } from "../../stories/fixture.ts";
import { fillTeam, invite, join } from "../../stories/team.ts";
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
  waitUntil,
} from "./support.ts";

const searchable = { staffAccess: "searchable", careTeamLevel: "patient-only" };
const open: Practice[] = [];

async function searched(): Promise<Practice> {
  const made = await openPractice(searchable);
  open.push(made);
  return made;
}

afterEach(() => {
  for (const made of open.splice(0)) made.close();
});

async function show(client: CareClient, id: string, height = 600, width = 300): Promise<CareTeam> {
  const team = await mount<CareTeam>(
    html`<care-team lang="en-GB" .client=${client} conversation=${id}></care-team>`,
    { width, height },
  );
  await shown(team, "[part=person]");
  return team;
}

/** The line of this person. */
function line(team: CareTeam, name: string): HTMLElement | undefined {
  return all(team, "li").find(item => textOf(item.querySelector("[part=name]")) === name);
}

function read(team: CareTeam, name: string): string {
  return textOf(line(team, name) ?? null);
}

describe("care-team", () => {
  it("[F-095] [F-096] everyone of the patient's team, with role, job and whether they are notified", async () => {
    const made = await searched();
    const id = await fillTeam(made);
    const team = await show(made.client("staff", "kim"), id);
    expect(get(team, "section").getAttribute("aria-label")).to.equal("Care team");
    expect(texts(team, "[part=name]")).to.deep.equal([
      "Kim Park",
      "Lee Wong",
      "Priya Nair",
      "Dr. Omar Haddad",
      "Joan Abbott",
      "Mateo Silva",
      "Elena Diaz",
      "Rosa Diaz",
    ]);
    expect(read(team, "Kim Park")).to.match(/You .*Registered nurse · Primary coach Notified Watching$/);
    expect(read(team, "Lee Wong")).to.match(/Pharmacist · Secondary coach Not notified of messages$/);
    expect(read(team, "Dr. Omar Haddad")).to.match(/Physician · Care team Notified$/);
    expect(read(team, "Elena Diaz")).to.equal("ED Elena Diaz Guardian");
    expect(read(team, "Rosa Diaz")).to.equal("RD Rosa Diaz Patient");
    await expect(team).to.be.accessible();
  });

  it("[F-096] who has switched it off, and who has left, is not shown as notified, at once", async () => {
    const made = await searched();
    const id = await fillTeam(made);
    const team = await show(made.client("staff", "kim"), id);
    await waitUntil(() => /Notified$/.test(read(team, "Dr. Omar Haddad")));
    await made.client("staff", "omar").changeSettings({ newPatientMessage: false });
    await waitUntil(() => /Not notified of messages$/.test(read(team, "Dr. Omar Haddad")));
    await made.addStaff("omar", "Dr. Omar Haddad", "Physician", { version: 2, active: false });
    await waitUntil(() => /No longer active$/.test(read(team, "Dr. Omar Haddad")));
    await expect(team).to.be.accessible();
  });

  it("[F-095] a picture stands over the initials, which are seen where it does not come", async () => {
    const made = await searched();
    const team = await show(made.client("staff", "kim"), await fillTeam(made));
    const pictureOf = (name: string) => line(team, name)?.querySelector("img");
    const kim = pictureOf("Kim Park");
    expect(kim?.alt).to.equal("");
    expect(kim?.loading).to.equal("lazy");
    await waitUntil(() => (kim?.naturalWidth ?? 0) > 0);
    expect(kim?.className).to.equal("");
    await waitUntil(() => pictureOf("Priya Nair")?.classList.contains("failed"));
    expect(textOf(line(team, "Priya Nair")?.querySelector(".avatar") ?? null)).to.equal("PN");
    expect(pictureOf("Lee Wong")).to.equal(null);
  });

  it("[F-095] a change of the roster shows live, and who was taken out loses the panel", async () => {
    const made = await practice();
    const id = await fillTeam(made);
    const team = await show(made.client("staff", "lee"), id);
    await made.changePatient("rosa", {
      team: made.team([
        ["kim", "primary-coach"],
        ["lee", "care-team"],
        ["vera", "secondary"],
      ]),
    });
    await waitUntil(() => read(team, "Vera Lind").includes("Secondary coach"));
    await waitUntil(() => read(team, "Lee Wong").includes("Care team"));
    await waitUntil(() => line(team, "Dr. Omar Haddad") === undefined);
    await made.changePatient("rosa", { team: made.team([["kim", "primary-coach"]]) });
    expect(textOf(await shown(team, "[part=ended]"))).to.equal(
      "You no longer have access to this conversation.",
    );
    expect(all(team, "[part=person]")).to.deep.equal([]);
  });

  it("[F-095] who is here now has a dot and words", async () => {
    const made = await practice();
    const id = await fillTeam(made);
    const team = await show(made.client("staff", "kim"), id);
    await waitUntil(() => read(team, "Kim Park").includes("Here now"));
    expect(read(team, "Dr. Omar Haddad")).not.to.contain("Here now");
    await join(made, id, "omar");
    await waitUntil(() => read(team, "Dr. Omar Haddad").includes("Here now"));
    expect(line(team, "Dr. Omar Haddad")?.querySelector("[part=here]")).not.to.equal(null);
  });

  it("[F-137] [F-138] under the own name an outsider turns being notified on and off", async () => {
    const made = await searched();
    const id = await fillTeam(made);
    const team = await show(made.client("staff", "vera"), id);
    await waitUntil(() => /Not in the care team/.test(read(team, "Vera Lind")));
    expect(all(team, "[part=follow]").length).to.equal(1);
    expect(textOf(get(team, "[part=follow]"))).to.equal("Notify me about this patient");
    get(team, "[part=follow]").focus();
    await press("Enter");
    await waitUntil(() => /Notification user Notified/.test(read(team, "Vera Lind")));
    expect(textOf(get(team, "[part=follow]"))).to.equal("Turn off notifications for this patient");
    const kims = await show(made.client("staff", "kim"), id);
    await waitUntil(() => /Notification user Notified/.test(read(kims, "Vera Lind")));
    expect(maybe(kims, "[part=follow]")).to.equal(null);
    await expect(team).to.be.accessible();
    get(team, "[part=follow]").focus();
    await press("Enter");
    await waitUntil(() => line(kims, "Vera Lind") === undefined);
    await waitUntil(() => /Not in the care team Not notified of messages/.test(read(team, "Vera Lind")));
  });

  it("[F-138] what went wrong stands under the button", async () => {
    const made = await searched();
    const id = await fillTeam(made);
    const team = await show(made.client("staff", "vera"), id);
    await shown(team, "[part=follow]");
    made.setOnline(false);
    get(team, "[part=follow]").click();
    await waitUntil(() => textOf(maybe(team, "[role=alert]")) !== "");
    expect(textOf(get(team, "[part=follow]"))).to.equal("Notify me about this patient");
  });

  it("[I-4] a patient sees the family by name and the team as one", async () => {
    const made = await practice();
    const id = await fillTeam(made);
    const team = await show(made.client("portal", "rosa"), id);
    await join(made, id, "omar");
    expect(texts(team, ".name")).to.deep.equal(["Your care team", "Elena Diaz", "Rosa Diaz You Here now"]);
    expect(team.shadowRoot?.textContent).not.to.match(/Kim|Omar|Notified/);
    await expect(team).to.be.accessible();
  });

  it("fifty members scroll by the keyboard, and a change moves nobody away", async () => {
    const made = await practice();
    const many = Array.from({ length: 49 }, (_, n) => ({
      id: `m${n}`,
      name: `Member ${String(n).padStart(2, "0")}`,
      role: "care-team",
    }));
    const chart = [...made.team([["kim", "primary-coach"]]), ...many];
    await made.changePatient("rosa", { team: chart });
    const id = await made.conversation();
    const team = await show(made.client("staff", "kim"), id);
    const list = get(team, "[part=list]");
    expect(all(team, "li").length).to.equal(51);
    list.focus();
    expect(focused()).to.equal(list);
    await press("End");
    await waitUntil(() => list.scrollTop + list.clientHeight > list.scrollHeight - 2);
    list.scrollTop = 1_200;
    const anchor = line(team, "Member 25") as HTMLElement;
    const before = anchor.getBoundingClientRect().top;
    await made.changePatient("rosa", { team: chart.filter(({ id }) => id !== "m3") });
    await waitUntil(() => line(team, "Member 03") === undefined);
    await waitUntil(() => Math.abs(anchor.getBoundingClientRect().top - before) < 2);
  });

  it("says so where nobody is in the team", async () => {
    const made = await searched();
    await made.addPatient("nora", "Nora Newman", { team: [], linked: [] });
    const id = await made.conversation({ patient: "nora" });
    const vera = await show(made.client("staff", "vera"), id);
    expect(texts(vera, "[part=name]")).to.deep.equal(["Vera Lind"]);
    const client = made.client("portal", "nobody");
    const denied = await mount(html`<care-team .client=${client} conversation=${id}></care-team>`);
    expect(textOf(await shown(denied, "[part=ended]"))).to.equal("This conversation is not available.");
  });
});

describe("care-team, taking out who was invited", () => {
  const questionOf = (team: CareTeam) => maybe(team, "[part=question]");
  const buttonOf = (team: CareTeam, name: string) =>
    line(team, name)?.querySelector<HTMLElement>("[part=remove]") ?? null;

  /** The panel of this login, with Tess, whom Lee invited, and Vera, whom Kim invited. */
  async function invited(login: string) {
    const made = await searched();
    const id = await fillTeam(made);
    await invite(made, id);
    const client = made.client("staff", login);
    return { made, id, client, team: await show(client, id) };
  }

  it("[F-110] the primary coach has the button beside each who was invited, others beside their own", async () => {
    const { made, id, team } = await invited("kim");
    await waitUntil(() => all(team, "[part=remove]").length === 2);
    expect(all(team, "[part=remove]").map(button => button.getAttribute("aria-label"))).to.deep.equal([
      "Remove from conversation: Tess Moreau",
      "Remove from conversation: Vera Lind",
    ]);
    // What is seen stands in what is heard: who speaks to the machine says what they see.
    for (const button of all(team, "[part=remove]"))
      expect(button.getAttribute("aria-label")).to.contain(textOf(button));
    const lees = await show(made.client("staff", "lee"), id);
    await waitUntil(() => buttonOf(lees, "Tess Moreau"));
    expect(all(lees, "[part=remove]").length).to.equal(1);
    const omars = await show(made.client("staff", "omar"), id);
    await waitUntil(() => line(omars, "Tess Moreau"));
    expect(maybe(omars, "[part=remove]")).to.equal(null);
    await expect(team).to.be.accessible();
  });

  it("[F-110] by the keyboard alone: asked in place, given up by Cancel and by Escape, and done", async () => {
    const { team } = await invited("kim");
    (await shown(team, "[part=remove]")).focus();
    await press("Enter");
    await waitUntil(() => textOf(focused()) === "Remove");
    const labels = questionOf(team)?.getAttribute("aria-labelledby")?.split(" ") ?? [];
    expect(labels.map(label => textOf(get(team, `#${label}`)).replace(/[\u2066-\u2069]/g, ""))).to.deep.equal(
      ["Remove Tess Moreau?", "They leave this conversation and are no longer told of its messages."],
    );
    expect(buttonOf(team, "Tess Moreau")).to.equal(null);
    await expect(team).to.be.accessible();
    await press("Tab", "Enter");
    await waitUntil(() => focused() === buttonOf(team, "Tess Moreau"));
    await press("Space");
    await waitUntil(() => textOf(focused()) === "Remove");
    await press("Escape");
    await waitUntil(() => questionOf(team) === null && focused() === buttonOf(team, "Tess Moreau"));
    await press("Enter");
    await waitUntil(() => textOf(focused()) === "Remove");
    await press("Enter");
    // The next one's button stands where the question did.
    await waitUntil(() => line(team, "Tess Moreau") === undefined);
    await waitUntil(() => focused() === buttonOf(team, "Vera Lind"));
    expect(textOf(get(team, ".sr[role=status]")).replace(/[\u2066-\u2069]/g, "")).to.equal(
      "You removed Tess Moreau",
    );
    await press("Enter");
    await waitUntil(() => textOf(focused()) === "Remove");
    await press("Enter");
    await waitUntil(() => line(team, "Vera Lind") === undefined);
    await waitUntil(() => focused() === get(team, "h2"));
    expect(maybe(team, "[part=remove]")).to.equal(null);
    await expect(team).to.be.accessible();
  });

  it("[F-110] Escape in the question is the question's, and a key that is held down does not answer it", async () => {
    const { team } = await invited("kim");
    (await shown(team, "[part=remove]")).click();
    const question = await shown(team, "[part=question]");
    const key = (init: KeyboardEventInit): boolean =>
      question.dispatchEvent(
        new KeyboardEvent("keydown", { bubbles: true, cancelable: true, composed: true, ...init }),
      );
    expect(key({ key: "Enter" })).to.equal(true);
    expect(key({ key: "Enter", repeat: true })).to.equal(false);
    expect(key({ key: "Escape" })).to.equal(false);
    await waitUntil(() => questionOf(team) === null);
  });

  it("[F-110] the whole question stands in a window of 320 × 256 px", async () => {
    const { client, id } = await invited("kim");
    const team = await show(client, id, 256, 320);
    const list = get(team, "[part=list]");
    (await shown(team, "[part=remove]")).click();
    const question = await shown(team, "[part=question]");
    await waitUntil(() => textOf(focused()) === "Remove");
    const [box, around] = [question, list].map(each => each.getBoundingClientRect());
    expect(box?.top).to.be.at.least((around?.top ?? 0) - 1);
    expect(box?.bottom).to.be.at.most((around?.bottom ?? 0) + 1);
    expect(list.scrollWidth).to.equal(list.clientWidth);
  });

  it("[F-110] what was refused, or did not reach the room, says why in place", async () => {
    const { made, team } = await invited("kim");
    (await shown(team, "[part=remove]")).click();
    await shown(team, "[part=question]");
    made.setOnline(false);
    await press("Enter");
    await waitUntil(() => /cannot be reached/.test(textOf(maybe(team, "[part=question] [role=alert]"))));
    expect(textOf(focused())).to.equal("Remove");
    await expect(team).to.be.accessible();
    made.setOnline(true);
    // Once more, when the connection is back.
    await waitUntil(() => line(team, "Kim Park")?.querySelector("[part=here]"));
    await press("Enter");
    await waitUntil(() => line(team, "Tess Moreau") === undefined);
  });

  it("[F-110] whom another takes out takes the question along, and nobody's focus is moved", async () => {
    const { made, id, team } = await invited("kim");
    (await shown(team, "[part=remove]")).click();
    await shown(team, "[part=question]");
    const elsewhere = await mount<HTMLButtonElement>(html`<button>Elsewhere</button>`, { height: 30 });
    elsewhere.focus();
    const lee = made.client("staff", "lee").conversation(id);
    await until(lee.$may, may => (may?.remove.length ?? 0) > 0);
    await lee.remove(await made.personId("tess"));
    await waitUntil(() => questionOf(team) === null);
    expect(focused()).to.equal(elsewhere);
    expect(textOf(get(team, ".sr[role=status]"))).to.equal("");
    // Invited anew, nothing is asked about them.
    await made.say(id, "staff", "lee", "@Tess Moreau once more.", { mentions: ["tess"] });
    await waitUntil(() => buttonOf(team, "Tess Moreau"));
    expect(questionOf(team)).to.equal(null);
  });

  it("[F-110] a question about one conversation is not asked in another", async () => {
    const { made, client, team } = await invited("kim");
    const other = await made.conversation({ title: "Diet" });
    await made.say(other, "staff", "kim", "@Tess Moreau?", { mentions: ["tess"] });
    // Known at once, as beside a thread: nothing between the two takes the question away.
    await until(client.conversation(other).$may, may => may?.remove.length === 1);
    (await shown(team, "[part=remove]")).click();
    await shown(team, "[part=question]");
    team.conversation = other;
    await waitUntil(() => line(team, "Vera Lind") === undefined);
    expect(texts(team, "[part=question]")).to.deep.equal([]);
    expect(all(team, "[part=remove]").length).to.equal(1);
  });

  it("who may not see the patient any more, and followed them, is no longer named", async () => {
    const made = await searched();
    const id = await fillTeam(made);
    const vera = made.client("staff", "vera").conversation(id);
    await until(vera.$may, may => may?.follow === null);
    await vera.follow(true);
    const team = await show(made.client("staff", "kim"), id);
    await waitUntil(() => line(team, "Vera Lind"));
    await made.changePatient("rosa", { programs: ["diabetes"] });
    await made.addStaff("vera", "Vera Lind", "Dietitian", { restrictions: ["diabetes"] });
    await waitUntil(() => line(team, "Vera Lind") === undefined);
  });
});
