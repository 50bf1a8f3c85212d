/** What the reader does about corrections: a message's menu, the form that it opens, which is fetched then, and what came of it. */
import type { CareClient, ConversationStore } from "@carethread/client";
import { daysLeft, type Head, type May, type ShownCorrection } from "@carethread/model";
import { html, type LitElement, nothing, type ReactiveController } from "lit";
import { Attempt, type WordsController } from "../../controllers/controllers.ts";
import { birthDate } from "../../text/text.ts";
import type { Said } from "../announcer.ts";
import type { english, Viewer } from "../english.ts";
import { type CorrectionDeed, type CorrectionsView, leftOf, type MessageEntry } from "../entries/entries.ts";
import type { CorrectionForm } from "./correction-form.ts";
import type { Opened } from "./opened.ts";

export interface CorrectionsOptions {
  readonly words: WordsController<typeof english>;
  readonly client: () => CareClient | undefined;
  readonly store: () => ConversationStore | undefined;
  readonly may: () => May | null;
  /** The day of the practice's calendar. */
  readonly today: () => string;
  /** Moves the focus among the buttons of messages. */
  readonly handleKey: (event: KeyboardEvent) => void;
}

export class Corrections implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: CorrectionsOptions;
  readonly #attempt: Attempt;
  #store: ConversationStore | undefined;
  #unfolded: string | null = null;
  #opened: Opened | null = null;
  /** At which message something was tried last. */
  #tried: string | null = null;
  #form: CorrectionForm | null = null;
  #hasFailed = false;
  #count = 0;
  /** The message whose menu Tab comes to. */
  #stop: string | null = null;
  said: Said | null = null;

  constructor(host: LitElement, options: CorrectionsOptions) {
    this.#host = host;
    this.#options = options;
    this.#attempt = new Attempt(host, () => options.words.table);
    host.addController(this);
  }

  hostUpdate(): void {
    const store = this.#options.store();
    if (store === this.#store) return;
    this.#store = store;
    this.#unfolded = null;
    this.#opened = null;
    this.#tried = null;
    this.said = null;
  }

  get #may(): CorrectionsView["may"] {
    const may = this.#options.may();
    return may?.correct === null ? "ask" : may?.amend === null ? "answer" : null;
  }

  /** What of the rows changes by what was done here. */
  get state(): string {
    const { busy, refused } = this.#attempt;
    const form = this.#opened === null ? "" : `${this.#opened.deed} ${this.#form?.version ?? ""}`;
    return [this.#may, this.#unfolded, this.#opened?.key, form, this.#hasFailed, busy, refused].join();
  }

  /** The day, where a number of days that are left hangs on it. */
  today({ corrections }: Head): string | null {
    return corrections === undefined ? null : this.#options.today();
  }

  /** The messages, of which Tab comes to the menu of the last where it comes to no other button. */
  follow(entries: readonly { readonly type: string; readonly key: string }[], hasStop: boolean): void {
    const last = hasStop ? undefined : entries.findLast(({ type }) => type === "message");
    this.#stop = last?.key ?? null;
  }

  /** What a message's row is made of besides the message. */
  madeOf(entry: MessageEntry): readonly unknown[] {
    const { key, message } = entry;
    const isHere = key === this.#opened?.key || key === this.#tried;
    const isOpen = message?.corrections?.some(({ answer }) => answer === undefined) === true;
    return [
      ...[this.#may, key === this.#unfolded, key === this.#stop, isHere ? this.state : ""],
      isOpen ? this.#options.today() : "",
    ];
  }

  readonly view = (): CorrectionsView => ({
    may: this.#may,
    today: this.#options.today,
    isStop: ({ key }) => key === this.#stop,
    isUnfolded: ({ key }) => key === this.#unfolded,
    unfold: ({ key }) => {
      this.#unfolded = key === this.#unfolded ? null : key;
      this.#host.requestUpdate();
    },
    handleKey: this.#options.handleKey,
    begin: (entry, deed, correction) => void this.#begin(entry, deed, correction),
    withdraw: (entry, { id }) => void this.#withdraw(entry, id),
    form: entry => this.#renderForm(entry),
  });

  async #begin({ key, message }: MessageEntry, deed: CorrectionDeed, correction: ShownCorrection | null) {
    if (message === null) return;
    const opened = { key, pos: message.pos, deed, correction };
    this.#opened = opened;
    this.#tried = key;
    this.#unfolded = null;
    this.#attempt.forget();
    await this.#load();
    if (this.#opened !== opened) return;
    this.#form?.begin(opened);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>(".correction-form :is(textarea, button)")?.focus();
  }

  async #load(): Promise<void> {
    if (this.#form !== null) return;
    try {
      const { CorrectionForm } = await import("./correction-form.ts");
      this.#form ??= new CorrectionForm(this.#host, {
        client: this.#options.client,
        attempt: this.#attempt,
        send: () => void this.#send(),
        cancel: () => this.#close(),
      });
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true;
    }
  }

  async #send(): Promise<void> {
    const [opened, words] = [this.#opened, this.#form?.words()];
    const store = this.#options.store();
    if (opened === null || words === undefined || store === undefined) return;
    const { deed, pos, correction } = opened;
    const [text, right] = words;
    const id = correction?.id ?? "";
    const ask = {
      ask: () => store.askCorrection(pos, { wrong: text, right }),
      approve: () => store.answerCorrection(id, "approved", text),
      decline: () => store.answerCorrection(id, "declined", text),
      extend: () => store.extendCorrection(id, text),
    };
    await this.#attempt.run(ask[deed]);
    // Whoever has gone elsewhere meanwhile is not called back.
    if (this.#attempt.refused !== null || this.#opened !== opened) return;
    this.#tell(deed);
    this.#close();
  }

  async #withdraw({ key }: MessageEntry, correction: string): Promise<void> {
    this.#tried = key;
    this.#opened = null;
    const store = this.#options.store();
    await this.#attempt.run(() => store?.withdrawCorrection(correction));
    if (this.#attempt.refused !== null) return;
    this.#tell("withdraw");
    void this.#focus(key);
  }

  #tell(deed: keyof typeof english.correctionDone): void {
    this.said = { nth: this.#count++, sentence: this.#options.words.table.correctionDone[deed] };
  }

  #close(): void {
    const key = this.#opened?.key;
    this.#opened = null;
    this.#attempt.forget();
    if (key !== undefined) void this.#focus(key);
  }

  /** Back to the message: to its menu, or to what stands below it. */
  async #focus(key: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const row = this.#host.shadowRoot?.querySelector(`[data-key="${key}"]`);
    const goal =
      row?.querySelector<HTMLElement>(".message-more") ?? row?.querySelector<HTMLElement>(".correction");
    goal?.focus();
  }

  #renderForm({ key }: MessageEntry) {
    const { refused } = this.#attempt;
    const words = this.#options.words.table;
    if (key === this.#opened?.key) {
      if (this.#hasFailed)
        return html`<p class="note-line failed" role="alert">${words.correctionFailed}</p>`;
      return this.#form?.render() ?? nothing;
    }
    return key === this.#tried && refused !== null
      ? html`<p class="note-line failed" role="alert">${refused}</p>`
      : nothing;
  }

  /** Over the log: what waits for an answer, and the way to it. */
  renderOpen(head: Head | null, { words, language }: Viewer, goTo: (pos: number) => void) {
    const open = head?.corrections ?? [];
    const [first] = open;
    if (first === undefined) return nothing;
    const today = this.#options.today();
    const left = leftOf(first.until, today, words);
    const isOver = daysLeft(first.until, today) < 0;
    return html`<p part="corrections-open" class="corrections-open ${isOver ? "overdue" : ""}">
      <span>${words.correctionsOpen(open.length, birthDate(language, first.until), left)}</span>
      <button part="to-message" class="link plain" @click=${() => goTo(first.place)}>${words.goToMessage}</button>
    </p>`;
  }
}
