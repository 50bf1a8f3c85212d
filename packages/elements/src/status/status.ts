/** The line that says why an element is not live, and what the person can do about it. */
import type { Status } from "@carethread/client";
import { html, nothing } from "lit";
import type { general } from "../words/words.ts";

/** The line, where there is a sentence; `retry` is what *Try again* does, where there is something to try. */
export function renderStatus(
  words: typeof general,
  sentence: string,
  status: Status | undefined,
  retry: () => void,
) {
  if (sentence === "") return nothing;
  const isExpired = status?.state === "ended" && status.reason === "session-ended";
  return html`<p part="status" class="status">${sentence} ${
    status?.state === "no-token" || isExpired
      ? html`<button part="try-again" class="link plain" @click=${retry}>${isExpired ? words.signInAgain : words.tryAgain}</button>`
      : nothing
  }</p>`;
}

/** Whether nothing will come until somebody does something: no skeleton then stands for what is not on its way. */
export function isStuck(status: Status | undefined): boolean {
  return status?.state === "ended" || status?.state === "no-token" || status?.state === "offline";
}
