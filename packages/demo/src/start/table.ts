/** What the terminal shows when everything is ready. */

import type { DemoPractice } from "../demo-practice/demo-practice.ts";
import { mailsOf, pageOf } from "../pages/pages.ts";
import { type Directory, emailOf, type Login, type Sessions } from "../people/people.ts";

export interface Told {
  readonly directory: Directory;
  readonly practices: readonly DemoPractice[];
  readonly sessions: Sessions;
  readonly origin: string;
}

/** How many of each kind are named; the first page names all. */
const shown = (practices: number): number => (practices === 1 ? 6 : 2);

export function table({ directory, practices, sessions, origin }: Told): string {
  const some = (practice: string, kind: Login["kind"]) =>
    directory.logins
      .filter(login => login.practice === practice && login.kind === kind)
      .slice(0, shown(practices.length));
  const all = practices.map(({ id, name, settings }) => ({
    heading: `${settings.preset ?? "no preset"}: ${name}`,
    rows: [
      ...some(id, "staff").map((login, n) => ({ login, page: n === 0 ? "EHR" : "" })),
      ...some(id, "portal").map((login, n) => ({ login, page: n === 0 ? "Portal" : "" })),
    ],
  }));
  const logins = all.flatMap(({ rows }) => rows.map(({ login }) => login));
  const widest = (textOf: (login: Login) => string): number =>
    Math.max(0, ...logins.map(login => textOf(login).length));
  const [ofPage, ofEmail] = [widest(pageOf), widest(emailOf)];
  const lines = all.flatMap(({ heading, rows }) => [
    "",
    heading,
    // The address comes first: names may be wide or run from right to left.
    ...rows.map(({ login, page }) => {
      const address = `${origin}${pageOf(login).padEnd(ofPage)}`;
      const mail = `${emailOf(login).padEnd(ofEmail)}  ${sessions.passwordOf(login)}`;
      return `  ${page.padEnd(7)} ${address}  ${mail}  ${login.name}, ${login.title}`;
    }),
  ]);
  const portalUser = directory.logins.find(({ kind }) => kind === "portal");
  return [
    ...lines,
    "",
    `Everybody                     ${origin}/`,
    `Sign in by mail and password  ${origin}/sign-in`,
    `Mails that were sent          ${origin}${mailsOf(portalUser ?? { login: "" })}`,
    ...(practices.some(({ number }) => number !== undefined)
      ? [`Phones that are texted        ${origin}/phone`]
      : []),
    `Ten lines of HTML             ${origin}/embed/?as=${directory.logins[0]?.login ?? ""}`,
    "",
    "This back end trusts everybody who can reach it: it is for trying on this machine only.",
    "End with Ctrl-C; what was written is kept. Begin anew with: npm start -- --reset",
  ].join("\n");
}
