/** SMART on FHIR in the demo: each practice's EHR as an authorization server, the page that launches, and the app. */

import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Host } from "@carethread/host";
import { attributesOf, SmartError } from "../../../host/recipes/smart.ts";
import { styleSheetOf } from "../../../host/recipes/smart-style.ts";
import { chartsOf, type Encounters, patientOf } from "../charts/charts.ts";
import type { DemoPractice } from "../demo-practice/demo-practice.ts";
import { type Answer, bodyOf, escapeHtml, goTo, json, Markup, refused, type Values } from "../http/http.ts";
import {
  type Authorities,
  certifyDevice,
  type Directory,
  deviceKeys,
  idIn,
  isOurs,
  type Login,
  type Sessions,
} from "../people/people.ts";
import { type AppRegistration, EhrServer } from "./ehr-server.ts";
import { LaunchBook } from "./launch-book.ts";
import { type Launched, LaunchedApp } from "./launched-app.ts";

const cookie = "carethread-demo-launched";
const base = "/smart/";
const choosing = "/launch/choose/";
const devices = "/launch/device";
/** So many browsers are remembered; a demo has not many. */
const mostBrowsers = 100;

export interface SmartOptions {
  /** Of the pages, on which the EHRs and the app are, too. */
  readonly origin: string;
  readonly rooms: string;
  readonly practices: readonly DemoPractice[];
  readonly directory: () => Directory | null;
  readonly hostOf: (practice: string) => Host;
  readonly encounters: Pick<Encounters, "of" | "find">;
  readonly sessions: Sessions;
  readonly authorities: Authorities;
}

export interface SmartAsked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly login: Login | null;
  readonly show: (page: "launch" | "launched", values: Values) => Promise<Answer>;
}

export class Smart {
  readonly #options: SmartOptions;
  readonly #launches = new LaunchBook();
  readonly #ehrs = new Map<string, Promise<EhrServer>>();
  /** By browser and practice: the login of who was at the EHR's page there last, and is signed in at the EHR. */
  readonly #signedIn = new Map<string, string>();
  readonly #registration: AppRegistration;
  readonly #app: LaunchedApp;

  constructor(options: SmartOptions) {
    this.#options = options;
    this.#registration = {
      id: "carethread",
      secret: randomBytes(24).toString("base64url"),
      redirect: `${options.origin}/launch/callback`,
    };
    this.#app = new LaunchedApp(this.#registration);
  }

  /** Answers what is asked of an EHR's server; true where it took the request. */
  async serve(request: IncomingMessage, response: ServerResponse, { pathname }: URL): Promise<boolean> {
    const [practice = ""] = pathname.startsWith(base) ? pathname.slice(base.length).split("/") : [];
    if (!this.#options.practices.some(({ id }) => id === practice)) return false;
    await (await this.#ehrOf(practice)).serve(request, response);
    return true;
  }

  /** The page that launches, and the app; null where it is another address. */
  async answer(asked: SmartAsked): Promise<Answer | null> {
    const { url, request } = asked;
    if (url.pathname !== "/launch" && !url.pathname.startsWith("/launch/")) return null;
    // Where one has come by another name of this machine, the cookies of the way there and back would not be the same.
    const { origin } = this.#options;
    if (url.origin !== origin && request.method === "GET") return goTo(origin + url.pathname + url.search);
    if (url.pathname === "/launch")
      return request.method === "POST" ? this.#launch(asked) : this.#list(asked);
    const isPosted = url.pathname.startsWith(choosing) || url.pathname === devices;
    if (request.method === "POST" && !isPosted) return refused(405, "Only GET is answered here.");
    try {
      if (url.pathname.startsWith(choosing)) return await this.#choose(asked);
      return await this.#answerApp(asked);
    } catch (error) {
      // By hand, by an old link or by a server that is not well: nothing of a patient is in these sentences.
      console.error("A launch failed:", error);
      return refused(
        400,
        `The launch failed: ${error instanceof SmartError ? error.message : "begin it anew."}`,
      );
    }
  }

  async #answerApp(asked: SmartAsked): Promise<Answer | null> {
    const { url, request } = asked;
    const browser = this.#options.sessions.browserOf(request.headers.cookie);
    switch (url.pathname) {
      case "/launch/app": {
        const iss = url.searchParams.get("iss") ?? "";
        // A link can name any server: the app asks only those that it knows.
        if (!this.#options.practices.some(({ id }) => this.#issOf(id) === iss))
          return refused(400, "The app knows no such EHR.");
        return goTo(await this.#app.begin(iss, url.searchParams.get("launch"), browser));
      }
      case "/launch/callback": {
        const id = await this.#app.finish(url, browser);
        const header = `${cookie}=${id}; HttpOnly; SameSite=Lax; Path=/launch`;
        return goTo("/launch/chart", { "set-cookie": header });
      }
    }
    const launched = this.#app.of(idIn(request.headers.cookie, cookie));
    const known = launched === null ? null : this.#known(launched);
    if (launched === null || known === null) return refused(401, "Nobody has launched the app here.");
    const { practice, login } = known;
    const host = this.#options.hostOf(practice.id);
    switch (url.pathname) {
      case "/launch/token": {
        const session = this.#options.sessions.idOf(request.headers.cookie, login.login, false);
        const { person } = launched.launch;
        return json({ token: await host.token({ ...person, name: login.name, session }) });
      }
      case devices:
        if (request.method !== "POST") return deviceKeys(this.#options.authorities, login);
        if (!isOurs(asked)) return refused(403, "Only this address's pages are certified.");
        return certifyDevice(request, this.#options.authorities, login);
      case "/launch/style.css": {
        const { headings } = launched.style.page;
        const page = headings === null ? "" : `h1 {\n  font-family: ${headings};\n}\n`;
        const body = styleSheetOf(launched.style, "html:root") + page;
        return {
          status: 200,
          headers: { "content-type": "text/css; charset=utf-8", "cache-control": "no-store" },
          body,
        };
      }
      case "/launch/chart":
        return asked.show("launched", this.#chart(launched, practice, host));
      default:
        return null;
    }
  }

  #chart({ launch }: Launched, practice: DemoPractice, host: Host): Values {
    const { encounters, rooms } = this.#options;
    const attributes = attributesOf(launch, host, id => encounters.find(practice.id, id)?.conversation);
    const patient = this.#options
      .directory()
      ?.practices.find(({ id }) => id === practice.id)
      ?.patients.find(({ id }) => id === launch.patient);
    const banner = launch.needsBanner && patient !== undefined;
    return {
      ...{ server: rooms, practice: practice.id, practiceName: practice.name },
      ...{ patient: attributes.patient ?? "", conversation: attributes.conversation ?? "" },
      banner: banner ? "yes" : "",
      ...(banner ? { name: patient.name, patientId: patient.patientId, born: patient.birthDate ?? "" } : {}),
    };
  }

  /** Whose page an app's is: by the practice's own list of those who may sign in. */
  #known({ iss, launch }: Launched): { readonly practice: DemoPractice; readonly login: Login } | null {
    const practice = this.#options.practices.find(({ id }) => this.#issOf(id) === iss);
    const login = this.#options
      .directory()
      ?.logins.find(
        ({ practice: at, kind, sub }) =>
          at === practice?.id && kind === launch.person.kind && sub === launch.person.id,
      );
    return practice === undefined || login === undefined ? null : { practice, login };
  }

  async #list({ request, login, show }: SmartAsked): Promise<Answer> {
    const directory = this.#options.directory();
    const practice = directory?.practices.find(({ id }) => id === login?.practice);
    if (login?.kind !== "staff" || practice === undefined) return refused(401, "Only staff launch apps.");
    const browser = this.#options.sessions.browserOf(request.headers.cookie);
    if (this.#signedIn.size >= mostBrowsers) this.#signedIn.clear();
    this.#signedIn.set(`${browser} ${practice.id}`, login.login);
    const app = `/launch/app?${new URLSearchParams({ iss: this.#issOf(practice.id) })}`;
    return show("launch", { ...this.#charts(practice, login), app, fromChart: "yes" });
  }

  #charts(practice: Directory["practices"][number], login: Login): Values {
    const items = chartsOf(practice, login, this.#options.hostOf(practice.id)).map(
      ({ key, name, patientId }) =>
        `<li><button name="patient" value="${escapeHtml(key)}"><bdi>${escapeHtml(name)}</bdi> ` +
        `<span class="soft">${escapeHtml(patientId)}</span></button></li>`,
    );
    return { practiceName: practice.name, patients: new Markup(items.join("")) };
  }

  /** For an app that nobody has launched: who is signed in at the EHR chooses one of their patients. */
  async #choose({ request, url, show }: SmartAsked): Promise<Answer> {
    const [id = ""] = url.pathname.slice(choosing.length).split("/");
    const directory = this.#options.directory();
    const practice = directory?.practices.find(practice => practice.id === id);
    const browser = this.#options.sessions.browserOf(request.headers.cookie);
    const signedIn = this.#signedIn.get(`${browser} ${id}`);
    const login = directory?.logins.find(({ login }) => login === signedIn);
    if (directory === null || practice === undefined || login === undefined)
      return refused(401, "Nobody is signed in at this EHR: open its page Launch first.");
    if (request.method !== "POST") {
      const skin = this.#options.practices.find(practice => practice.id === id)?.pages.skin ?? "";
      return show("launch", { ...this.#charts(practice, login), name: login.name, skin, alone: "yes" });
    }
    if (request.headers.origin !== url.origin) return refused(403, "Choose by the page of this address.");
    const key = new URLSearchParams((await bodyOf(request))?.toString() ?? "").get("patient");
    const patient = patientOf(directory, login, this.#options.hostOf(id), key);
    if (patient === null) return refused(404, "There is no such chart.");
    const chosen = { login, patient, encounter: null, needsBanner: true };
    return goTo(await (await this.#ehrOf(id)).choose(request, chosen));
  }

  async #launch({ request, url, login }: SmartAsked): Promise<Answer> {
    if (request.headers.origin !== url.origin) return refused(403, "Launch by the page of this address.");
    const directory = this.#options.directory();
    if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff launch apps.");
    const fields = new URLSearchParams((await bodyOf(request))?.toString() ?? "");
    const key = fields.get("patient");
    const patient = patientOf(directory, login, this.#options.hostOf(login.practice), key);
    if (patient === null || key === null) return refused(404, "There is no such chart.");
    const [encounter] = this.#options.encounters
      .of(login.practice, key)
      .filter(({ encounter }) => encounter.status !== "finished");
    const context = {
      ...{ login, patient, encounter: encounter?.encounter.id ?? null },
      needsBanner: fields.get("around") !== "yes",
    };
    const launch = this.#launches.begin(context, this.#options.sessions.browserOf(request.headers.cookie));
    return goTo(`/launch/app?${new URLSearchParams({ iss: this.#issOf(login.practice), launch })}`);
  }

  #issOf(practice: string): string {
    return `${this.#options.origin}${base}${practice}`;
  }

  /** Made when it is first asked. */
  #ehrOf(practice: string): Promise<EhrServer> {
    const made =
      this.#ehrs.get(practice) ??
      EhrServer.start({
        ...{ practice, iss: this.#issOf(practice), app: this.#registration, launches: this.#launches },
        choosing: `${choosing}${practice}`,
        browserOf: request => this.#options.sessions.browserOf(request.headers.cookie),
        userOf: login => {
          const user = this.#options
            .directory()
            ?.logins.find(one => one.login === login && one.practice === practice);
          return user?.kind === "staff" ? `Practitioner/${user.sub}` : null;
        },
      });
    this.#ehrs.set(practice, made);
    return made;
  }
}
