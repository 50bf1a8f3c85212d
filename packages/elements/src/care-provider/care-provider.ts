import {
  type CareClient,
  createCareClient,
  type DeviceAuthority,
  type SignedOut,
  type SignOutOptions,
} from "@carethread/client";
import { ContextProvider } from "@lit/context";
import { html, LitElement } from "lit";
import { property } from "lit/decorators.js";
import { clientContext, notifying, OwnClient, reporting, signOut } from "../controllers/controllers.ts";
import { warning } from "../session-warning/session-warning.ts";
import { styles } from "./care-provider.styles.ts";

/**
 * @summary Makes one client and gives it to every Carethread element inside.
 *
 * @slot - The page, or the part of it that has Carethread elements.
 * @fires care-notification - Something new waits for the person, or has waited for long.
 * @fires care-texting-move - A patient moved on the way to being texted, and the person asked to be told.
 * @fires care-session-expired - The person has to sign in again.
 * @fires care-session-warning - The session will end, and the person is about to be told; cancel it to tell them yourself.
 * @fires care-sign-in-ask - The person wants to sign in again; cancel it to go to your sign-in page.
 * @csspart session-warning - What says that the session will end.
 * @csspart session-stay - The button that keeps it.
 * @fires care-error - Something does not work that the host may know of.
 * @fires care-sign-out-ask - Signing out would lose something that is unsent.
 */
export class CareProvider extends LitElement {
  static override styles = styles;

  readonly #own: OwnClient<CareClient> = new OwnClient(
    this,
    () => this,
    reporting(this, warning(this, notifying(this, createCareClient))),
  );
  readonly #provider = new ContextProvider(this, { context: clientContext });

  /** Address of the rooms, e.g. `https://rooms.example.org`. */
  @property() server: string | null = null;

  /** The practice's id. */
  @property() practice: string | null = null;

  /** A path on the page's own origin that answers `{token}` to a GET, or 401 where the person has to sign in again. */
  @property({ attribute: "token-url" }) tokenUrl: string | null = null;

  /**
   * Gives a current token; in place of `token-url`. Rejects with an error whose `code` is `session-expired` where the
   * person has to sign in again. Another function after signing out is another person's, so keep it the same until then.
   */
  @property({ attribute: false }) token: (() => Promise<string>) | null = null;

  /**
   * Where unsent words outlive the page: `device` (a week at most, for all tabs), `session` (this tab), or
   * `none`; the last two for stations that people share.
   */
  @property() persist: "device" | "session" | "none" = "device";

  /** After how many minutes without a sign of the person their session ends here, where that is sooner than the practice has it. */
  @property({ type: Number, attribute: "idle-minutes" }) idleMinutes: number | null = null;

  /**
   * Who certifies this device, where conversations may be encrypted from end to end; set it before the element has
   * `server`, `practice` and a token, and never to something of the rooms: both of its functions ask the page's own origin.
   */
  @property({ attribute: false }) devices: DeviceAuthority | null = null;

  /** The client; null until `server`, `practice` and one of `token-url` and `.token` are there. */
  get client(): CareClient | null {
    return this.#own.client ?? null;
  }

  /**
   * Wipes what is kept on the device and ends the client; wait for it before leaving the page. Where something
   * is unsent it answers `unsent`, fires `care-sign-out-ask` and does nothing, unless `discard` is true. Where
   * the device did not answer it is `not-wiped`: signed out, but something may be left; people read so, too.
   */
  signOut(options?: SignOutOptions): Promise<SignedOut> {
    return signOut(this, this.client, options);
  }

  /** The person gave a sign that the page has seen elsewhere: for a keep-alive of the host's own. */
  keepAlive(): void {
    this.client?.keepAlive();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // After a longer absence the old client is gone and a new one is due.
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    // Undefined is a context's word for "not yet".
    this.#provider.setValue(this.#own.client as CareClient);
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-provider": CareProvider;
  }
}
