import type { CareClientOptions, Persist } from "@carethread/client";
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** What an element's attributes say of the client that it should make. */
export interface ClientSource {
  readonly server: string | null;
  readonly practice: string | null;
  readonly tokenUrl: string | null;
  readonly token: (() => Promise<string>) | null;
  readonly persist?: string;
}

/** A host page may take an element out and put it in elsewhere; within this time that is a move, not an end. */
const grace = 500;

/** A page may set properties after it has put the element in; after this time nothing more is expected. */
const patience = 1_000;

/**
 * A client made from an element's attributes, and destroyed when the element has left the page for good. A new
 * `token` or `token-url` is used from the next question on; another server, practice or `persist` is another
 * client.
 */
export class OwnClient<C extends { destroy(): void }> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: () => ClientSource;
  readonly #create: (options: CareClientOptions) => C;
  #client: C | undefined;
  #madeFor = "";
  readonly #needed: () => boolean;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** `needed` is false where the host has another client. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    source: () => ClientSource,
    create: (options: CareClientOptions) => C,
    needed: () => boolean = () => true,
  ) {
    this.#needed = needed;
    this.#host = host;
    this.#source = source;
    this.#create = create;
    host.addController(this);
  }

  /** The client; undefined where the attributes are not complete. */
  get client(): C | undefined {
    this.#follow();
    return this.#client;
  }

  hostConnected(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#warnOfMissing(), patience);
  }

  hostDisconnected(): void {
    clearTimeout(this.#waiting);
    this.#leaving = setTimeout(() => this.#drop(), grace);
  }

  #follow(): void {
    const { server, practice, token, tokenUrl, persist = "device" } = this.#source();
    const complete = server !== null && practice !== null && (token !== null || tokenUrl !== null);
    const wanted = complete ? JSON.stringify([server, practice, persist]) : "";
    if (wanted === this.#madeFor) return;
    this.#drop();
    if (!complete || !this.#host.isConnected) return;
    this.#madeFor = wanted;
    try {
      this.#client = this.#create({
        server,
        practice,
        token: () => this.#token(),
        persist: this.#persist(persist),
      });
    } catch (error) {
      // Said once for these attributes; the page goes on without.
      console.warn(`<${this.#host.localName}>:`, error);
    }
  }

  #warnOfMissing(): void {
    const { server, practice, token, tokenUrl } = this.#source();
    const missing = [
      server === null ? "server" : "",
      practice === null ? "practice" : "",
      token === null && tokenUrl === null ? "token-url (or .token)" : "",
    ].filter(name => name !== "");
    if (missing.length === 0 || !this.#needed()) return;
    console.warn(`<${this.#host.localName}>: missing ${missing.join(", ")}`);
  }

  /** What is misspelt was meant for a shared station: only there it is written at all. */
  #persist(asked: string): Persist {
    if (asked === "device" || asked === "session" || asked === "none") return asked;
    console.warn(`<${this.#host.localName}>: persist is device, session or none, not "${asked}"`);
    return "none";
  }

  #drop(): void {
    this.#client?.destroy();
    this.#client = undefined;
    this.#madeFor = "";
  }

  async #token(): Promise<string> {
    const { token, tokenUrl } = this.#source();
    if (token !== null) return token();
    return fetchToken(tokenUrl ?? "");
  }
}

/** Asks the page's own back end. Another origin is refused: the session's cookie is meant for this one alone. */
async function fetchToken(path: string): Promise<string> {
  const url = new URL(path, document.baseURI);
  if (url.origin !== location.origin) throw new Error("token-url must be on the page's own origin");
  const response = await fetch(url, {
    credentials: "same-origin",
    cache: "no-store",
    headers: { accept: "application/json" },
  });
  if (!response.ok) throw new Error(`token-url answered ${response.status}`);
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null || !("token" in body) || typeof body.token !== "string") {
    throw new Error("token-url must answer {token}");
  }
  return body.token;
}
