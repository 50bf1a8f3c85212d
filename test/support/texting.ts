/**
 * A provider of texts in memory, as Twilio's Programmable Messaging is one: it takes messages with Basic auth, lists them,
 * refuses numbers that said STOP, and signs what it tells. A test may make it fail.
 */
import type { Reachable } from "./world.ts";

/** As Twilio signs its requests: the address, and the fields by name, each with its value behind it. */
export function signatureOf(
  token: string,
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  return signatureOfAll(token, url, Object.entries(fields));
}

/** The same of fields that may come twice: equal values of one name count once. */
export async function signatureOfAll(
  token: string,
  url: string,
  fields: readonly (readonly [string, string])[],
): Promise<string> {
  const text =
    url +
    [...new Set(fields.map(([name, value]) => [name, value].join("\0")))]
      .sort()
      .map(pair => pair.replace("\0", ""))
      .join("");
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey("raw", bytes(token), { name: "HMAC", hash: "SHA-1" }, false, [
    "sign",
  ]);
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(text)))));
}

export interface SentText {
  readonly sid: string;
  readonly to: string;
  readonly body: string;
  readonly callback: string;
}

export const account = {
  api: "https://texts.test",
  account: `AC${"0".repeat(32)}`,
  token: "a-token-of-a-test-account",
  number: "+12025550100",
  address: "https://rooms.test",
};

type Fault = "refuses" | "busy" | "takes-and-dies" | "unreachable";

export class TextProvider {
  readonly sent: SentText[] = [];
  readonly stopped = new Set<string>();
  /** What the next requests to send meet, the first first. */
  readonly faults: Fault[] = [];
  /** The code of a refusal. */
  code = 21211;
  readonly #now: () => number;
  #last = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(String(input));
    const { authorization } = init.headers as Record<string, string>;
    if (url.origin !== account.api) throw new TypeError("no such host");
    if (authorization !== `Basic ${btoa(`${account.account}:${account.token}`)}`)
      return answer(401, { code: 20003 });
    if (url.pathname !== `/2010-04-01/Accounts/${account.account}/Messages.json`)
      return answer(404, { code: 20404 });
    return init.method === "POST" ? this.#send(new URLSearchParams(String(init.body))) : this.#list(url);
  };

  /** Texts to a number, in the order in which they were taken. */
  to(number: string): string[] {
    return this.sent.filter(({ to }) => to === number).map(({ body }) => body);
  }

  /** Tells the rooms of a text from a phone. */
  async texts(
    server: Pick<Reachable, "url" | "fetch">,
    practice: string,
    from: string,
    body: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const keyword = body.trim().toUpperCase();
    if (keyword === "STOP") this.stopped.add(from);
    if (keyword === "START") this.stopped.delete(from);
    const sid = `SM${(++this.#last).toString(16).padStart(32, "0")}`;
    const said = { MessageSid: sid, AccountSid: account.account, From: from, To: account.number };
    return this.tells(server, `/parties/texting/${practice}~texting/inbound`, {
      ...{ ...said, Body: body, NumMedia: "0", SmsStatus: "received" },
      ...more,
    });
  }

  /** Tells the rooms what became of a text. */
  reports(
    server: Pick<Reachable, "url" | "fetch">,
    text: SentText,
    status: string,
    code?: number,
  ): Promise<Response> {
    const { pathname, search } = new URL(text.callback);
    return this.tells(server, pathname + search, {
      ...{
        MessageSid: text.sid,
        AccountSid: account.account,
        MessageStatus: status,
        To: text.to,
        From: account.number,
      },
      ...(code === undefined ? {} : { ErrorCode: String(code) }),
    });
  }

  async tells(
    server: Pick<Reachable, "url" | "fetch">,
    path: string,
    fields: Record<string, string>,
    token = account.token,
  ): Promise<Response> {
    return server.fetch(`${server.url}${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "x-twilio-signature": await signatureOf(token, account.address + path, fields),
      },
      body: new URLSearchParams(fields).toString(),
    });
  }

  #send(form: URLSearchParams): Response {
    const fault = this.faults.shift();
    if (fault === "unreachable") throw new TypeError("fetch failed");
    if (fault === "busy") return answer(429, { code: 20429 });
    if (fault === "refuses") return answer(400, { code: this.code });
    const [to = "", body = "", callback = ""] = ["To", "Body", "StatusCallback"].map(
      name => form.get(name) ?? "",
    );
    if (form.get("From") !== account.number || body === "") return answer(400, { code: 21602 });
    if (this.stopped.has(to)) return answer(400, { code: 21610 });
    const sid = `SM${(++this.#last).toString(16).padStart(32, "0")}`;
    this.sent.push({ sid, to, body, callback });
    this.#at.set(sid, this.#now());
    if (fault === "takes-and-dies") throw new TypeError("the connection was reset");
    return answer(201, { sid, status: "queued" });
  }

  readonly #at = new Map<string, number>();

  #list({ searchParams }: URL): Response {
    const messages = this.sent
      .filter(({ to }) => to === searchParams.get("To"))
      .map(({ sid, body }) => ({ sid, body, date_created: new Date(this.#at.get(sid) ?? 0).toUTCString() }));
    return answer(200, { messages });
  }
}

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}
