/** What a page may style of the elements inside a messenger. */
import type { CareMessenger } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { bloodPressure } from "../../stories/conversations.ts";
import { get, mount, practice, shown } from "./support.ts";

describe("the parts of a messenger", () => {
  it("are those of the elements in it, with their names in front", async () => {
    const made = await practice();
    const id = await made.conversation({ past: bloodPressure });
    const sheet = document.createElement("style");
    const names = {
      inbox: "inbox__row",
      thread: "thread__bubble",
      compose: "compose__send",
      team: "team__person",
    };
    sheet.textContent = Object.values(names)
      .map((name, index) => `care-messenger::part(${name}) { outline: ${index + 1}px solid red }`)
      .join(" ");
    document.head.append(sheet);
    try {
      const messenger = await mount<CareMessenger>(
        html`<care-messenger .client=${made.client("staff", "kim")} conversation=${id}></care-messenger>`,
        { width: 1200 },
      );
      await shown(messenger, "[part~=message]");
      await shown(messenger, "[part=person]");
      for (const [index, [element, name]] of Object.entries(names).entries()) {
        const part = get(get(messenger, `[part=${element}]`), `[part~=${name.split("__")[1]}]`);
        expect(getComputedStyle(part).outlineWidth, name).to.equal(`${index + 1}px`);
      }
    } finally {
      sheet.remove();
    }
  });
});
