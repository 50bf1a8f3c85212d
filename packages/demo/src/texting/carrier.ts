/**
 * The provider of the demo's texts, and the phones of its patients: an emulator of Twilio (`emulate`), and before it a thin
 * layer that does what carriers do: a phone that said STOP, or is off, is refused, and what is sent arrives a moment later.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createEmulator, type Emulator } from "emulate";
import { bodyOf } from "../back-end/body.ts";
import { freePort } from "../start/ports.ts";

const account = `AC${"0".repeat(32)}`;
const token = "the-demo-s-token-of-texts";
const authorization = `Basic ${btoa(`${account}:${token}`)}`;
const messages = `/2010-04-01/Accounts/${account}/Messages.json`;
/** Twilio's code for a number that said STOP. */
const stopped = 21610;
/** And for a phone that is out of reach. */
const outOfReach = 30003;
/** How long a text takes, in milliseconds. */
const takes = 700;

export interface PhoneText {
  readonly body: string;
  /** Whether the phone sent it. */
  readonly own: boolean;
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
  /** Phones that are switched off. */
  readonly #off = new Set<string>();
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
      sms_url: `${options.rooms}/parties/texting/${practice}~texting/inbound`,
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
      messages: { from: string; to: string; body: string; date_created: string }[];
    };
    return all
      .filter(({ from, to }) => (from === phone && to === number) || (from === number && to === phone))
      .map(({ from, body, date_created: at }) => ({ body, own: from === phone, at: Date.parse(at) }))
      .reverse();
  }

  /** A phone texts a practice. */
  async send(practice: string, phone: string, body: string): Promise<void> {
    const number = this.#options.numbers[practice] ?? "";
    const said = body.trim().toLowerCase();
    const pair = `${phone} ${number}`;
    if (said === "stop") this.#stopped.add(pair);
    if (said === "start") this.#stopped.delete(pair);
    await this.#call("/_twilio/simulate/inbound-message", { To: number, From: phone, Body: body });
  }

  isOff(phone: string): boolean {
    return this.#off.has(phone);
  }

  /** Switches a phone off, or on again: what is sent to it meanwhile never arrives. */
  switch(phone: string): void {
    if (!this.#off.delete(phone)) this.#off.add(phone);
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

  /** From the rooms: to the emulator, but for who said STOP. */
  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: string): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    };
    try {
      const body = (await bodyOf(request, 65_536))?.toString() ?? "";
      const form = new URLSearchParams(body);
      const isSending = request.method === "POST" && request.url === messages;
      if (isSending && this.#stopped.has(`${form.get("To")} ${form.get("From")}`))
        return answer(
          400,
          JSON.stringify({ code: stopped, message: "The recipient has opted out.", status: 400 }),
        );
      if (isSending && this.#off.has(form.get("To") ?? ""))
        return answer(400, JSON.stringify({ code: outOfReach, message: "Out of reach.", status: 400 }));
      const headers = {
        authorization: request.headers.authorization ?? "",
        ...(request.method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      };
      const passed = await fetch(this.#behind + request.url, {
        method: request.method ?? "GET",
        headers,
        ...(request.method === "POST" ? { body } : {}),
      });
      const said = await passed.text();
      answer(passed.status, said);
      if (isSending && passed.ok) this.#arrives((JSON.parse(said) as { sid: string }).sid);
    } catch (error) {
      console.error("The demo's carrier failed:", error);
      answer(502, "{}");
    }
  }

  #arrives(sid: string): void {
    setTimeout(() => {
      this.#call("/_twilio/simulate/message-status", { MessageSid: sid, Status: "delivered" }).catch(
        () => {},
      );
    }, takes).unref();
  }
}
