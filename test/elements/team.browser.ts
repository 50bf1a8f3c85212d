import type { CareClient } from "@carethread/client";
import type { CareTeam } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { openPractice, type Practice } from "../../stories/fixture.ts";
import { fillTeam, join } from "../../stories/team.ts";
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

async function show(client: CareClient, id: string, height = 600): Promise<CareTeam> {
  const team = await mount<CareTeam>(
    html`<care-team lang="en-GB" .client=${client} conversation=${id}></care-team>`,
    { width: 300, height },
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
