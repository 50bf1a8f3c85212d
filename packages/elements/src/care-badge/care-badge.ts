import type { CareClient, PersonClient } from "@carethread/client";
import { createPersonClient } from "@carethread/client/person";
import { ContextConsumer } from "@lit/context";
import { html, LitElement, nothing } from "lit";
import { property } from "lit/decorators.js";
import {
  clientContext,
  Offered,
  OwnClient,
  reporting,
  StoreController,
  WordsController,
} from "../controllers/controllers.ts";
import { counts } from "../words/words.ts";
import { styles } from "./care-badge.styles.ts";

/**
 * @summary The number of unread messages, for a menu or an icon. Shows nothing while it is 0 or not yet known.
 *
 * Its client is `.client`, that of a `care-provider` around it, or its own from `server`, `practice` and
 * `token-url` (or `.token`); its own speaks with the person's room alone.
 *
 * @csspart number - The number.
 * @cssproperty --care-badge - Its background.
 * @cssproperty --care-on-badge - Its text.
 * @cssproperty --care-font - Its font; the page's by default.
 * @fires care-session-expired - The person has to sign in again; only for a badge that stands alone.
 * @fires care-sign-in-ask - The person wants to sign in again; cancel it to go to your sign-in page. Only for a badge that stands alone.
 * @fires care-error - Something does not work that the host may know of; only for a badge that stands alone.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareBadge extends LitElement {
  static override styles = [styles];

  readonly #context = new ContextConsumer(this, { context: clientContext, subscribe: true });
  readonly #own: OwnClient<PersonClient> = new OwnClient(
    this,
    () => this,
    reporting(this, createPersonClient),
    () => this.#client === undefined,
  );
  readonly #words: WordsController<typeof counts> = new WordsController(this, counts);
  readonly #badge = new StoreController(this, () => this.#client?.$badge);

  /** The page's client. */
  @property({ attribute: false }) client: CareClient | PersonClient | null = null;

  /** Address of the rooms; only for a badge that stands alone. */
  @property() server: string | null = null;

  /** The practice's id; only for a badge that stands alone. */
  @property() practice: string | null = null;

  /** A path on the page's own origin that answers `{token}` to a GET; only for a badge that stands alone. */
  @property({ attribute: "token-url" }) tokenUrl: string | null = null;

  /** Gives a current token; in place of `token-url`. */
  @property({ attribute: false }) token: (() => Promise<string>) | null = null;

  /** After how many minutes without a sign of the person no more tokens are asked for; 15 by default. Only for a badge that stands
   * alone. */
  @property({ type: Number, attribute: "idle-minutes" }) idleMinutes: number | null = null;

  /** The highest number that is shown in full. */
  @property({ type: Number }) max = 99;

  constructor() {
    super();
    new Offered(this, () => this.#client);
  }

  get #client(): PersonClient | undefined {
    return this.client ?? this.#context.value ?? this.#own.client;
  }

  protected override render() {
    const count = this.#badge.value ?? 0;
    if (count === 0) return nothing;
    const words = this.#words.table;
    return html`<span part="number" class="number" aria-hidden="true"
        >${count > this.max ? words.overflow(this.max) : count}</span
      ><span class="sr">${words.unread(count)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-badge": CareBadge;
  }
}
