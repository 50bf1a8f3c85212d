/** What stands at which address of the demo's back end. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type ChartOptions, ChartRoutes } from "../charts/charts.ts";
import { type Answer, findAsset, refused } from "../http/http.ts";
import { type PageOptions, type PageSource, queryOf, ShownPages } from "../pages/pages.ts";
import { type Asked, isOurs } from "../people/people.ts";
import type { Smart } from "../smart/smart.ts";
import { type Carrier, phonePage, phoneTexts, sendFromPhone } from "../texting/texting.ts";
import { type HooksOptions, takeWebhook } from "./hooks.ts";
import { type SignedInOptions, SignedInRoutes } from "./signed-in.ts";

export interface RoutesOptions extends ChartOptions, PageOptions, SignedInOptions {
  readonly hooks: HooksOptions;
  /** The provider of texts, and the patients' phones. */
  readonly carrier: Carrier;
  /** The EHRs as authorization servers, and the app that they launch. */
  readonly smart: Smart;
}

export class Routes {
  readonly #options: RoutesOptions;
  readonly #source: PageSource;
  readonly #shown: ShownPages;
  readonly #signedIn: SignedInRoutes;
  readonly #charts: ChartRoutes;

  constructor(options: RoutesOptions, source: PageSource) {
    this.#options = options;
    this.#source = source;
    this.#shown = new ShownPages(source, options);
    this.#signedIn = new SignedInRoutes(options, this.#shown);
    this.#charts = new ChartRoutes(options);
  }

  /** Null where the dev server took the request. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<Answer | null> {
    const { hooks, smart, sessions } = this.#options;
    if (url.pathname.startsWith("/hooks/")) {
      const practice = url.pathname.slice("/hooks/".length);
      return { status: await takeWebhook(request, practice, hooks), headers: {}, body: "" };
    }
    if (await smart.serve(request, response, url)) return null;
    const directory = this.#options.directory();
    const who = url.searchParams.get("as") ?? sessions.of(request.headers.cookie);
    const login = directory?.logins.find(({ login }) => login === who) ?? null;
    const asked: Asked = { request, url, directory, login };
    const known =
      (await this.#launched(asked)) ??
      (await (request.method === "POST" ? this.#changed(asked) : this.#known(asked)));
    if (known !== null) {
      if (["GET", "HEAD", "POST"].includes(request.method ?? "")) return known;
      return { ...refused(405, "Only GET is answered here."), headers: { allow: "GET, HEAD" } };
    }
    if (await this.#source.serve?.(request, response)) return null;
    return refused(404, "There is nothing at this address.");
  }

  async #known(asked: Asked): Promise<Answer | null> {
    const { url, directory } = asked;
    const practices = directory?.practices ?? [];
    switch (url.pathname) {
      case "/":
        return this.#shown.start(asked, 200, "Whose page do you want to see?");
      case "/ehr/":
        return this.#shown.page("ehr", "staff", asked);
      case "/portal/":
        return this.#shown.page("portal", "portal", asked);
      case "/embed/":
        return this.#shown.page("embed", null, asked);
      case "/mails":
        return this.#shown.page("mails", null, asked);
      case "/phone": {
        const values = phonePage(this.#options.carrier, practices, url.searchParams);
        return this.#shown.form("phone", url.pathname, 200, values);
      }
      case "/api/phone":
        return phoneTexts(this.#options.carrier, practices, url.searchParams);
      default:
        return (await this.#signedIn.read(asked)) ?? this.#charts.read(asked) ?? this.#asset(url.pathname);
    }
  }

  async #asset(path: string): Promise<Answer | null> {
    const asset = await findAsset(path, this.#source.assets);
    return asset === null ? null : { status: 200, ...asset };
  }

  /** What only a page of this origin may ask for. */
  async #changed(asked: Asked): Promise<Answer> {
    const { request, url, directory } = asked;
    if (url.pathname === "/phone") {
      if (!isOurs(asked)) return refused(403, "Text by the page of this address.");
      return sendFromPhone(request, this.#options.carrier, directory?.practices ?? []);
    }
    const changed = (await this.#signedIn.change(asked)) ?? (await this.#charts.change(asked));
    return changed ?? { ...refused(405, "Only GET is answered here."), headers: { allow: "GET, HEAD" } };
  }

  async #launched({ request, url, login }: Asked): Promise<Answer | null> {
    const practice = this.#options.practices.find(({ id }) => id === login?.practice);
    const query = login !== null && url.searchParams.has("as") ? queryOf(login) : "";
    const around = { query, name: login?.name ?? "", skin: practice?.pages.skin ?? "" };
    return this.#options.smart.answer({
      ...{ request, url, login },
      show: (name, values) => this.#shown.form(name, url.pathname, 200, { ...around, ...values }),
    });
  }
}
