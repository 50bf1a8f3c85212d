import type { CareClientOptions, DeviceAuthority, Persist, PersonClient } from "@carethread/client";
import { peekToken } from "@carethread/model";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { CareSignInAskEvent } from "../../events/events.ts";
import { fetchToken } from "./fetch-token.ts";

/** What an element's attributes say of the client that it should make. */
export interface ClientSource {
  readonly server: string | null;
  readonly practice: string | null;
  readonly tokenUrl: string | null;
  readonly token: (() => Promise<string>) | null;
  readonly persist?: string;
  readonly idleMinutes?: number | null;
  readonly devices?: DeviceAuthority | null;
}

/** A host page may take an element out and put it in elsewhere; within this time that is a move, not an end. */
const grace = 500;

/** A page may set properties after it has put the element in; after this time nothing more is expected. */
const patience = 1_000;

/**
 * A client made from an element's attributes, and destroyed when the element has left the page for good. A new
 * `token` or `token-url` is used from the next question on, and after signing out it begins anew; another server,
 * practice, `persist` or idle limit, and a token of another person, is another client.
 */
export class OwnClient<C extends Pick<PersonClient, "$status" | "destroy">> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: () => ClientSource;
  readonly #create: (options: CareClientOptions) => C;
  #client: C | undefined;
  #madeFor = "";
  /** Where its tokens came from when it was last in use. */
  #askedOf: Pick<ClientSource, "token" | "tokenUrl"> = { token: null, tokenUrl: null };
  #person: string | undefined;
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
    const { server, practice, token, tokenUrl, persist = "device", idleMinutes, devices } = this.#source();
    // Frameworks set what they have no value of to undefined.
    const complete = server != null && practice != null && (token ?? tokenUrl) != null;
    const wanted = complete ? JSON.stringify([server, practice, persist, idleMinutes]) : "";
    const isOver = this.#client?.$status.get().state === "ended";
    const isAnother = token !== this.#askedOf.token || tokenUrl !== this.#askedOf.tokenUrl;
    if (wanted === this.#madeFor && !(isOver && isAnother)) {
      if (!isOver) this.#askedOf = { token, tokenUrl };
      return;
    }
    this.#drop();
    this.#askedOf = { token, tokenUrl };
    if (!complete || !this.#host.isConnected) return;
    this.#madeFor = wanted;
    try {
      const client: C = this.#create({
        server,
        practice,
        token: () => this.#token(() => this.#client === client),
        persist: this.#persist(persist),
        signInAgain: () => {
          // By a sign-in page of the host's, or a token of a new session.
          if (this.#host.dispatchEvent(new CareSignInAskEvent())) this.#again();
        },
        ...(devices ? { devices } : {}),
        ...(idleMinutes ? { delays: { idle: idleMinutes * 60_000 } } : {}),
      });
      this.#client = client;
    } catch (error) {
      // Said once for these attributes; the page goes on without.
      console.warn(`<${this.#host.localName}>:`, error);
    }
  }

  #warnOfMissing(): void {
    // The client has been asked for by now, where there can be one.
    if (this.#madeFor !== "" || !this.#needed()) return;
    this.#say();
  }

  /** Says to who builds the page what is wrong with the attributes. */
  #say(): void {
    import("../../developers/developers.ts").then(
      ({ faultOf }) => console.warn(`<${this.#host.localName}>: ${faultOf(this.#source())}`),
      () => {},
    );
  }

  /** What is misspelt was meant for a shared station: only there it is written at all. */
  #persist(asked: string): Persist {
    if (asked === "device" || asked === "session" || asked === "none") return asked;
    this.#say();
    return "none";
  }

  #again(): void {
    this.#drop();
    this.#host.requestUpdate();
  }

  #drop(): void {
    this.#client?.destroy();
    this.#client = undefined;
    this.#madeFor = "";
    this.#person = undefined;
  }

  async #token(isCurrent: () => boolean): Promise<string> {
    const { token, tokenUrl } = this.#source();
    const text = await (token == null ? fetchToken(tokenUrl ?? "") : token());
    const person = peekToken(text)?.key;
    if (!isCurrent() || person === undefined) return text;
    if (this.#person !== undefined && person !== this.#person) {
      // The page was handed over: nothing of the one is shown to the other.
      this.#again();
      throw new Error("the token is another person's");
    }
    this.#person = person;
    return text;
  }
}
