/** The care team of a wide messenger, where it could not be fetched at first. */
import type { CareMessenger } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { offerStages } from "../../packages/elements/src/stages/stages.ts";
import { fillInbox } from "../../stories/conversations.ts";
import "@carethread/elements/define/care-thread";
import "@carethread/elements/define/care-compose";
import "@carethread/elements/define/starting";
import "@carethread/elements/define/care-inbox";
import "@carethread/elements/define/care-messenger";
import { focused, get, mount, practice, press, shown, waitUntil } from "./page.ts";

describe("a care team that could not be fetched", () => {
  it("has the focus on its heading after its button tried again", async () => {
    const { warn } = console;
    console.warn = () => {};
    let isDown = true;
    offerStages({
      "care-team": () =>
        isDown
          ? Promise.reject(new TypeError("Failed to fetch"))
          : import("@carethread/elements/define/care-team"),
    });
    const made = await practice();
    const id = await fillInbox(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")} conversation=${id}></care-messenger>`,
      { width: 1300 },
    );
    const again = get(await shown(messenger, ".team-coming [role=alert]"), "button");
    isDown = false;
    again.focus();
    await press("Enter");
    const team = await shown(messenger, "care-team");
    await waitUntil(() => focused() === get(team, "h2"), "the focus on the heading");
    console.warn = warn;
    expect(get(team, "h2").textContent).to.equal("Care team");
  });
});
