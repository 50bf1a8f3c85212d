/** Where the person is signed in, with what ends each place. */
import type { CareClient } from "@carethread/client";
import type { SessionCard } from "@carethread/model";
import { html, type LitElement, nothing, type ReactiveController } from "lit";
import { StoreController } from "../controllers/controllers.ts";
import type { sessions } from "../words/words.ts";

type SessionWords = typeof sessions;

export class SignedInList implements ReactiveController {
  readonly #host: LitElement;
  readonly #client: () => CareClient | undefined;
  readonly #news: StoreController<number>;
  readonly #status: StoreController<ReturnType<CareClient["$status"]["get"]>>;
  #sessions: readonly SessionCard[] | null = null;
  #askedOf: readonly unknown[] = [];
  #isBusy = false;
  /** What was ended last is said to who does not see it go. */
  #isDone = false;
  error: unknown = null;

  constructor(host: LitElement, client: () => CareClient | undefined) {
    this.#host = host;
    this.#client = client;
    this.#news = new StoreController(host, () => client()?.$sessionsNews);
    this.#status = new StoreController(host, () => client()?.$status);
    host.addController(this);
  }

  hostUpdate(): void {
    const client = this.#client();
    const status = this.#status.value?.state;
    if (status === "ended" || client === undefined) {
      this.#sessions = null;
      this.#askedOf = [];
      return;
    }
    const asked = [client, this.#news.value];
    if (status !== "live" || asked.every((part, index) => part === this.#askedOf[index])) return;
    this.#askedOf = asked;
    void this.#load(client, asked);
  }

  async #load(client: CareClient, asked: readonly unknown[]): Promise<void> {
    try {
      const sessions = await client.sessions.list();
      if (asked !== this.#askedOf) return;
      this.#sessions = sessions;
      this.error = null;
    } catch (error) {
      if (asked !== this.#askedOf) return;
      this.error = error;
    }
    this.#host.requestUpdate();
  }

  async #end(which: string): Promise<void> {
    const client = this.#client();
    if (client === undefined || this.#isBusy) return;
    this.#isBusy = true;
    this.#isDone = false;
    this.error = null;
    this.#host.requestUpdate();
    try {
      await client.sessions.end(which);
      this.#isDone = true;
      this.#askedOf = [];
    } catch (error) {
      this.error = error;
    }
    this.#isBusy = false;
    this.#host.requestUpdate();
  }

  render(words: SessionWords, language: string) {
    const sessions = this.#sessions;
    if (sessions === null) return nothing;
    const others = sessions.filter(({ own }) => !own);
    return html`<section part="sessions" aria-labelledby="sessions">
      <h2 id="sessions">${words.signedInAt}</h2>
      <p class="about">${words.signedInHint}</p>
      <ul role="list" aria-labelledby="sessions">
        ${sessions.map(each => this.#renderSession(each, words, language))}
      </ul>
      <div class="actions">
        ${
          others.length < 2
            ? nothing
            : html`<button part="end-others" class="button" ?disabled=${this.#isBusy} @click=${() => this.#end("others")}>
                ${words.sessionEndOthers}
              </button>`
        }
        <button part="end-all" class="button" ?disabled=${this.#isBusy} @click=${() => this.#end("all")}>
          ${words.sessionEndAll}
        </button>
      </div>
      <p class="sr" role="status">${this.#isDone ? words.sessionEnded : nothing}</p>
    </section>`;
  }

  #renderSession({ id, since, activeAt, device, own }: SessionCard, words: SessionWords, language: string) {
    const times = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
    const { browser = "", system = "" } = device ?? {};
    const known = browser !== "" && system !== "" ? words.sessionOn(browser, system) : browser || system;
    const name = known || words.sessionUnknown;
    const since_ = words.sessionSince(times.format(since));
    return html`<li part="session" class="session">
      <div>
        <p class="name"><bdi>${name}</bdi>${own ? html` <span class="own">${words.sessionOwn}</span>` : nothing}</p>
        <p class="hint">${since_} · ${words.sessionActive(times.format(activeAt))}</p>
      </div>
      ${
        own
          ? nothing
          : html`<button
              part="end-session"
              class="button"
              ?disabled=${this.#isBusy}
              aria-label=${words.sessionEndNamed(`${name}, ${since_}`)}
              @click=${() => this.#end(id)}
            >
              ${words.sessionEnd}
            </button>`
      }
    </li>`;
  }
}
