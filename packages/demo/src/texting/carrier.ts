/**
 * The provider of the demo's texts, and the phones of its patients: an emulator of Twilio (`emulate`), and before it a thin
 * layer that does what carriers do. A phone that said STOP is answered and then refused, what is sent arrives a moment later
 * or never, and what became of it is told twice, and in another order than it happened.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createEmulator, type Emulator } from "emulate";
import { bodyOf, freePort } from "../http/http.ts";
import { type Fields, tellRooms } from "./callbacks.ts";
import { optOutAnswers, optOutTypeOf } from "./opt-out.ts";

const account = `AC${"0".repeat(32)}`;
const token = "the-demo-s-token-of-texts";
const authorization = `Basic ${btoa(`${account}:${token}`)}`;
const messages = `/2010-04-01/Accounts/${account}/Messages.json`;
/** Twilio's codes for a number that said STOP, and for a phone that is off. */
const stopped = 21610;
const unreachable = "30003";
/** How long a text takes, in milliseconds. */
const takes = 700;

export interface PhoneText {
  readonly body: string;
  /** Whether the phone sent it. */
  readonly own: boolean;
  /** Whether a photo came with it. */
  readonly photo: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What the registration of a practice says of its account. */
export interface TextingAccount {
  readonly api: string;
  readonly account: string;
  readonly token: string;
  readonly number: string;
  readonly address: string;
}

export interface CarrierOptions {
  /** By practice, its number. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Where the rooms are. */
  readonly rooms: string;
}

export class Carrier {
  readonly #options: CarrierOptions;
  readonly #emulator: Emulator;
  readonly #behind: string;
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  /** Phones that said STOP, with the number that they said it to. */
  readonly #stopped = new Set<string>();
  /** Phones that are off, by practice and number. */
  readonly #off = new Set<string>();
  /** Texts that never came to a phone, and those that a photo came with. */
  readonly #lost = new Set<string>();
  readonly #photos = new Set<string>();
  #port = 0;

  private constructor(options: CarrierOptions, emulator: Emulator, behind: string) {
    this.#options = options;
    this.#emulator = emulator;
    this.#behind = behind;
  }

  static async start(options: CarrierOptions): Promise<Carrier> {
    const port = await freePort([], "127.0.0.1");
    const numbers = Object.entries(options.numbers).map(([practice, number]) => ({
      phone_number: number,
      friendly_name: practice,
    }));
    const emulator = await createEmulator({
      service: "twilio",
      port,
      seed: {
        twilio: {
          account: { sid: account, auth_token: token, friendly_name: "Demo" },
          phone_numbers: numbers,
        },
      },
    });
    const carrier = new Carrier(options, emulator, `http://127.0.0.1:${port}`);
    await carrier.#listen();
    return carrier;
  }

  /** By practice. */
  accounts(): Readonly<Record<string, TextingAccount>> {
    const api = `http://127.0.0.1:${this.#port}`;
    return Object.fromEntries(
      Object.entries(this.#options.numbers).map(([practice, number]) => [
        practice,
        { api, account, token, number, address: this.#options.rooms },
      ]),
    );
  }

  /** What a phone and a practice have texted each other, the oldest first. */
  async texts(practice: string, phone: string): Promise<readonly PhoneText[]> {
    const number = this.#options.numbers[practice];
    const answer = await this.#call(`${messages}?PageSize=1000`);
    const { messages: all } = (await answer.json()) as {
      messages: { sid: string; from: string; to: string; body: string; date_created: string }[];
    };
    const isTheirs = (from: string, to: string): boolean =>
      (from === phone && to === number) || (from === number && to === phone);
    return all
      .filter(({ sid, from, to }) => isTheirs(from, to) && !this.#lost.has(sid))
      .map(({ sid, from, body, date_created: at }) => ({
        ...{ body, own: from === phone, photo: this.#photos.has(sid), at: Date.parse(at) },
      }))
      .reverse();
  }

  /** A phone texts a practice. */
  async send(practice: string, phone: string, body: string, photo = false): Promise<void> {
    const number = this.#options.numbers[practice] ?? "";
    const form = { To: number, From: phone, Body: body };
    const answer = await this.#call("/_twilio/simulate/inbound-message", form);
    const { sid } = (await answer.json()) as { sid: string };
    if (photo) this.#photos.add(sid);
    const type = optOutTypeOf(body);
    if (type === "START") this.#stopped.delete(`${phone} ${number}`);
    // The last word that the number may say.
    if (type !== null) await this.#call(messages, { To: phone, From: number, Body: optOutAnswers[type] });
    if (type === "STOP") this.#stopped.add(`${phone} ${number}`);
    await this.#tell(`/parties/texting/${practice}~texting/inbound`, {
      ...{ ...form, MessageSid: sid, SmsSid: sid, SmsStatus: "received", NumMedia: photo ? "1" : "0" },
      ...(photo ? { MediaContentType0: "image/jpeg", MediaUrl0: `${this.#behind}/media/${sid}` } : {}),
      ...(type === null ? {} : { OptOutType: type }),
    });
  }

  isOff(practice: string, phone: string): boolean {
    return this.#off.has(`${practice} ${phone}`);
  }

  /** Texts to a phone that is off do not arrive. */
  turn(practice: string, phone: string, on: boolean): void {
    if (on) this.#off.delete(`${practice} ${phone}`);
    else this.#off.add(`${practice} ${phone}`);
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
    await this.#emulator.close();
  }

  async #listen(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = (this.#server.address() as { port: number }).port;
  }

  #call(path: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const body = form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) };
    return fetch(this.#behind + path, { headers: { authorization }, ...body });
  }

  #tell(path: string, fields: Fields): Promise<void> {
    const more = { AccountSid: account, ApiVersion: "2010-04-01" };
    return tellRooms(token, this.#options.rooms + path, { ...more, ...fields });
  }

  /** From the rooms: to the emulator, but for who said STOP. */
  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: string): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    };
    try {
      const body = (await bodyOf(request, 65_536))?.toString() ?? "";
      const form = new URLSearchParams(body);
      const isSending = request.method === "POST" && request.url === messages;
      const callback = form.get("StatusCallback") ?? "";
      // What becomes of it is told from here.
      form.delete("StatusCallback");
      if (isSending && this.#stopped.has(`${form.get("To")} ${form.get("From")}`))
        return answer(
          400,
          JSON.stringify({ code: stopped, message: "The recipient has opted out.", status: 400 }),
        );
      const headers = {
        authorization: request.headers.authorization ?? "",
        ...(request.method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      };
      const passed = await fetch(this.#behind + request.url, {
        method: request.method ?? "GET",
        headers,
        ...(request.method === "POST" ? { body: form.toString() } : {}),
      });
      const said = await passed.text();
      answer(passed.status, said);
      if (isSending && passed.ok) this.#becomes(JSON.parse(said) as Taken, callback);
    } catch (error) {
      console.error("The demo's carrier failed:", error);
      answer(502, "{}");
    }
  }

  /** A moment later: what became of it is told last first, and once more. */
  #becomes({ sid, from, to }: Taken, callback: string): void {
    const [practice = ""] = Object.entries(this.#options.numbers).find(([, number]) => number === from) ?? [];
    const isLost = this.isOff(practice, to);
    if (isLost) this.#lost.add(sid);
    const end = isLost ? "undelivered" : "delivered";
    const tell = async (): Promise<void> => {
      await this.#call("/_twilio/simulate/message-status", { MessageSid: sid, Status: end });
      if (callback === "") return;
      const { pathname, search } = new URL(callback);
      for (const status of [end, "sent", end])
        await this.#tell(pathname + search, {
          ...{ MessageSid: sid, SmsSid: sid, MessageStatus: status, SmsStatus: status, From: from, To: to },
          ...(status === "undelivered" ? { ErrorCode: unreachable } : {}),
        });
    };
    setTimeout(() => void tell().catch(error => this.#complain(error)), takes).unref();
  }

  /** Not of a demo that ends. */
  #complain(error: unknown): void {
    if (this.#server.listening) console.error("The demo's carrier failed:", error);
  }
}

interface Taken {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
}
