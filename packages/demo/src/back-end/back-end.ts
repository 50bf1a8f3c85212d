/**
 * The demo's back end: what a vendor's own server has beside everything else it does. It signs in whoever comes with a
 * mail and a password, and believes whatever stands behind `?as=`, so it is for trying on one's own machine alone.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Host } from "@carethread/host";
import type { PracticeSettings, RosterPatient } from "@carethread/model";
import type { DemoPractice } from "../demo-practice/data.ts";
import { mailList } from "../mail/mail-list.ts";
import type { Mailbox } from "../mail/mailbox.ts";
import type { Smart } from "../smart/smart.ts";
import type { Carrier } from "../texting/carrier.ts";
import { type Answer, goTo, json, refused } from "./answer.ts";
import { type Asset, findAsset } from "./assets.ts";
import { bodyOf } from "./body.ts";
import { type ChartEncounters, changeEncounter, listEncounters } from "./chart-encounters.ts";
import {
  changePatient,
  changePlan,
  changeTeam,
  type PatientChange,
  patientChangeIn,
  patientOf,
  planChangeIn,
  type StreamBook,
  staffOf,
  streamItemIn,
  teamChangeIn,
} from "./charts/charts.ts";
import { type Authorities, certifyDevice, deviceKeys } from "./devices.ts";
import { chartsOf, type Directory, type Login } from "./directory.ts";
import type { Encounters } from "./encounters.ts";
import { common } from "./headers.ts";
import { type HooksOptions, takeWebhook } from "./hooks.ts";
import { offersPortal } from "./offers.ts";
import { ehrValues, pageOf, portalValues, queryOf } from "./pages.ts";
import { loginList } from "./people-lists.ts";
import { phonePage, phoneTexts, sendFromPhone } from "./phones.ts";
import { emailOf, type Sessions } from "./sessions.ts";
import { askToSignIn, signIn } from "./sign-in.ts";
import { fill, type Values } from "./template.ts";
import { Turns } from "./turns.ts";

export type PageName =
  | "start"
  | "ehr"
  | "portal"
  | "embed"
  | "mails"
  | "launch"
  | "launched"
  | "phone"
  | "sign-in";

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
  readonly practices: readonly DemoPractice[];
  /** By practice. */
  readonly hosts: Readonly<Record<string, Host>>;
  readonly authorities: Authorities;
  /** Null until the practices were filled. */
  readonly directory: () => Directory | null;
  /** Keeps a patient as they are now. */
  readonly keep: (practice: string, patient: RosterPatient) => Promise<void>;
  readonly stream: StreamBook;
  readonly sessions: Sessions;
  readonly hooks: HooksOptions;
  /** What the mail server received. */
  readonly mailbox: Pick<Mailbox, "of">;
  readonly encounters: Encounters;
  /** The provider of texts, and the patients' phones. */
  readonly carrier: Carrier;
  /** The EHRs as authorization servers, and the app that they launch. */
  readonly smart: Smart;
  readonly pages: (server: Server) => Promise<PageSource>;
}

/** Who asks, and what of. */
interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly pages: PageSource;
  readonly directory: Directory | null;
  /** Whose page it is: said in the address, or by a session. */
  readonly login: Login | null;
}

const html = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };

export class BackEnd {
  readonly #options: BackEndOptions;
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  /** A change of a chart is made of the chart as it was. */
  readonly #turns = new Turns();
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
    if (await this.#options.smart.serve(request, response, url)) return null;
    const directory = this.#options.directory();
    const who = url.searchParams.get("as") ?? this.#options.sessions.of(request.headers.cookie);
    const login = directory?.logins.find(({ login }) => login === who) ?? null;
    const asked: Asked = { request, url, pages, directory, login };
    const known =
      (await this.#launched(asked)) ??
      (await (request.method === "POST" ? this.#changed(asked) : this.#known(asked)));
    if (known !== null) {
      if (["GET", "HEAD", "POST"].includes(request.method ?? "")) return known;
      return { ...refused(405, "Only GET is answered here."), headers: { allow: "GET, HEAD" } };
    }
    if (await pages.serve?.(request, response)) return null;
    return refused(404, "There is nothing at this address.");
  }

  async #known(asked: Asked): Promise<Answer | null> {
    const { url, pages, directory, login } = asked;
    switch (url.pathname) {
      case "/":
        return this.#start(asked, 200, "Whose page do you want to see?");
      case "/ehr/":
        return this.#page("ehr", "staff", asked);
      case "/portal/":
        return this.#page("portal", "portal", asked);
      case "/embed/":
        return this.#page("embed", null, asked);
      case "/mails":
        return this.#page("mails", null, asked);
      case "/phone": {
        const values = phonePage(this.#options.carrier, directory?.practices ?? [], url.searchParams);
        return withForm(await this.#html(pages, "phone", url.pathname, 200, values));
      }
      case "/api/phone":
        return phoneTexts(this.#options.carrier, directory?.practices ?? [], url.searchParams);
      case "/sign-in":
        return askToSignIn(this.#signIn(asked));
      case "/token":
        return login === null
          ? refused(401, "Nobody of that name can sign in here.")
          : json({ token: await this.#token(login, asked) });
      case "/device":
        return deviceKeys(this.#options.authorities, login);
      case "/api/offers":
        return login === null
          ? refused(401, "Nobody of that name can sign in here.")
          : json({ portal: await this.#offersPortal(login) });
      case "/api/staff":
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff see charts.");
        return json(
          staffOf(directory, login.practice).map(({ sub: id, name, title }) => ({ id, name, title })),
        );
      case "/api/stream": {
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff see charts.");
        const patient = patientOf(
          directory,
          login,
          this.#host(login.practice),
          url.searchParams.get("patient"),
        );
        if (patient === null) return refused(404, "There is no such chart.");
        return json(this.#options.stream.of(login.practice, patient));
      }
      case "/api/patients": {
        const practice = directory?.practices.find(({ id }) => id === login?.practice);
        if (login?.kind !== "staff" || practice === undefined) return refused(401, "Only staff see charts.");
        return json(chartsOf(practice, login, this.#host(practice.id)));
      }
      default: {
        if (url.pathname.startsWith("/api/encounters/"))
          return listEncounters(this.#charts(asked), url.pathname.slice("/api/encounters/".length));
        const asset: Asset | null = await findAsset(url.pathname, pages.assets);
        return asset === null ? null : { status: 200, ...asset };
      }
    }
  }

  /** What only a page of this origin may ask for. */
  async #changed(asked: Asked): Promise<Answer> {
    const { request, url, directory, login } = asked;
    const isOurs = request.headers.origin === url.origin;
    switch (url.pathname) {
      case "/sign-in":
        if (!isOurs) return refused(403, "Sign in by the page of this address.");
        return signIn(request, this.#signIn(asked));
      case "/sign-out":
        if (!isOurs) return refused(403, "Sign out by the page of this address.");
        return this.#signOut(asked);
      case "/phone":
        if (!isOurs) return refused(403, "Text by the page of this address.");
        return sendFromPhone(request, this.#options.carrier, directory?.practices ?? []);
      case "/device":
        if (!isOurs) return refused(403, "Only this address's pages are certified.");
        return certifyDevice(request, this.#options.authorities, login);
      case "/api/patient": {
        if (!isOurs) return refused(403, "Only this address's pages change charts.");
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff change charts.");
        const change = patientChangeIn(parsed(await bodyOf(request)));
        if (change === null) return refused(400, "A patient has a name, a date of birth and a patient ID.");
        const key = await this.#turns.take(() => this.#changePatient(login, change));
        return key === null ? refused(404, "There is no such chart, or it is not whole.") : json({ key });
      }
      case "/api/encounters":
        if (!isOurs) return refused(403, "Only this address's pages change charts.");
        return changeEncounter(this.#charts(asked), parsed(await bodyOf(request)));
      case "/api/team": {
        if (!isOurs) return refused(403, "Only this address's pages change charts.");
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff change charts.");
        const change = teamChangeIn(parsed(await bodyOf(request)));
        if (change === null) return refused(400, "A change names a patient, a member of staff and a role.");
        const isDone = await this.#turns.take(() => this.#keptChange(login, changeTeam, change));
        return isDone ? json({}) : refused(404, "There is no such chart, or nobody of that name.");
      }
      case "/api/plan": {
        if (!isOurs) return refused(403, "Only this address's pages change charts.");
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff change charts.");
        const change = planChangeIn(parsed(await bodyOf(request)));
        if (change === null) return refused(400, "A plan has a patient, and a first day or none.");
        const isDone = await this.#turns.take(() => this.#keptChange(login, changePlan, change));
        return isDone ? json({}) : refused(404, "There is no such chart.");
      }
      case "/api/stream": {
        if (!isOurs) return refused(403, "Only this address's pages change charts.");
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff change charts.");
        const put = streamItemIn(parsed(await bodyOf(request)));
        if (put === null) return refused(400, "An item has a title, and an appointment a time.");
        const host = this.#host(login.practice);
        const patient = patientOf(directory, login, host, put.patient);
        if (patient === null) return refused(404, "There is no such chart.");
        await this.#options.stream.put(host, patient, put.item);
        return json({});
      }
      default:
        return { ...refused(405, "Only GET is answered here."), headers: { allow: "GET, HEAD" } };
    }
  }

  async #launched({ request, url, pages, login }: Asked): Promise<Answer | null> {
    const practice = this.#options.practices.find(({ id }) => id === login?.practice);
    const query = login !== null && url.searchParams.has("as") ? queryOf(login) : "";
    const around = { query, name: login?.name ?? "", skin: practice?.pages.skin ?? "" };
    return this.#options.smart.answer({
      ...{ request, url, login },
      show: async (name, values) =>
        withForm(await this.#html(pages, name, url.pathname, 200, { ...around, ...values })),
    });
  }

  /** In a turn: false where there is no such chart, or nobody of that name. */
  async #keptChange<C>(
    login: Login,
    make: (directory: Directory, caller: Login, host: Host, change: C) => Promise<RosterPatient | null>,
    change: C,
  ): Promise<boolean> {
    const directory = this.#options.directory();
    if (directory === null) return false;
    const patient = await make(directory, login, this.#host(login.practice), change);
    if (patient !== null) await this.#options.keep(login.practice, patient);
    return patient !== null;
  }

  /** In a turn: the patient's key, null where there is no such chart, or what was sent is none. */
  async #changePatient(login: Login, change: PatientChange): Promise<string | null> {
    const directory = this.#options.directory();
    if (directory === null) return null;
    const host = this.#host(login.practice);
    const patient = await changePatient(directory, login, host, change);
    if (patient !== null) await this.#options.keep(login.practice, patient);
    return patient === null ? null : host.patientKey(patient.id);
  }

  #charts({ directory, login }: Asked): ChartEncounters {
    const { encounters } = this.#options;
    return { encounters, directory, login, hostOf: practice => this.#host(practice) };
  }

  #signIn({ pages, directory }: Asked): Parameters<typeof signIn>[1] {
    return {
      directory,
      sessions: this.#options.sessions,
      show: async (status, values) =>
        withForm(await this.#html(pages, "sign-in", "/sign-in", status, values)),
    };
  }

  async #page(name: PageName, kind: Login["kind"] | null, asked: Asked): Promise<Answer> {
    const { url, pages, directory, login } = asked;
    const isSaid = url.searchParams.has("as");
    if (login === null && !isSaid && kind !== null) return goTo("/sign-in");
    if (login === null || (kind !== null && login.kind !== kind)) {
      const whom = kind === "staff" ? "of the staff" : kind === "portal" ? "of the portal" : "here";
      return this.#start(asked, 404, `Nobody ${whom} has that login. Choose one of these:`);
    }
    const { practices, sessions, mailbox } = this.#options;
    if (isSaid && url.searchParams.has("again"))
      return goTo(url.pathname + queryOf(login), { "set-cookie": sessions.visit() });
    const practice = practices.find(({ id }) => id === login.practice);
    if (practice === undefined) throw new Error(`there is no practice ${login.practice}`);
    const query = isSaid ? queryOf(login) : "";
    const settings = this.#settings(practice.id);
    const host = this.#host(practice.id);
    const shown = { login, query, practice, settings };
    const messaging = name === "portal" && (await this.#offersPortal(login));
    const own = {
      ehr: () => ehrValues(shown),
      portal: () =>
        portalValues(
          { ...shown, messaging },
          directory?.practices.find(({ id }) => id === practice.id),
          host.patientKey,
        ),
      mails: () => ({
        email: emailOf(login),
        password: sessions.passwordOf(login),
        mails: mailList(mailbox.of(emailOf(login))),
      }),
    } as Partial<Record<PageName, () => Values>>;
    const { skin, density } = practice.pages;
    const answer = await this.#html(pages, name, url.pathname, 200, {
      server: this.#options.rooms,
      practice: practice.id,
      practiceName: practice.name,
      ...{ query, skin, density },
      name: login.name,
      title: login.title,
      page: pageOf(login),
      ...own[name]?.(),
    });
    const begins = isSaid && !sessions.hasVisit(asked.request.headers.cookie);
    return begins ? { ...answer, headers: { ...answer.headers, "set-cookie": sessions.visit() } } : answer;
  }

  #start({ pages, directory }: Asked, status: number, question: string): Promise<Answer> {
    const people = loginList(
      directory ?? { practices: [], logins: [] },
      practice => this.#settings(practice).preset ?? "",
    );
    return this.#html(pages, "start", "/", status, { question, people });
  }

  async #html(
    pages: PageSource,
    name: PageName,
    url: string,
    status: number,
    values: Values,
  ): Promise<Answer> {
    const body = fill(await pages.page(name, url), values);
    return { status, headers: { ...html, "content-security-policy": pages.policy }, body };
  }

  #token({ practice, kind, sub, name, login }: Login, { request, url }: Asked): Promise<string> {
    const session = this.#options.sessions.idOf(request.headers.cookie, login, url.searchParams.has("as"));
    return this.#host(practice).token({ kind, id: sub, name, session });
  }

  /** Where the page's session ends, the rooms' does. */
  async #signOut({ request, url, login }: Asked): Promise<Answer> {
    const { sessions } = this.#options;
    const { cookie } = request.headers;
    const isSaid = url.searchParams.has("as");
    if (login !== null) {
      const { practice, kind, sub: id } = login;
      const session = sessions.idOf(cookie, login.login, isSaid);
      await this.#host(practice)
        .endSessions({ kind, id, session })
        .catch(error => console.error("The rooms did not hear of a sign-out:", error));
    }
    return goTo("/", { "set-cookie": isSaid ? sessions.visit() : sessions.close(cookie) });
  }

  #offersPortal(login: Login): Promise<boolean> {
    return offersPortal(this.#options.rooms, this.#host(login.practice), login);
  }

  #settings(practice: string): PracticeSettings {
    const found = this.#options.practices.find(({ id }) => id === practice);
    if (found === undefined) throw new Error(`there is no practice ${practice}`);
    return found.settings;
  }

  #host(practice: string): Host {
    const host = this.#options.hosts[practice];
    if (host === undefined) throw new Error(`no host for the practice ${practice}`);
    return host;
  }
}

/** Of a page without a referrer a browser sends forms as from nowhere. */
function withForm(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, "referrer-policy": "same-origin" } };
}

function parsed(body: Buffer | null): unknown {
  try {
    return JSON.parse(body?.toString() ?? "");
  } catch {
    return null;
  }
}
