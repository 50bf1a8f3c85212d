/** The provider of texts, as Twilio's Programmable Messaging speaks (https://www.twilio.com/docs/messaging/api). */
import type { PhoneNumber } from "@carethread/model";
import * as z from "zod/mini";
import type { Ports, Practice } from "../base/base.ts";

type Account = NonNullable<Practice["texting"]>;

const Sent = z.object({ sid: z.string() });
const Problem = z.object({ code: z.int() });
const Page = z.object({
  messages: z.array(z.object({ sid: z.string(), body: z.string(), date_created: z.string() })),
});

/** What became of an attempt to send. */
export type Attempt =
  | { readonly type: "sent"; readonly sid: string }
  /** Never, with the provider's code. */
  | { readonly type: "refused"; readonly code: number }
  /** Not now; where it was not answered, it may have been sent. */
  | { readonly type: "failed"; readonly isAnswered: boolean };

/** Codes by which the provider says that the number's owner wants no text. */
export const stopCode = 21610;

export class Provider {
  readonly #ports: Ports;
  readonly #account: Account;
  readonly #room: string;

  constructor(ports: Ports, account: Account) {
    this.#ports = ports;
    this.#account = account;
    this.#room = `${account.address}/parties/${ports.party}/${ports.name}`;
  }

  /** `id` comes back with every word of what became of it. */
  async send(id: string, to: PhoneNumber, text: string): Promise<Attempt> {
    const form = new URLSearchParams({ To: to, From: this.#account.number, Body: text });
    form.set("StatusCallback", `${this.#room}/status?text=${id}`);
    let response: Response;
    let body: unknown;
    try {
      response = await this.#fetch("", { method: "POST", body: form });
      body = await response.json();
    } catch {
      return { type: "failed", isAnswered: false };
    }
    const sent = Sent.safeParse(body);
    if (response.ok)
      return sent.success ? { type: "sent", sid: sent.data.sid } : { type: "failed", isAnswered: false };
    const isOver = response.status >= 400 && response.status < 500 && response.status !== 429;
    const problem = Problem.safeParse(body);
    if (isOver && problem.success) return { type: "refused", code: problem.data.code };
    return { type: "failed", isAnswered: response.status < 500 };
  }

  /** Texts to a number with these words, from a time on (milliseconds since 1970). Rejects where it cannot be asked. */
  async sent(to: PhoneNumber, text: string, since: number): Promise<string[]> {
    const query = new URLSearchParams({ To: to, From: this.#account.number, PageSize: "100" });
    query.set("DateSent>", new Date(since - 86_400_000).toISOString().slice(0, 10));
    const response = await this.#fetch(`?${query}`, {});
    if (!response.ok) throw new Error(`the provider of texts answered ${response.status}`);
    const { messages } = Page.parse(await response.json());
    // It tells whole seconds.
    const isLate = (at: string): boolean => !(Date.parse(at) < Math.floor(since / 1000) * 1000);
    return messages.filter(({ body, date_created: at }) => body === text && isLate(at)).map(({ sid }) => sid);
  }

  #fetch(query: string, init: RequestInit): Promise<Response> {
    const { api, account, token } = this.#account;
    return this.#ports.fetch(`${api}/2010-04-01/Accounts/${account}/Messages.json${query}`, {
      ...init,
      headers: { authorization: `Basic ${btoa(`${account}:${token}`)}` },
      redirect: "manual",
      signal: AbortSignal.timeout(this.#ports.deployment.delays.textWithin),
    });
  }
}
