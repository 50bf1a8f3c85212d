/**
 * Says that the person's session will end: fetched when it first does. It takes no focus and covers nothing that is written
 * in; any sign of the person, as a key, answers it wherever it comes.
 */
import type { CareClient } from "@carethread/client";
import { html, type LitElement, nothing, type ReactiveController, render } from "lit";
import { StoreController, WordsController } from "../controllers/controllers.ts";
import { CareSessionWarningEvent } from "../events/events.ts";
import { session } from "../words/words.ts";
import { styles } from "./session-warning.styles.ts";

const shown = new WeakMap<LitElement, SessionWarning>();

/** Tells the host, and where it does not say it itself the person, for as long as there is something to warn of. */
export function warn(host: LitElement, client: CareClient): void {
  const session = client.$session.get();
  // The person may have answered while this was loaded.
  if (session?.state !== "warned") return;
  const detail = { endsAt: new Date(Date.now() + session.endsAt - performance.now()), stays: session.stays };
  if (!host.dispatchEvent(new CareSessionWarningEvent(detail))) return;
  const known = shown.get(host);
  if (known?.client === client) return;
  known?.end();
  shown.set(host, new SessionWarning(host, client));
}

class SessionWarning implements ReactiveController {
  readonly client: CareClient;
  readonly #host: LitElement;
  readonly #words: WordsController<typeof session>;
  readonly #session: StoreController<ReturnType<CareClient["$session"]["get"]>>;
  readonly #place = document.createElement("div");
  #isOver = false;

  constructor(host: LitElement, client: CareClient) {
    this.client = client;
    this.#host = host;
    this.#words = new WordsController(host, session, () => client);
    this.#session = new StoreController(host, () => client.$session);
    const root = host.renderRoot as ShadowRoot;
    const sheet = styles.styleSheet;
    if (sheet !== undefined && !root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.append(this.#place);
    host.addController(this);
    host.requestUpdate();
  }

  hostDisconnected(): void {
    render(nothing, this.#place);
  }

  hostUpdated(): void {
    // A popover that stands in no page cannot be shown.
    if (this.#isOver || !this.#host.isConnected) return;
    const now = this.#session.value;
    const words = this.#words.table;
    if (now?.state !== "warned") {
      render(nothing, this.#place);
      return;
    }
    const ends = new Date(Date.now() + now.endsAt - performance.now());
    const at = new Intl.DateTimeFormat(this.#words.language, { timeStyle: "short" }).format(ends);
    const alert = html`<div part="session-warning" class="session-warning" popover="manual" role="alert">
      <p>${now.stays ? words.sessionEndsIdle(at) : words.sessionEnds(at)}</p>
      ${
        now.stays
          ? html`<button part="session-stay" type="button" @click=${() => this.client.keepAlive()}>
              ${words.sessionStay}
            </button>`
          : nothing
      }
    </div>`;
    // A warning that stands stays as it is: said again it would be read again.
    if (this.#place.firstElementChild !== null && this.#place.dataset.stays === String(now.stays)) return;
    this.#place.dataset.stays = String(now.stays);
    render(alert, this.#place);
    this.#place.querySelector<HTMLElement>("[popover]")?.showPopover?.();
  }

  end(): void {
    this.#isOver = true;
    this.#host.removeController(this);
    this.#place.remove();
  }
}
