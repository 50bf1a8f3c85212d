/** Signing in with an e-mail address and a password, and who has, by a cookie. Sessions end with the demo. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Directory, Login } from "./directory.ts";

const cookie = "carethread-demo";

/** The invented address of a person. */
export function emailOf({ login, practice }: Pick<Login, "login" | "practice">): string {
  return `${login}@${practice}.example`;
}

export class Sessions {
  readonly #secret: string;
  readonly #logins = new Map<string, string>();

  /** Of `secret` the passwords are made, so that each start has the same ones. */
  constructor(secret: string) {
    this.#secret = secret;
  }

  passwordOf(login: Pick<Login, "login" | "practice">): string {
    const made = createHmac("sha256", this.#secret)
      .update(`password of ${emailOf(login)}`)
      .digest("hex");
    return `${made.slice(0, 4)}-${made.slice(4, 8)}`;
  }

  /** Whose address and password these are. */
  check({ logins }: Directory, email: string, password: string): Login | null {
    const login = logins.find(login => emailOf(login) === email.trim().toLowerCase());
    if (login === undefined) return null;
    const [wanted, given] = [this.passwordOf(login), password].map(text =>
      createHmac("sha256", this.#secret).update(text).digest(),
    ) as [Buffer, Buffer];
    return timingSafeEqual(wanted, given) ? login : null;
  }

  /** The header that makes the session of a person's browser. */
  open({ login }: Login): string {
    const id = randomBytes(24).toString("base64url");
    this.#logins.set(id, login);
    return `${cookie}=${id}; HttpOnly; SameSite=Lax; Path=/`;
  }

  /** The login of the session that a request's cookies name. */
  of(cookies: string | undefined): string | null {
    return this.#logins.get(idIn(cookies)) ?? null;
  }

  /** The header that ends it. */
  close(cookies: string | undefined): string {
    this.#logins.delete(idIn(cookies));
    return `${cookie}=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0`;
  }
}

function idIn(cookies = ""): string {
  const pair = cookies.split(/;\s*/).find(pair => pair.startsWith(`${cookie}=`));
  return pair?.slice(cookie.length + 1) ?? "";
}
