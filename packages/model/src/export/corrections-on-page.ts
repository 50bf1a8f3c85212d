/** Corrections as they stand at their message on the page: the message itself stays as it was written. */
import type { Actor } from "../conversation/conversation.ts";
import type { ShownCorrection } from "../correction/correction.ts";
import { escaped } from "../fhir/fhir.ts";

export interface CorrectionWords {
  /** It was asked for, and staff answer until that day. */
  correctionOpen(until: string): string;
  correctionApproved(by: Actor, day: string): string;
  correctionDeclined(by: Actor, day: string): string;
  readonly correctionWrong: string;
  readonly correctionRight: string;
  correctionReason(reason: string): string;
  /** Why the day was put later. */
  correctionLater(reason: string): string;
}

interface Options {
  readonly words: CorrectionWords;
  readonly language: string;
  /** By the time zone of the page. */
  readonly date: Intl.DateTimeFormat;
}

export function correctionsOnPage(corrections: readonly ShownCorrection[], options: Options): string {
  return corrections.map(correction => one(correction, options)).join("");
}

function one(correction: ShownCorrection, { words, language, date }: Options): string {
  const { answer, until, wrong, right, later } = correction;
  const asked = `<dl><dt>${escaped(words.correctionWrong)}</dt><dd dir="auto">${escaped(wrong)}</dd><dt>${escaped(words.correctionRight)}</dt><dd dir="auto">${escaped(right)}</dd></dl>`;
  if (answer === undefined) {
    // A day of a calendar is the same everywhere.
    const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
    const said = words.correctionOpen(day.format(Date.parse(until)));
    return group("open", said, asked + (later === undefined ? "" : line(words.correctionLater(later))));
  }
  const day = date.format(answer.at);
  if (answer.as === "approved") {
    const text = `<p class="text" dir="auto">${escaped(answer.text)}</p>`;
    return group("approved", words.correctionApproved(answer.by, day), text);
  }
  const reason = line(words.correctionReason(answer.text));
  return group("declined", words.correctionDeclined(answer.by, day), asked + reason);
}

function line(said: string): string {
  return `<p dir="auto">${escaped(said)}</p>`;
}

function group(sort: string, said: string, content: string): string {
  return `<div class="correction ${sort}" role="group" aria-label="${escaped(said)}"><p class="said">${escaped(said)}</p>${content}</div>\n`;
}
