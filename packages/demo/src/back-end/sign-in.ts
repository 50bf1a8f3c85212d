/** The sign-in page to which a mail leads, and what it sends. */
import type { IncomingMessage } from "node:http";
import { type Answer, goTo } from "./answer.ts";
import { bodyOf } from "./body.ts";
import type { Directory, Login } from "./directory.ts";
import type { Sessions } from "./sessions.ts";
import type { Values } from "./template.ts";

/** A conversation's id, or nothing: what else stands there goes into no address. */
function conversationIn(asked: string | null): string {
  return asked !== null && /^[a-z2-7]{26}$/.test(asked) ? asked : "";
}

function placeOf({ kind }: Login, conversation: string): string {
  const page = kind === "staff" ? "/ehr/" : "/portal/";
  return conversation === "" ? page : `${page}#/messages/${conversation}`;
}

interface SignIn {
  readonly directory: Directory | null;
  readonly sessions: Sessions;
  readonly show: (status: number, values: Values) => Promise<Answer>;
}

/** The form for who comes with a mail's address. */
export function askToSignIn(url: URL, { show }: SignIn): Promise<Answer> {
  return show(200, { conversation: conversationIn(url.searchParams.get("conversation")) });
}

/** Takes the form: a session and the place where the mail leads, or the form once more. */
export async function signIn(
  request: IncomingMessage,
  { directory, sessions, show }: SignIn,
): Promise<Answer> {
  const fields = new URLSearchParams((await bodyOf(request))?.toString() ?? "");
  const email = fields.get("email") ?? "";
  const conversation = conversationIn(fields.get("conversation"));
  const login = directory && sessions.check(directory, email, fields.get("password") ?? "");
  if (!login) return show(401, { conversation, email, wrong: "yes" });
  return goTo(placeOf(login, conversation), { "set-cookie": sessions.open(login) });
}
