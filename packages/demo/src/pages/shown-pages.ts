/** The pages as they are shown: each filled in for whose it is. */
import type { PracticeSettings } from "@carethread/model";
import type { DemoPractice } from "../demo-practice/demo-practice.ts";
import { type Answer, fill, goTo, type Values } from "../http/http.ts";
import { type Mailbox, mailList } from "../mail/mail.ts";
import { type Asked, emailOf, type Hosts, hostOf, type Login, type Sessions } from "../people/people.ts";
import { loginList } from "./login-list.ts";
import { offersPortal } from "./offers.ts";
import type { PageName, PageSource } from "./page-source.ts";
import { ehrValues, pageOf, portalValues, queryOf } from "./page-values.ts";

export interface PageOptions {
  /** Address of the rooms. */
  readonly rooms: string;
  readonly practices: readonly DemoPractice[];
  readonly hosts: Hosts;
  readonly sessions: Sessions;
  /** What the mail server received. */
  readonly mailbox: Pick<Mailbox, "of">;
}

const html = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };

export class ShownPages {
  readonly #source: PageSource;
  readonly #options: PageOptions;

  constructor(source: PageSource, options: PageOptions) {
    this.#source = source;
    this.#options = options;
  }

  /** The page of whoever asks; `kind` is of those whose page it is, null where it is everybody's. */
  async page(name: PageName, kind: Login["kind"] | null, asked: Asked): Promise<Answer> {
    const { url, directory, login } = asked;
    const isSaid = url.searchParams.has("as");
    if (login === null && !isSaid && kind !== null) return goTo("/sign-in");
    if (login === null || (kind !== null && login.kind !== kind)) {
      const whom = kind === "staff" ? "of the staff" : kind === "portal" ? "of the portal" : "here";
      return this.start(asked, 404, `Nobody ${whom} has that login. Choose one of these:`);
    }
    const { rooms, practices, sessions, mailbox } = this.#options;
    if (isSaid && url.searchParams.has("again"))
      return goTo(url.pathname + queryOf(login), { "set-cookie": sessions.visit() });
    const practice = practices.find(({ id }) => id === login.practice);
    if (practice === undefined) throw new Error(`there is no practice ${login.practice}`);
    const query = isSaid ? queryOf(login) : "";
    const settings = this.#settings(practice.id);
    const host = hostOf(this.#options.hosts, practice.id);
    const shown = { login, query, practice, settings };
    const messaging = name === "portal" && (await offersPortal(rooms, host, login));
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
    const answer = await this.html(name, url.pathname, 200, {
      server: rooms,
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

  /** The list of everybody whom one can be. */
  start({ directory }: Asked, status: number, question: string): Promise<Answer> {
    const people = loginList(
      directory ?? { practices: [], logins: [] },
      practice => this.#settings(practice).preset ?? "",
    );
    return this.html("start", "/", status, { question, people });
  }

  async html(name: PageName, url: string, status: number, values: Values): Promise<Answer> {
    const body = fill(await this.#source.page(name, url), values);
    return { status, headers: { ...html, "content-security-policy": this.#source.policy }, body };
  }

  /** A page that sends a form: of one without a referrer a browser sends it as from nowhere. */
  async form(name: PageName, url: string, status: number, values: Values): Promise<Answer> {
    const answer = await this.html(name, url, status, values);
    return { ...answer, headers: { ...answer.headers, "referrer-policy": "same-origin" } };
  }

  #settings(practice: string): PracticeSettings {
    const found = this.#options.practices.find(({ id }) => id === practice);
    if (found === undefined) throw new Error(`there is no practice ${practice}`);
    return found.settings;
  }
}
