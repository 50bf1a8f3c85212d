/** Starting a conversation by what stands in the form: under way, waiting for the network, or refused and why. */
import type { CareClient, StartOptions } from "@carethread/client";
import type { ConversationId } from "@carethread/model";
import type { ReactiveControllerHost } from "lit";
import { errorSentence, refusalIn } from "../words/words.ts";
import type { Answering } from "./answering.ts";
import type { FormWords } from "./english.ts";
import type { FormField, Problem, StartFields } from "./fields/fields.ts";

export interface StartingOptions {
  readonly client: () => CareClient | undefined;
  readonly words: () => FormWords;
  readonly fields: () => StartFields;
  readonly isOffline: () => boolean;
  /** The questionnaire that is shown, which says itself what stands against it; null where none is. */
  readonly answering: () => Answering | null;
  readonly began: () => void;
  readonly started: (id: ConversationId) => void;
}

export class Starting {
  readonly #host: ReactiveControllerHost;
  readonly #options: StartingOptions;
  /** What is being started; null where the form was left meanwhile. */
  #start: StartOptions | null = null;
  isUnderWay = false;
  /** What was sent, and not answered. */
  waiting: StartOptions | null = null;
  /** What is wrong, and concerns no field. */
  problem: Problem | null = null;

  constructor(host: ReactiveControllerHost, options: StartingOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** The form was left, or emptied. */
  forget(): void {
    this.waiting = null;
    this.problem = null;
    this.#start = null;
  }

  /** Something in the form is another than what was sent. */
  unwait(): void {
    if (this.waiting === null) return;
    this.waiting = null;
    this.#host.requestUpdate();
  }

  setProblems(of: (field: FormField) => Problem | null): void {
    this.problem = null;
    this.#options.fields().setProblems(of);
    this.#host.requestUpdate();
  }

  /** The network is back. */
  retry(): void {
    this.problem = null;
    if (this.waiting !== null) void this.start(this.waiting);
  }

  /** Nothing is changed in the form meanwhile. */
  async during(work: Promise<unknown>): Promise<void> {
    this.isUnderWay = true;
    this.#host.requestUpdate();
    await work;
    this.isUnderWay = false;
    this.#host.requestUpdate();
  }

  async start(start: StartOptions): Promise<void> {
    const client = this.#options.client();
    if (client === undefined) return;
    this.isUnderWay = true;
    this.#start = start;
    this.waiting = null;
    this.#host.requestUpdate();
    this.#options.began();
    try {
      // The same words, sent again after a lost answer, are the same start.
      const id = await client.start(start);
      this.#options.started(id);
    } catch (error) {
      if (this.#start !== start) return;
      this.fail(error);
      if (refusalIn(error, this.#options.words()) === null) this.waiting = start;
    } finally {
      this.isUnderWay = false;
      this.#host.requestUpdate();
    }
  }

  /** Says it beside the field that a room means, else over the form. */
  fail(error: unknown): void {
    const fields = this.#options.fields();
    const code = refusalIn(error, this.#options.words());
    this.setProblems(() => null);
    if (code !== null) fields.askAgain();
    // Without a network the line above says so already.
    if (code === null && this.#options.isOffline()) return;
    const answering = this.#options.answering();
    if (answering !== null) {
      answering.fail(error);
      return;
    }
    const problem: Problem = words =>
      code === "not-found" ? words.patientUnavailable : errorSentence(error, words);
    const meant = fields.shown.find(field => code !== null && field.isMeantBy(code));
    if (meant === undefined) this.problem = problem;
    else meant.problem = problem;
  }
}
