/** The sign-in page to which a mail leads, and what it sends. */
import type { IncomingMessage } from "node:http";
import { type Answer, bodyOf, goTo, type Values } from "../http/http.ts";
import type { Directory, Login, Sessions } from "../people/people.ts";

/** Where a mail leads: to a conversation, or to a patient's chart. */
interface Place {
  readonly conversation: string;
  readonly patient: string;
}

/** Keys, or nothing: what else stands there goes into no address. */
function placeIn(asked: URLSearchParams): Place {
  const key = (name: string): string => /^[a-z2-7]{26}$/.exec(asked.get(name) ?? "")?.[0] ?? "";
  return { conversation: key("conversation"), patient: key("patient") };
}

function addressOf({ kind }: Login, { conversation, patient }: Place): string {
  const page = kind === "staff" ? "/ehr/" : "/portal/";
  if (conversation !== "") return `${page}#/messages/${conversation}`;
  return patient !== "" && kind === "staff" ? `${page}#/patients/${patient}` : page;
}

interface SignIn {
  readonly directory: Directory | null;
  readonly sessions: Sessions;
  readonly show: (status: number, values: Values) => Promise<Answer>;
}

/** The form for who comes with a mail's address: where it leads stands behind its #, and the page's script puts it in. */
export function askToSignIn({ show }: SignIn): Promise<Answer> {
  return show(200, {});
}

/** Takes the form: a session and the place where the mail leads, or the form once more. */
export async function signIn(
  request: IncomingMessage,
  { directory, sessions, show }: SignIn,
): Promise<Answer> {
  const fields = new URLSearchParams((await bodyOf(request))?.toString() ?? "");
  const email = fields.get("email") ?? "";
  const place = placeIn(fields);
  const login = directory && sessions.check(directory, email, fields.get("password") ?? "");
  if (!login) return show(401, { ...place, email, wrong: "yes" });
  return goTo(addressOf(login, place), { "set-cookie": sessions.open(login) });
}
