/** Takes messages out, as a file or on paper, and says how far that is. Fetched when somebody first does. */
import type { CareClient, ExportOf, ExportProgress } from "@carethread/client";
import { cleanFileName, FileNames, type LoggedEvent, type PageOptions, type Person } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { WordsController } from "../controllers/controllers.ts";
import { corrections, errorSentence, exporting, general, people, refusals } from "../words/words.ts";
import { pageWords } from "./page-words.ts";
import { printOut } from "./printing.ts";
import { saveAs } from "./saving.ts";

const english = { ...corrections, ...exporting, ...general, ...people, ...refusals };

/** What happened besides messages, in words; null where nothing is said of it. */
export type Notices = (event: Exclude<LoggedEvent, { type: "message" }>) => string | null;

export interface TakingOptions {
  readonly client: () => CareClient | undefined;
  /** As a thread tells it to this person. */
  readonly notices: () => Promise<(me: Person | null) => Notices>;
}

/** What is taken out, and what the patient is called. */
export interface Wanted extends ExportOf {
  readonly name: string;
}

type Doing =
  | { readonly is: "beginning" | "printing" | "cancelled" }
  | { readonly is: "reading" | "done"; readonly progress: ExportProgress }
  | { readonly is: "failed"; readonly error: unknown };

const none: ExportProgress = { messages: 0, files: 0, share: 0 };

function isSame(a: ExportOf | null, b: ExportOf): boolean {
  return a?.patient === b.patient && a.conversation === b.conversation;
}

export class Taking {
  readonly #host: LitElement;
  readonly #options: TakingOptions;
  readonly #words: WordsController<typeof english>;
  #wanted: Wanted | null = null;
  #doing: Doing | null = null;
  #ending = new AbortController();

  constructor(host: LitElement, options: TakingOptions) {
    this.#host = host;
    this.#options = options;
    this.#words = new WordsController(host, english, options.client);
  }

  get isBusy(): boolean {
    const is = this.#doing?.is;
    return is === "beginning" || is === "reading" || is === "printing";
  }

  #show(doing: Doing | null): void {
    this.#doing = doing;
    this.#host.requestUpdate();
  }

  async #page(me: Person | null): Promise<PageOptions> {
    const notices = (await this.#options.notices())(me);
    return {
      words: pageWords(this.#words.table, notices),
      language: this.#words.language,
      dir: getComputedStyle(this.#host).direction === "rtl" ? "rtl" : "ltr",
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      names: new FileNames(),
    };
  }

  /** One at a time: what is under way goes on. */
  async #run(
    wanted: Wanted,
    first: Doing,
    act: (client: CareClient, signal: AbortSignal) => Promise<Doing | null>,
  ): Promise<void> {
    const client = this.#options.client();
    if (client === undefined || this.isBusy) return;
    this.#wanted = wanted;
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    this.#show(first);
    try {
      this.#show(await act(client, signal));
    } catch (error) {
      this.#show(signal.aborted ? { is: "cancelled" } : { is: "failed", error });
    }
  }

  async save(wanted: Wanted): Promise<void> {
    const words = this.#words.table;
    // As a page of the person's own would date it, and in an order that a list of files keeps.
    const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format();
    const save = saveAs(cleanFileName(`${words.exportName(wanted.name, day)}.zip`));
    await this.#run(wanted, { is: "beginning" }, async (client, signal) => {
      const target = await save;
      if (target === null) return null;
      const { names: _, ...page } = await this.#page(client.$me.get());
      const taken = await client.export(wanted, { signal });
      let progress = none;
      const zip = taken.zip({
        ...page,
        missing: names => words.exportMissing(names.length, names.join("\n")),
        progress: now => {
          progress = now;
          this.#show({ is: "reading", progress });
        },
      });
      await target(zip);
      return { is: "done", progress };
    });
  }

  async print(wanted: Wanted): Promise<void> {
    await this.#run(wanted, { is: "printing" }, async (client, signal) => {
      const page = await this.#page(client.$me.get());
      const taken = await client.export(wanted, { signal });
      await printOut({ taken, client, page, signal });
      return null;
    });
  }

  #cancel(): void {
    this.#ending.abort();
  }

  #renderSaid(doing: Doing) {
    const words = this.#words.table;
    switch (doing.is) {
      case "beginning":
        return words.exportBegins;
      case "printing":
        return words.printBegins;
      case "reading":
        return words.exportProgress(doing.progress.messages, doing.progress.files);
      case "cancelled":
        return words.exportCancelled;
      case "done":
        return words.exportDone(doing.progress.messages);
      case "failed":
        return nothing;
    }
  }

  /** How far it is with this; nothing where something else was taken out last. */
  render(of: ExportOf) {
    const doing = this.#doing;
    const words = this.#words.table;
    const isHere = doing !== null && isSame(this.#wanted, of);
    return html`<div part="export-state" class="taking">
      ${
        isHere && doing.is === "reading"
          ? html`<progress part="export-progress" aria-label=${words.exportBar} max="1" .value=${doing.progress.share}></progress>
              <p part="export-status" class="taken">${this.#renderSaid(doing)}</p>`
          : nothing
      }
      <p part="export-status" class="taken" role="status">${isHere && doing.is !== "reading" ? this.#renderSaid(doing) : nothing}</p>
      ${
        isHere && this.isBusy
          ? html`<button part="export-cancel" type="button" class="button" @click=${() => this.#cancel()}>${words.exportCancel}</button>`
          : nothing
      }
      <p part="export-error" class="error" role="alert">${
        isHere && doing.is === "failed"
          ? `${words.exportFailed} ${errorSentence(doing.error, words)}`
          : nothing
      }</p>
    </div>`;
  }
}
