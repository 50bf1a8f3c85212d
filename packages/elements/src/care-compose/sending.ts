import type { ConversationStore } from "@carethread/client";
import { cleanText, limits, type May, textProblem, type Visibility } from "@carethread/model";
import type { LitElement } from "lit";
import { errorSentence } from "../words/words.ts";
import type { ComposeWords } from "./english.ts";
import { callsSupport, type Naming } from "./named-people.ts";
import { type Asked, SupportAsk } from "./support-ask.ts";

/** Why a text was not sent, said when it is shown. */
export type Problem = (words: ComposeWords) => string;

/** What is to be sent. */
export interface Outgoing {
  readonly store: ConversationStore;
  readonly text: string;
  readonly visibility: Visibility;
  readonly may: May | null;
  readonly naming: Naming;
  /** The practice has support that can be called, as far as is known. */
  readonly hasSupport: boolean;
}

/** What is wrong with a text itself. That nothing stands there is no fault. */
export function textFault(raw: string): Problem | null {
  const fault = textProblem(cleanText(raw));
  if (fault === null || fault === "text-empty") return null;
  if (fault === "text-too-long") return words => words.tooLong(limits.messageLength);
  return words => words.refused[fault];
}

function faultOf({ text, visibility, may, naming }: Outgoing): Problem | null {
  const fault = textFault(text);
  if (fault !== null) return fault;
  // The switch is not turned by itself: who writes a note must not write to the patient.
  const denied = visibility === "staff" ? (may?.note ?? null) : null;
  if (denied !== null) return words => words.refused[denied];
  const isTooMany = naming.people.length > limits.mentions;
  return isTooMany ? words => words.mentionsTooMany(limits.mentions) : null;
}

/** What becomes of a text: why it cannot go, what support may see of it, and its way to the conversation. */
export class Sending {
  readonly #host: LitElement;
  readonly #outgoing: () => Outgoing | null;
  readonly #sent: () => void;
  readonly #ask: SupportAsk;
  /** The person has agreed to what support will see of what is being written. */
  #consents = false;
  #problem: Problem | null = null;

  /** `sent`: the conversation has taken the text over. */
  constructor(host: LitElement, outgoing: () => Outgoing | null, sent: () => void) {
    this.#host = host;
    this.#outgoing = outgoing;
    this.#sent = sent;
    this.#ask = new SupportAsk(host);
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  #show(problem: Problem | null): void {
    this.#problem = problem;
    this.#host.requestUpdate();
  }

  /** Another conversation. */
  reset(): void {
    this.#show(null);
    this.#consents = false;
    this.#ask.reset();
  }

  /** Another text. */
  changed(text: string): void {
    // Agreed to for this @support: another one is asked about again.
    this.#consents &&= callsSupport(text);
    if (this.#problem !== null) this.#show(textFault(text));
  }

  askSupport(answered: (invites: boolean) => void): void {
    this.#ask.ask(invites => {
      this.#consents = invites;
      answered(invites);
    });
  }

  send(): void {
    const outgoing = this.#outgoing();
    if (outgoing === null || cleanText(outgoing.text) === "") return;
    this.#show(faultOf(outgoing));
    if (this.#problem !== null) return;
    const support = outgoing.naming.callsSupport && outgoing.hasSupport;
    if (support && !this.#consents) {
      this.askSupport(invites => {
        if (invites) this.send();
      });
      return;
    }
    this.#pass(outgoing, support);
  }

  #pass({ store, text, visibility, naming }: Outgoing, support: boolean): void {
    try {
      // A refusal stands with the message in the thread, where it can be tried again or taken back.
      store.send({ text: cleanText(text), visibility, mentions: naming.people, support }).catch(() => {});
      this.#consents = false;
      this.#sent();
    } catch (error) {
      this.#show(words => errorSentence(error, words));
    }
  }

  /** The dialog that asks about support. */
  renderAsk(words: ComposeWords, about: Asked) {
    return this.#ask.render(words, about);
  }
}
