/**
 * The demo's back end: what a vendor's own server has beside everything else it does. It signs in nobody and
 * believes whatever stands behind `?as=`, so it is for trying on one's own machine alone.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Host } from "@carethread/host";
import { type Asset, findAsset } from "./assets.ts";
import { chartsOf, type Directory, type Login } from "./directory.ts";
import { common, type Headers } from "./headers.ts";
import { type HooksOptions, takeWebhook } from "./hooks.ts";
import { fill, loginList, type Markup, mailList, pageOf } from "./pages.ts";

export type PageName = "start" | "ehr" | "portal" | "embed" | "mails";

export interface PageSource {
  /** The template of a page; `url` is for a dev server that transforms it. */
  page(name: PageName, url: string): Promise<string>;
  readonly policy: string;
  readonly assets: readonly { readonly prefix: string; readonly folder: string }[];
  /** Answers what the pages' sources need, as a dev server does; true where it took the request. */
  serve?(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close?(): Promise<void>;
}

export interface BackEndOptions {
  readonly port: number;
  /** Address of the rooms. */
  readonly rooms: string;
  /** By practice. */
  readonly hosts: Readonly<Record<string, Host>>;
  /** Null until the practice was filled. */
  readonly directory: () => Directory | null;
  readonly hooks: HooksOptions;
  readonly pages: (server: Server) => Promise<PageSource>;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string | Buffer;
}

const html = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };

function json(value: unknown, status = 200): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify(value),
  };
}

function refused(status: number, message: string): Answer {
  return json({ message }, status);
}

export class BackEnd {
  readonly #options: BackEndOptions;
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  #pages: PageSource | null = null;

  constructor(options: BackEndOptions) {
    this.#options = options;
  }

  async listen(): Promise<void> {
    this.#pages = await this.#options.pages(this.#server);
    this.#server.listen(this.#options.port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  async close(): Promise<void> {
    await this.#pages?.close?.();
    if (!this.#server.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let answer: Answer | null;
    try {
      answer = await this.#answer(request, response);
    } catch (error) {
      console.error("The demo's back end failed to answer:", error);
      answer = refused(500, "The demo's back end failed; its terminal says why.");
    }
    if (answer === null) return;
    const { status, headers, body } = answer;
    const unchanged = headers.etag !== undefined && request.headers["if-none-match"] === headers.etag;
    response.writeHead(unchanged ? 304 : status, { ...common, ...headers });
    response.end(request.method === "HEAD" || unchanged ? undefined : body);
  }

  /** Null where the dev server took the request. */
  async #answer(request: IncomingMessage, response: ServerResponse): Promise<Answer | null> {
    const { port } = this.#options;
    const { host = "" } = request.headers;
    // Another name that leads here is somebody else's page, which must not speak for the people of the demo.
    if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
      return refused(421, `Open http://127.0.0.1:${port}/ on this machine.`);
    }
    const url = new URL(request.url ?? "/", `http://${host}`);
    const pages = this.#pages;
    if (pages === null) return refused(503, "The demo is starting.");
    if (url.pathname.startsWith("/hooks/")) {
      const practice = url.pathname.slice("/hooks/".length);
      return { status: await takeWebhook(request, practice, this.#options.hooks), headers: {}, body: "" };
    }
    const known = await this.#known(url, pages);
    if (known !== null) {
      if (request.method === "GET" || request.method === "HEAD") return known;
      return { ...refused(405, "Only GET is answered here."), headers: { allow: "GET, HEAD" } };
    }
    if (await pages.serve?.(request, response)) return null;
    return refused(404, "There is nothing at this address.");
  }

  async #known(url: URL, pages: PageSource): Promise<Answer | null> {
    const directory = this.#options.directory();
    const login = directory?.logins.find(({ login }) => login === url.searchParams.get("as")) ?? null;
    switch (url.pathname) {
      case "/":
        return this.#start(pages, directory, 200, "Whose page do you want to see?");
      case "/ehr/":
        return this.#page("ehr", "staff", { url, pages, directory, login });
      case "/portal/":
        return this.#page("portal", "portal", { url, pages, directory, login });
      case "/embed/":
        return this.#page("embed", null, { url, pages, directory, login });
      case "/mails":
        return this.#page("mails", null, { url, pages, directory, login });
      case "/token":
        return login === null
          ? refused(401, "Nobody of that name can sign in here.")
          : json({ token: await this.#token(login) });
      case "/api/patients": {
        const practice = directory?.practices.find(({ id }) => id === login?.practice);
        if (login?.kind !== "staff" || practice === undefined) return refused(401, "Only staff see charts.");
        return json(chartsOf(practice, login, this.#host(practice.id)));
      }
      default: {
        const asset: Asset | null = await findAsset(url.pathname, pages.assets);
        return asset === null ? null : { status: 200, ...asset };
      }
    }
  }

  async #page(
    name: PageName,
    kind: Login["kind"] | null,
    found: {
      readonly url: URL;
      readonly pages: PageSource;
      readonly directory: Directory | null;
      readonly login: Login | null;
    },
  ): Promise<Answer> {
    const { url, pages, directory, login } = found;
    if (login === null || (kind !== null && login.kind !== kind)) {
      const whom = kind === "staff" ? "of the staff" : kind === "portal" ? "of the portal" : "here";
      return this.#start(pages, directory, 404, `Nobody ${whom} has that login. Choose one of these:`);
    }
    const practice = directory?.practices.find(({ id }) => id === login.practice);
    const body = fill(await pages.page(name, url.pathname), {
      server: this.#options.rooms,
      practice: login.practice,
      practiceName: practice?.name ?? login.practice,
      login: login.login,
      name: login.name,
      title: login.title,
      page: pageOf(login),
      mails: name === "mails" ? this.#mails(login, practice?.name ?? login.practice) : "",
    });
    return { status: 200, headers: { ...html, "content-security-policy": pages.policy }, body };
  }

  #mails(login: Login, practiceName: string): Markup {
    const { practice, kind, sub } = login;
    const person = this.#host(practice).personKey(kind, sub);
    return mailList(login, practiceName, this.#options.hooks.mailbox.of(practice, person));
  }

  async #start(
    pages: PageSource,
    directory: Directory | null,
    status: number,
    question: string,
  ): Promise<Answer> {
    const body = fill(await pages.page("start", "/"), {
      question,
      people: loginList(directory ?? { practices: [], logins: [] }),
    });
    return { status, headers: { ...html, "content-security-policy": pages.policy }, body };
  }

  #token({ practice, kind, sub, name }: Login): Promise<string> {
    // A vendor's page has a session of its own here.
    return this.#host(practice).token({ kind, id: sub, name, session: `demo-${sub}` });
  }

  #host(practice: string): Host {
    const host = this.#options.hosts[practice];
    if (host === undefined) throw new Error(`no host for the practice ${practice}`);
    return host;
  }
}
