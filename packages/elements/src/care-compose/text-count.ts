import { longestText, outgoingText, type Person, type TextRules } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import type { ComposeWords } from "./english.ts";
import type { Segments, segmentsOf } from "./segments.ts";

export interface TextCountView {
  /** What becomes of a message that is written to everyone: absent where it is no matter of texts. */
  readonly reach: "phone" | "no-portal" | undefined;
  readonly rules: TextRules | undefined;
  readonly text: string;
  /** How many are attached. */
  readonly files: number;
  readonly me: Person | null | undefined;
  readonly words: ComposeWords;
  /** A BCP 47 tag. */
  readonly language: string;
}

/** What goes to the patient's phone: how many texts, how much is in them, and what they cost. */
export class TextCount {
  readonly #host: LitElement;
  #segmentsOf: typeof segmentsOf | null = null;
  #isAsked = false;
  #texts = 0;
  #said = "";

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Fetched when the first conversation is written in that goes by texts. */
  async #fetch(): Promise<void> {
    this.#isAsked = true;
    try {
      ({ segmentsOf: this.#segmentsOf } = await import("./segments.ts"));
      this.#host.requestUpdate();
    } catch {
      // It is a help, and missed by nobody who can send: the next conversation tries again.
      this.#isAsked = false;
    }
  }

  render(view: TextCountView) {
    const { reach, rules, me, text, files } = view;
    if (reach === undefined || rules === undefined || me == null) return nothing;
    if (reach === "phone" && !this.#isAsked) void this.#fetch();
    const segments =
      reach === "phone" && (text !== "" || files > 0) && this.#segmentsOf !== null
        ? this.#segmentsOf(outgoingText(rules, { text, files, by: me }))
        : null;
    this.#hear(segments?.texts ?? 0, view.words);
    return html`<p part="text-count" class="text-count">${this.#shown(view, rules, me, segments)}</p>
      <p class="sr" role="status">${this.#said}</p>`;
  }

  /** That it is one is no news: what changes while somebody writes is said. */
  #hear(texts: number, words: ComposeWords): void {
    if (texts === 0) this.#said = "";
    else if (this.#texts !== 0 && texts !== this.#texts) this.#said = words.texts(texts);
    this.#texts = texts;
  }

  #shown(
    { reach, text, files, words, language }: TextCountView,
    rules: TextRules,
    me: Person,
    segments: Segments | null,
  ) {
    if (reach === "no-portal") return words.textNoPortal;
    if (segments === null) return words.textGoes[rules.content];
    const over = outgoingText(rules, { text, files, by: me }).length - longestText;
    if (over > 0) return words.textTooLong(over);
    const { texts, used, room } = segments;
    const cost = rules.price === undefined ? "" : costOf(rules.price, texts, language);
    return [
      words.textCount(texts, used, room),
      ...(cost === "" ? [] : [words.textCost(cost)]),
      ...(rules.content === "link" ? [words.textLink] : []),
    ].join(" · ");
  }
}

/** A text costs less than the smallest coin: as many places as tell it, and no more. */
function costOf(
  { amount, currency }: { amount: number; currency: string },
  texts: number,
  language: string,
): string {
  const cost = amount * texts;
  const minimumFractionDigits = 2;
  const maximumFractionDigits = cost < 0.01 ? 4 : 2;
  try {
    return new Intl.NumberFormat(language, {
      ...{ style: "currency", currency, minimumFractionDigits, maximumFractionDigits },
    }).format(cost);
  } catch {
    return "";
  }
}
