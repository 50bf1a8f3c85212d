import { cleanText, limits } from "@carethread/model";
import { html, nothing } from "lit";
import { renderExpected } from "../response-clock/response-clock.ts";
import type { ComposeWords } from "./english.ts";
import type { Sending } from "./sending.ts";

/** The counter appears when this many characters are left. */
const countFrom = 1_000;

export interface BelowView {
  readonly words: ComposeWords;
  readonly text: string;
  readonly isStaff: boolean;
  /** When an answer is to be expected, in words. */
  readonly expected: () => string;
  readonly problem: Sending["problem"];
  readonly strangers: unknown;
  /** What goes to a phone. */
  readonly texts: unknown;
}

/** What stands below the box: what to keep in mind or to expect, what is wrong, and how much room is left. */
export function renderBelow({ words, text, isStaff, expected, problem, strangers, texts }: BelowView) {
  const left = limits.messageLength - cleanText(text).length;
  const count = left < 0 ? words.charactersOver(-left) : words.charactersLeft(left);
  return html`<div class="below">
    ${
      isStaff
        ? html`<p part="policy" class="policy" id="policy">${words.beThorough}</p>`
        : renderExpected(expected())
    }
    <div role="alert" id="error">
      ${problem === null ? nothing : html`<p part="error" class="error">${problem(words)}</p>`}
    </div>
    ${strangers} ${texts} ${left < countFrom ? html`<span class="hint" id="count">${count}</span>` : nothing}
  </div>`;
}
