/** What an empty list says is true for whoever reads it. */
import type { CareInbox } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice, Side } from "../../stories/fixture.ts";
import { mount, practice, shown, textOf, waitUntil } from "./support.ts";

async function hint(made: Practice, side: Side, login: string): Promise<string> {
  const inbox = await mount<CareInbox>(html`<care-inbox .client=${made.client(side, login)}></care-inbox>`);
  const empty = await shown(inbox, "[part=empty]");
  await waitUntil(() => empty.querySelector("span"));
  expect(textOf(empty)).to.match(/^No conversations yet/);
  return textOf(empty.querySelector("span"));
}

const called =
  "Conversations of patients whom you look after, and those into which you are called, appear here.";

describe("an empty list", () => {
  it("tells a patient to write", async () => {
    const made = await practice();
    expect(await hint(made, "portal", "rosa")).to.equal("Write a new message to start one.");
  });

  it("does not tell who has nobody to write about to write: staff outside every team, support, a login without a patient", async () => {
    const made = await practice();
    await made.addStaff("sol", "Sol Reyes", "Support", { support: true });
    expect(await hint(made, "staff", "vera")).to.equal(called);
    expect(await hint(made, "staff", "sol")).to.equal(called);
    expect(await hint(made, "portal", "stranger")).to.equal("There is nobody you can write about here.");
  });

  it("tells staff to write who find every patient", async () => {
    const made = await practice({ staffAccess: "searchable" });
    await made.addStaff("sol", "Sol Reyes", "Support", { support: true });
    expect(await hint(made, "staff", "vera")).to.equal("Write a new message to start one.");
    expect(await hint(made, "staff", "sol")).to.equal(called);
  });
});
