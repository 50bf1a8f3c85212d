/** What pages ask for whoever is signed in, and how one comes and goes. */
import { type Answer, goTo, json, refused } from "../http/http.ts";
import { offersPortal, type ShownPages } from "../pages/pages.ts";
import {
  type Asked,
  type Authorities,
  certifyDevice,
  deviceKeys,
  type Hosts,
  hostOf,
  isOurs,
  type Login,
  type Sessions,
} from "../people/people.ts";
import { askToSignIn, signIn } from "./sign-in.ts";

export interface SignedInOptions {
  /** Address of the rooms. */
  readonly rooms: string;
  readonly hosts: Hosts;
  readonly authorities: Authorities;
  readonly sessions: Sessions;
}

export class SignedInRoutes {
  readonly #options: SignedInOptions;
  readonly #shown: ShownPages;

  constructor(options: SignedInOptions, shown: ShownPages) {
    this.#options = options;
    this.#shown = shown;
  }

  /** Null where something else is asked for. */
  async read(asked: Asked): Promise<Answer | null> {
    const { url, login } = asked;
    switch (url.pathname) {
      case "/sign-in":
        return askToSignIn(this.#signIn(asked));
      case "/token":
        return login === null
          ? refused(401, "Nobody of that name can sign in here.")
          : json({ token: await this.#token(login, asked) });
      case "/device":
        return deviceKeys(this.#options.authorities, login);
      case "/api/offers": {
        if (login === null) return refused(401, "Nobody of that name can sign in here.");
        const { rooms, hosts } = this.#options;
        return json({ portal: await offersPortal(rooms, hostOf(hosts, login.practice), login) });
      }
      default:
        return null;
    }
  }

  /** Null where something else is to be changed. */
  async change(asked: Asked): Promise<Answer | null> {
    const { request, url, login } = asked;
    switch (url.pathname) {
      case "/sign-in":
        if (!isOurs(asked)) return refused(403, "Sign in by the page of this address.");
        return signIn(request, this.#signIn(asked));
      case "/sign-out":
        if (!isOurs(asked)) return refused(403, "Sign out by the page of this address.");
        return this.#signOut(asked);
      case "/device":
        if (!isOurs(asked)) return refused(403, "Only this address's pages are certified.");
        return certifyDevice(request, this.#options.authorities, login);
      default:
        return null;
    }
  }

  #signIn({ directory }: Asked): Parameters<typeof signIn>[1] {
    return {
      directory,
      sessions: this.#options.sessions,
      show: (status, values) => this.#shown.form("sign-in", "/sign-in", status, values),
    };
  }

  #token({ practice, kind, sub, name, login }: Login, { request, url }: Asked): Promise<string> {
    const session = this.#options.sessions.idOf(request.headers.cookie, login, url.searchParams.has("as"));
    return hostOf(this.#options.hosts, practice).token({ kind, id: sub, name, session });
  }

  /** Where the page's session ends, the rooms' does. */
  async #signOut({ request, url, login }: Asked): Promise<Answer> {
    const { sessions } = this.#options;
    const { cookie } = request.headers;
    const isSaid = url.searchParams.has("as");
    if (login !== null) {
      const { practice, kind, sub: id } = login;
      const session = sessions.idOf(cookie, login.login, isSaid);
      await hostOf(this.#options.hosts, practice)
        .endSessions({ kind, id, session })
        .catch(error => console.error("The rooms did not hear of a sign-out:", error));
    }
    return goTo("/", { "set-cookie": isSaid ? sessions.visit() : sessions.close(cookie) });
  }
}
