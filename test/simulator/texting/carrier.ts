/** The provider of texts as a world has it: it takes, refuses, loses answers, and says later what became of what it took. */
import { account, type SentText, TextProvider } from "../../support/texting.ts";
import type { Clock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { Server } from "../server.ts";

export interface CarrierOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly server: Server;
  /** The date when the world began. */
  readonly epoch: number;
  readonly note: (text: string) => void;
  /** Sees each text that it takes. */
  readonly took: (text: Taken) => void;
  readonly refused: (id: string, to: string, code: number) => void;
  /** It told that a text never arrives. */
  readonly failed: (text: Taken) => void;
}

export interface Taken extends SentText {
  /** What the rooms call it. */
  readonly id: string;
  /** What was said of it and heard. */
  readonly reports: string[];
}

/** After a failure it tells again, in milliseconds. */
const again = 2_000;

export class Carrier {
  readonly provider: TextProvider;
  readonly taken: Taken[] = [];
  readonly refusals = new Set<string>();
  /** What it is still telling. */
  open = 0;
  readonly #options: CarrierOptions;
  #sids = 0;

  constructor(options: CarrierOptions) {
    this.#options = options;
    this.provider = new TextProvider(() => options.epoch + options.clock.now);
  }

  /** It has a request as soon as it is made; who dies before the answer does not know. */
  readonly fetch: typeof fetch = async (input, init = {}) => {
    const { random } = this.#options;
    const before = this.provider.sent.length;
    const answer = await this.provider.fetch(input, init).catch((error: Error) => error);
    // Others may have been taken meanwhile.
    const callback = new URLSearchParams(String(init.body ?? "")).get("StatusCallback");
    const text = this.provider.sent.slice(before).find(sent => sent.callback === callback);
    const asked = init.method === "POST" ? `send ${text?.sid.slice(-4) ?? "nothing"}` : "list";
    this.#options.note(
      `provider: ${asked} ${answer instanceof Error ? "and the answer is lost" : answer.status}`,
    );
    if (text !== undefined) this.#takes(text);
    else if (init.method === "POST" && answer instanceof Response && answer.status === 400)
      this.#refuses(new URLSearchParams(String(init.body)), (await answer.json()).code);
    await this.#pass(random.chance(0.8) ? 20 : random.below(4_000));
    if (!(answer instanceof Response)) throw new TypeError("fetch failed");
    return answer;
  };

  /** A text from a phone, told until the rooms have heard it. */
  async texts(from: string, body: string): Promise<string> {
    const sid = `SM${(++this.#sids).toString(16).padStart(32, "f")}`;
    const said = { MessageSid: sid, AccountSid: account.account, From: from, To: account.number };
    const fields = { ...said, Body: body, NumMedia: "0", SmsStatus: "received" };
    await this.#tell(() =>
      this.provider.tells(this.#rooms, "/parties/texting/harbor~texting/inbound", fields),
    );
    return sid;
  }

  get #rooms() {
    const { server } = this.#options;
    const fetch = (url: string | URL | Request, init?: RequestInit) =>
      server.fetch(new Request(url as string, init));
    return { url: "http://rooms.test", fetch: fetch as typeof globalThis.fetch };
  }

  #takes(text: SentText): void {
    const taken: Taken = { ...text, id: idOf(text.callback), reports: [] };
    this.taken.push(taken);
    this.#options.took(taken);
    const { random } = this.#options;
    const last = random.chance(0.85) ? "delivered" : "undelivered";
    // Each as often and as late as it comes.
    for (const status of random.chance(0.2) ? [] : ["sent", last, ...(random.chance(0.3) ? ["sent"] : [])])
      void this.#report(taken, status, random.below(random.chance(0.7) ? 2_000 : 60_000));
  }

  async #report(taken: Taken, status: string, after: number): Promise<void> {
    this.open++;
    await this.#pass(after);
    const code = status === "undelivered" ? 30003 : undefined;
    if (code !== undefined) this.#options.failed(taken);
    for (let times = this.#options.random.chance(0.2) ? 2 : 1; times > 0; times--)
      await this.#tell(() => this.provider.reports(this.#rooms, taken, status, code));
    taken.reports.push(code === undefined ? status : "failed");
    this.open--;
  }

  #refuses(form: URLSearchParams, code: number): void {
    const id = idOf(form.get("StatusCallback") ?? "");
    this.refusals.add(id);
    this.#options.refused(id, form.get("To") ?? "", code);
  }

  async #tell(say: () => Promise<Response>): Promise<void> {
    while ((await say().catch(() => null))?.status !== 200) await this.#pass(again);
  }

  #pass(ms: number): Promise<void> {
    return new Promise(resolve => this.#options.clock.setTimeout(resolve, ms));
  }
}

function idOf(callback: string): string {
  return new URL(callback).searchParams.get("text") ?? "";
}
