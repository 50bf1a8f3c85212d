/** What the terminal shows when everything is ready. */
import type { Directory } from "../back-end/directory.ts";
import { mailsOf, pageOf } from "../back-end/pages.ts";

/** How many of each kind are named; the first page names all. */
const shown = 6;

export function table(directory: Directory, origin: string): string {
  const lines: string[] = [];
  const some = (practice: string, kind: "staff" | "portal") =>
    directory.logins.filter(login => login.practice === practice && login.kind === kind).slice(0, shown);
  const all = directory.practices.map(({ id, name }) => ({
    name,
    logins: [...some(id, "staff"), ...some(id, "portal")],
  }));
  const width = Math.max(0, ...all.flatMap(({ logins }) => logins.map(login => pageOf(login).length)));
  for (const { name, logins } of all) {
    lines.push("", name);
    // The address comes first: names may be wide or run from right to left.
    for (const login of logins) {
      lines.push(`  ${origin}${pageOf(login).padEnd(width)}   ${login.name}, ${login.title}`);
    }
  }
  const portalUser = directory.logins.find(({ kind }) => kind === "portal");
  return [
    ...lines,
    "",
    `Everybody            ${origin}/`,
    `Mails that were sent ${origin}${mailsOf(portalUser ?? { login: "" })}`,
    `Ten lines of HTML    ${origin}/embed/?as=${directory.logins[0]?.login ?? ""}`,
    "",
    "This back end signs in nobody and trusts everybody who can reach it: it is for trying on this machine only.",
    "End with Ctrl-C; what was written is kept. Begin anew with: npm start -- --reset",
  ].join("\n");
}
