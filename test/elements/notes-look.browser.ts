/** A staff-only note beside a message of one's own, whatever accent a page has. */
import type { CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { get, maybe, mount, practice, textOf, waitUntil } from "./support.ts";

afterEach(() => {
  document.documentElement.style.colorScheme = "";
});

describe("a staff-only note", () => {
  for (const accent of ["#d97706", "#fbbf24", "#b45309"]) {
    for (const scheme of ["light", "dark"]) {
      it(`is told from one's own message by more than its hue, with the accent ${accent}, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const made = await practice({ notes: true });
        const id = await made.conversation({
          past: [
            { from: "kim", ago: 20, text: "See you on Friday" },
            { from: "kim", ago: 10, text: "She sounded worried", note: true },
          ],
        });
        const thread = await mount<CareThread>(
          html`<care-thread
            .client=${made.client("staff", "kim")}
            conversation=${id}
            style="--care-accent: ${accent}"
          ></care-thread>`,
        );
        await waitUntil(() => maybe(thread, "[part~=message-note]"));
        const note = get(thread, "[part~=message-note]");
        const own = get(thread, "[part~=message-own]:not([part~=message-note])");
        const looks = (message: HTMLElement): CSSStyleDeclaration =>
          getComputedStyle(get(message, "[part=bubble]"));
        expect(looks(note).borderTopStyle).to.equal("dashed");
        expect(looks(note).borderTopWidth).to.equal("2px");
        expect(looks(note).backgroundImage).to.contain("gradient");
        expect(textOf(get(note, "[part=note-label]"))).to.equal("Staff-only note");
        expect(maybe(note, "[part=note-label] svg") === null).to.equal(false);
        expect(looks(own).borderTopStyle).to.equal("none");
        expect(looks(own).backgroundImage).to.equal("none");
        expect(maybe(own, "[part=note-label]") === null).to.equal(true);
        await expect(thread).to.be.accessible();
      });
    }
  }
});
