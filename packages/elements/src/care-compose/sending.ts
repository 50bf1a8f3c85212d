import { CareError, type ConversationStore } from "@carethread/client";
import { cleanText, limits, type May, type PersonId, textProblem, type Visibility } from "@carethread/model";
import type { LitElement } from "lit";
import { isolate } from "../text/text.ts";
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
  /** Files, by their ids: with some nothing need be said. */
  readonly attachments: readonly string[];
  readonly visibility: Visibility;
  readonly may: May | null;
  readonly naming: Naming;
  /** A person who is named, as people know them. */
  readonly nameOf: (id: PersonId) => string | undefined;
  /** Those of them who have left. */
  readonly gone: readonly PersonId[];
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

/** Who can be mentioned no more; null where nobody is known by name. */
function goneFault(people: readonly PersonId[], nameOf: Outgoing["nameOf"]): Problem | null {
  const names = people.flatMap(id => nameOf(id) ?? []).map(isolate);
  return names.length === 0 ? null : words => words.mentionGone(names);
}

function isNothing({ text, attachments }: Outgoing): boolean {
  return cleanText(text) === "" && attachments.length === 0;
}

function faultOf({ text, visibility, may, naming, gone, nameOf }: Outgoing): Problem | null {
  const fault = textFault(text);
  if (fault !== null) return fault;
  // The switch is not turned by itself: who writes a note must not write to the patient.
  const denied = visibility === "staff" ? (may?.note ?? null) : null;
  if (denied !== null) return words => words.refused[denied];
  const isTooMany = naming.people.length > limits.mentions;
  if (isTooMany) return words => words.mentionsTooMany(limits.mentions);
  return goneFault(gone, nameOf);
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
    if (outgoing === null || isNothing(outgoing)) return;
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

  #pass({ store, text, attachments, visibility, naming, nameOf }: Outgoing, support: boolean): void {
    const names = new Map(naming.people.map(id => [id, nameOf(id)]));
    try {
      // A refusal stands with the message in the thread, where it can be tried again or taken back. Whom it is about is
      // known here.
      store
        .send({ text: cleanText(text), attachments, visibility, mentions: naming.people, support })
        .catch((error: unknown) => {
          const about = error instanceof CareError && error.code === "mention-no-access" ? error.params : {};
          const fault = goneFault([String(about.person)], id => names.get(id));
          if (fault !== null && store === this.#outgoing()?.store) this.#show(fault);
        });
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
