/** A practice's door to the provider of its texts. No page reaches it: the provider does, and the rooms. */
import {
  automaticText,
  type DeliveryStatus,
  type Keyword,
  keywordOf,
  type UnknownNumbers,
} from "@carethread/model";
import {
  AskUnclear,
  Clock,
  type Fields,
  Forget,
  hasSecret,
  identifyOperator,
  identifyProvider,
  type Ports,
  type Practice,
  PushTexting,
  PushTexts,
  Refuse,
  type Room,
  readBody,
  respond,
  type UnclearText,
} from "../base/base.ts";
import { type About, Deliveries, isOf } from "./deliveries.ts";
import { IncomingTexts, type Reply } from "./incoming.ts";
import { Numbers } from "./numbers.ts";
import { type Outcome, Outgoing, type Text } from "./outgoing.ts";
import { Provider, stopCode } from "./provider.ts";
import { Unclear } from "./unclear.ts";

/** How the provider calls what became of a text. */
const statuses: ReadonlyMap<string, DeliveryStatus> = new Map([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "delivered"],
  ["undelivered", "failed"],
  ["failed", "failed"],
]);

/** How often what need not be known any more is let go of, in milliseconds. */
const sweepEvery = 86_400_000;

export class TextingRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #clock: Clock;
  readonly #numbers = new Numbers();
  readonly #unclear = new Unclear();
  readonly #deliveries: Deliveries;
  readonly #incoming: IncomingTexts;
  /** Null where the practice has no account. */
  readonly #outgoing: Outgoing | null;
  #swept = 0;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#deliveries = new Deliveries(ports, practice, (target, keys) =>
      this.#incoming.deliver(target, keys),
    );
    const { outbox } = this.#deliveries;
    this.#incoming = new IncomingTexts({
      ...{ ports, practice, numbers: this.#numbers, unclear: this.#unclear },
      outbox: () => outbox,
      answer: replies => this.#answer(replies),
    });
    this.#outgoing =
      practice.texting === undefined
        ? null
        : new Outgoing({
            ports,
            provider: new Provider(ports, practice.texting),
            isKnown: sid => this.#deliveries.isKnown(sid),
            done: (text, outcome) => this.#done(text, outcome),
            isWanted: text => this.#isWanted(text),
            after: () => outbox.soon(),
          });
    this.#clock = new Clock(ports, practice, {
      of: () => ports.party,
      duties: {
        ...(this.#outgoing === null ? {} : { retry: this.#outgoing.duty }),
        sweep: { next: () => this.#swept + sweepEvery, act: () => this.#sweep() },
        owed: outbox.duty,
      },
    });
  }

  async start(): Promise<void> {
    const { storage } = this.#ports;
    await this.#numbers.load(storage);
    await this.#deliveries.load();
    await this.#incoming.load();
    await this.#unclear.load(this.#ports);
    await this.#outgoing?.load();
    this.#swept = (await storage.get<number>("swept")) ?? this.#ports.now();
    this.#outgoing?.fill();
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "POST inbound": request => this.#inbound(request),
      "POST status": request => this.#status(request),
      "GET strangers": request => this.#strangers(request),
      "POST internal/patient": request => this.#patient(request),
      "POST internal/unclear": request => this.#askUnclear(request),
      "POST internal/texts": request => this.#texts(request),
      "POST internal/forget": request => this.#forget(request),
      "POST internal/wake": () => this.#clock.wake(),
    });
  }

  // From the provider

  async #inbound(request: Request): Promise<Response> {
    const field = reading(await identifyProvider(this.#practice, request));
    const sid = field("MessageSid");
    if (!isSid(sid)) throw new Refuse("bad-request", { at: "MessageSid" });
    // What was sent to another number is another practice's.
    if (field("To") !== this.#practice.texting?.number) throw new Refuse("bad-request", { at: "To" });
    const optOut = field("OptOutType");
    const text = {
      ...{ sid, from: field("From"), text: field("Body") },
      files: filesIn(field("NumMedia")),
      optOut: optOut === "" ? null : (keywordOf(optOut) satisfies Keyword | null),
    };
    await this.#clock.wakeAt("owed", this.#clock.now());
    await this.#incoming.take(text);
    this.#outgoing?.fill();
    // Answers are texts of their own.
    return twiml();
  }

  async #status(request: Request): Promise<Response> {
    const field = reading(await identifyProvider(this.#practice, request));
    const sid = field("MessageSid");
    const status = statuses.get(field("MessageStatus"));
    const named = new URL(request.url).searchParams.get("text") ?? "";
    const code = Number(field("ErrorCode")) || undefined;
    // Of a text that is none of ours nothing follows.
    if (!this.#deliveries.isKnown(sid) && this.#outgoing?.has(named) !== true) return twiml();
    await this.#clock.wakeAt("owed", this.#clock.now());
    // From here on without an await.
    const adopted = this.#deliveries.isKnown(sid) ? null : (this.#outgoing?.adopt(named, sid) ?? null);
    const id = this.#deliveries.idOf(sid);
    const said =
      id === undefined || status === undefined
        ? null
        : this.#deliveries.says(id, { status, ...(status === "failed" && code ? { code } : {}) });
    const { outbox } = this.#deliveries;
    const { put, remove } = outbox.changes();
    await this.#ports.storage.commit({
      put: { ...put, ...adopted?.put, ...said },
      remove: [...remove, ...(adopted?.remove ?? [])],
    });
    outbox.soon();
    return twiml();
  }

  async #strangers(request: Request): Promise<UnknownNumbers> {
    if (!hasSecret(request, this.#ports.deployment.secret)) await identifyOperator(this.#ports, request);
    return { strangers: this.#incoming.strangers() };
  }

  // From the rooms

  async #patient(request: Request): Promise<unknown> {
    const said = await readBody(request, PushTexting);
    await this.#clock.wakeAt("owed", this.#clock.now());
    // From here on without an await.
    const taken = this.#numbers.take(said);
    const { number, patient, status, say } = said;
    // Who was asked at night, and has opted out before the morning, or has another number, is not asked any more.
    const isOver = ({ about, to }: Text): boolean =>
      about.patient === patient &&
      "n" in about &&
      (status !== "pending" || to !== number || about.n !== say?.n);
    const remove = taken === null ? [] : (this.#outgoing?.drop(isOver) ?? []);
    const isAsked = taken?.isSaid === true && say !== undefined && number !== null;
    const texts = isAsked ? this.#queue([this.#asked(patient, number, say)]) : {};
    await this.#ports.storage.commit({ put: { ...taken?.put, ...texts }, remove });
    this.#outgoing?.fill();
    return { ok: true };
  }

  async #texts(request: Request): Promise<unknown> {
    const { conversation, patient, texts, to } = await readBody(request, PushTexts);
    await this.#clock.wakeAt("owed", this.#clock.now());
    // From here on without an await.
    const number = this.#numbers.enabled(patient);
    const put: Record<string, unknown> = {};
    for (const { message, text, id = message, own } of texts) {
      const about: About = own ? { patient } : { conversation, message, patient };
      const isGone = number === null && !this.#deliveries.has(id) && this.#outgoing?.has(id) !== true;
      if (number !== null) Object.assign(put, this.#queue([{ id, to: number, text, about }]));
      // The patient cannot be texted any more since it was written.
      else if (isGone && own === undefined)
        Object.assign(put, this.#deliveries.begins(id, about, "", { delivery: { status: "failed" } }));
    }
    const { outbox } = this.#deliveries;
    const owed = outbox.changes();
    await this.#ports.storage.commit({ put: { ...owed.put, ...put }, remove: owed.remove });
    this.#outgoing?.fill();
    outbox.soon();
    return { to };
  }

  async #askUnclear(request: Request): Promise<{ texts: UnclearText[] }> {
    const { number, patient, take } = await readBody(request, AskUnclear);
    if (!take) return { texts: this.#unclear.of(number) };
    await this.#clock.wakeAt("owed", this.#clock.now());
    // From here on without an await.
    const { texts, put, remove } = this.#unclear.choose(number, patient);
    const theirs = this.#incoming.isTheirs(patient, texts);
    const { outbox } = this.#deliveries;
    const owed = outbox.changes();
    await this.#ports.storage.commit({
      put: { ...owed.put, ...put, ...theirs },
      remove: [...owed.remove, ...remove],
    });
    outbox.soon();
    return { texts: [] };
  }

  /** Lets go of the texts of a conversation: those that wait go out no more. What patients wrote waits for their rooms. */
  async #forget(request: Request): Promise<unknown> {
    const asked = await readBody(request, Forget);
    if (!("conversation" in asked)) return { ok: true };
    const { conversation } = asked;
    const waiting = this.#outgoing?.forget(conversation) ?? (await this.#unsentOf(conversation));
    const known = this.#deliveries.forget(conversation);
    const owed = this.#deliveries.outbox.changes();
    await this.#ports.storage.commit({ put: owed.put, remove: [...owed.remove, ...waiting, ...known] });
    return { ok: true };
  }

  /** Where the practice has no account any more, what waited for one waits still. */
  async #unsentOf(conversation: string): Promise<string[]> {
    const found = await this.#ports.storage.list<Text>({ prefix: "out:" });
    return [...found].flatMap(([key, { about }]) => (isOf(about, conversation) ? [key] : []));
  }

  // What goes out

  #answer(replies: readonly Reply[]): Record<string, unknown> {
    return this.#queue(
      replies.map(({ id, to, patient, text }) => ({ ...this.#own({ patient, says: text }, to, text), id })),
    );
  }

  #asked(patient: string, to: string, { n, text, after }: NonNullable<PushTexting["say"]>): Text {
    const own = { ...this.#own({ patient, n }, to, text), id: `${patient}.${n}` };
    return after === undefined ? own : { ...own, after };
  }

  #own(about: About, to: string, text: Reply["text"]): Omit<Text, "id"> {
    return { to, text: automaticText(text, this.#practice.name), about };
  }

  /** Gives what to store of those that never went out. */
  #queue(texts: readonly Text[]): Record<string, unknown> {
    return this.#outgoing?.add(texts.filter(({ id }) => !this.#deliveries.has(id))) ?? {};
  }

  /** A message to who cannot be texted any more, and what asks for a date that nobody waits for, stay here. */
  #isWanted({ about, to }: Text): boolean {
    const { status } = this.#numbers.standing(about.patient, to) ?? {};
    if ("message" in about) return status === "enabled";
    if (about.n !== undefined) return status === "pending";
    return status !== undefined && (status !== "opted-out" || about.says === "help");
  }

  #done(text: Text, outcome: Outcome): Record<string, unknown> {
    const { id, about, to } = text;
    // Of what the practice's number says by itself nobody waits to hear.
    if (outcome.type === "dropped" && !("message" in about)) return {};
    if (outcome.type === "sent") {
      const put = this.#deliveries.begins(id, about, to, { sid: outcome.sid, delivery: { status: "sent" } });
      return { ...put, ...this.#deliveries.outbox.changes().put };
    }
    const isStopped = this.#numbers.standing(about.patient, to)?.isStopped === true;
    const code = outcome.type === "refused" ? outcome.code : isStopped ? stopCode : undefined;
    const said = { delivery: { status: "failed", ...(code === undefined ? {} : { code }) } } as const;
    const put = this.#deliveries.begins(id, about, to, said, outcome.type === "dropped");
    return { ...put, ...this.#deliveries.outbox.changes().put };
  }

  async #sweep(): Promise<void> {
    const remove = [...this.#deliveries.over(), ...this.#incoming.over()];
    this.#swept = this.#ports.now();
    const owed = this.#deliveries.outbox.changes();
    await this.#ports.storage.commit({
      put: { ...owed.put, swept: this.#swept },
      remove: [...owed.remove, ...remove],
    });
  }
}

/** What the form says of a field, empty where nothing. One that says two things is refused: which was meant is not guessed. */
function reading(fields: Fields): (name: string) => string {
  return name => {
    const [value = "", ...others] = new Set(fields.get(name));
    if (others.length > 0) throw new Refuse("bad-request", { at: name });
    return value;
  };
}

/** What can be an id of the provider's. */
function isSid(sid: string): boolean {
  return /^[A-Za-z0-9]{1,64}$/.test(sid);
}

/** How many files came along, as far as a message can say it. */
function filesIn(count: string): number {
  return /^\d{1,3}$/.test(count) ? Number(count) : 0;
}

function twiml(): Response {
  return new Response("<Response/>", {
    headers: { "content-type": "text/xml", "cache-control": "no-store" },
  });
}
