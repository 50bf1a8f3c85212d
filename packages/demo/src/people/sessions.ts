/** Signing in with an e-mail address and a password, and who has, by a cookie. Sessions end with the demo. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Directory, Login } from "./directory.ts";

const cookie = "carethread-demo";
/** Of a browser in which an address says whose page it is: the rooms know its sessions by it. */
const visitCookie = "carethread-demo-visit";

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

  /**
   * By which the rooms know the session of a login: another one after each signing in, and after each visit where the address
   * says whose page it is. What the cookie says is told to nobody.
   */
  idOf(cookies: string | undefined, login: string, isSaid: boolean): string {
    const id = isSaid ? idIn(cookies, visitCookie) : idIn(cookies);
    return createHash("sha256").update(`${id} ${login}`).digest("base64url");
  }

  /** Which browser it is, as long as nobody signs in or out there. */
  browserOf(cookies: string | undefined): string {
    return createHash("sha256")
      .update(`${idIn(cookies)} ${idIn(cookies, visitCookie)}`)
      .digest("base64url");
  }

  hasVisit(cookies: string | undefined): boolean {
    return idIn(cookies, visitCookie) !== "";
  }

  /** The header that begins another visit. */
  visit(): string {
    return `${visitCookie}=${randomBytes(24).toString("base64url")}; HttpOnly; SameSite=Lax; Path=/`;
  }

  /** The header that ends it. */
  close(cookies: string | undefined): string {
    this.#logins.delete(idIn(cookies));
    return `${cookie}=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0`;
  }
}

/** The value of a cookie; nothing where there is none. */
export function idIn(cookies = "", name = cookie): string {
  const pair = cookies.split(/;\s*/).find(pair => pair.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? "";
}
