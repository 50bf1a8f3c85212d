/** What stands over the form: why nothing can be sent now, and what is wrong that concerns no field. */
import type { Status } from "@carethread/client";
import { html, nothing } from "lit";
import { statusSentence } from "../words/words.ts";
import type { FormWords } from "./english.ts";

export function startStatus(words: FormWords, status: Status | undefined, isWaiting: boolean): string {
  if (status?.state === "offline") return isWaiting ? words.status.offline : words.startOffline;
  if (status?.state === "connecting") return "";
  return statusSentence(status, words, words.endedInbox);
}

export function renderAlert(problem: string | null, sentences: readonly (string | null)[]) {
  return html`<div role="alert">
    ${sentences.map(sentence => (sentence === null ? nothing : html`<p class="sorry">${sentence}</p>`))}
    ${problem === null ? nothing : html`<p part="error" class="sorry">${problem}</p>`}
  </div>`;
}
