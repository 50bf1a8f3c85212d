/** HTTP at the edge of a room: origins, tokens, bodies and refusals, each checked in one place. */
import {
  limits,
  parseRoomName,
  type Refusal,
  type RefusalCode,
  type RefusedBody,
  refusal,
  refusalAnswers,
  refusalRules,
  roomLimits,
} from "@carethread/model";
import type * as z from "zod/mini";
import type { Ports, Surroundings } from "../ports.ts";
import type { Practice } from "../practices/practices.ts";
import { Rates } from "../rates.ts";
import { answerTo, told } from "../seal/seal.ts";
import { isOperator } from "./operator.ts";
import { type Fields, fieldsOf, isSigned } from "./provider.ts";
import { type Identity, tokenForNobody, verifyToken } from "./tokens.ts";

/** Ends a request with a refusal; caught where the request came in. */
export class Refuse extends Error {
  override readonly name = "Refuse";
  readonly refusal: Refusal;

  constructor(code: RefusalCode, params: Refusal["params"] = {}) {
    super(code);
    this.refusal = refusal(code, params);
  }
}

export function refusedBody({ refused: code, params }: Refusal): RefusedBody {
  return { code, params, retryable: refusalRules[code].retryable, message: refusalAnswers[code].say };
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
}

/** Where a room is, and whose it is: null where its name or practice is not one of ours. */
export interface Place extends Pick<Surroundings, "party" | "name" | "deployment"> {
  readonly practice: Practice | null;
}

/**
 * Whether a page may talk to this practice's rooms; no page may to those of nobody. Callers that are no pages send no
 * origin.
 */
export function originAllowed(practice: Practice | null, origin: string | null): boolean {
  return origin === null || practice?.origins.includes(origin) === true;
}

/** Who asks, and how often: those of one class are counted together, by the rate of this name. */
export class Requests {
  readonly #ports: Ports;
  readonly #rates: Rates;
  readonly #session: (identity: Identity) => Promise<void> | void;

  /** `session` throws a Refuse where the session is over that a token names. */
  constructor(
    ports: Ports,
    session: (identity: Identity) => Promise<void> | void,
    rate: "requests" | "parts" = "requests",
  ) {
    this.#ports = ports;
    this.#session = session;
    this.#rates = new Rates(ports.deployment.rates[rate], () => ports.now());
  }

  /** The caller's identity from `Authorization: Bearer`. Too many requests are refused before anything is looked up. */
  async identify(request: Request): Promise<Identity> {
    const identity = await identityOf(this.#ports, request, this.#ports.now());
    const retryAfter = this.#rates.take(identity.person.id);
    if (retryAfter > 0) throw new Refuse("too-fast", { retryAfter });
    await this.#session(identity);
    return identity;
  }
}

function tokenOf(request: Request): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
}

/** Throws a Refuse where a request's token does not prove that it is from the operator. */
export async function identifyOperator(
  { deployment, now }: Pick<Surroundings, "deployment" | "now">,
  request: Request,
): Promise<void> {
  if (deployment.operator === null) throw new Refuse("not-found");
  if (!(await isOperator(deployment, tokenOf(request) ?? "", now()))) throw new Refuse("unauthorized");
}

/** Throws a Refuse where a request is not signed by the provider of the practice's texts, for the address that it was told. */
export async function identifyProvider(practice: Practice | null, request: Request): Promise<Fields> {
  const texting = practice?.texting;
  if (texting === undefined) throw new Refuse("not-found");
  const { pathname, search } = new URL(request.url);
  // The room reads it again.
  const fields = fieldsOf(await readText(request.clone() as Request));
  const signature = request.headers.get("x-twilio-signature");
  const isTheirs = await isSigned(texting.token, signature, texting.address + pathname + search, fields);
  if (!isTheirs) throw new Refuse("unauthorized");
  // By one token another account of the same provider may be spoken for.
  const accounts = fields.get("AccountSid") ?? [];
  if (accounts.some(account => account !== texting.account)) throw new Refuse("unauthorized");
  const type = request.headers.get("content-type") ?? "";
  if (request.method === "POST" && !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    throw new Refuse("bad-request", { at: "content-type" });
  return fields;
}

/** Who a request's token says it is from; throws a Refuse where it proves nothing. */
export async function identityOf(place: Place, request: Request, now: number): Promise<Identity> {
  const token = tokenOf(request);
  const identity = token === undefined ? null : await verifyAt(place, token, now);
  if (identity === null) throw new Refuse("unauthorized");
  if (identity === "foreign") throw new Refuse("not-found");
  return identity;
}

/** As `verifyToken`. Of a practice that is not registered a token says as little as of one that is and did not sign it. */
async function verifyAt(place: Place, token: string, now: number): Promise<Identity | "foreign" | null> {
  if (place.practice !== null) return verifyToken(place.practice, token, now);
  return tokenForNobody(parseRoomName(place.party, place.name)?.practice ?? "", token);
}

/** The request's body as the schema says, or a refusal that names the place. */
export async function readBody<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T> {
  const text = await readText(request);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refuse("bad-request", { at: "body" });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new Refuse("bad-request", { at: parsed.error.issues[0]?.path.map(String).join(".") || "body" });
  return parsed.data;
}

/** A whole number of a request's query, `least` or more; `missing` stands for one that is not there. */
export function whole(request: Request, name: string, max: number, missing?: number, least = 1): number {
  const text = new URL(request.url).searchParams.get(name);
  if (text === null && missing !== undefined) return missing;
  const value = text === null || text === "" ? Number.NaN : Number(text);
  if (!Number.isSafeInteger(value) || value < least || value > max)
    throw new Refuse("bad-request", { at: name });
  return value;
}

/** Keeps no more than the limit, whatever the headers say. */
async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length")) > limits.requestBody) throw new Refuse("too-large");
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  await readBytes(request, bytes => {
    size += bytes.byteLength;
    if (size <= limits.requestBody) text += decoder.decode(bytes, { stream: true });
    return size <= roomLimits.refusedBody;
  });
  if (size > limits.requestBody) throw new Refuse("too-large");
  return text + decoder.decode();
}

/** The bytes of a body that must have so many, which are few. */
export async function readExactly(request: Request, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  await readBytes(request, some => {
    if (at + some.byteLength <= size) bytes.set(some, at);
    at += some.byteLength;
    return at <= roomLimits.refusedBody;
  });
  if (at !== size) throw new Refuse("bad-request", { at: "body" });
  return bytes;
}

/** Reads a body until its end, or until `more` says that it is enough. */
async function readBytes(request: Request, more: (bytes: Uint8Array) => boolean): Promise<void> {
  // Where requests have no stream (Firefox, in which rooms in memory stand) all of it is there at once.
  if (request.body === undefined) {
    more(new Uint8Array(await request.arrayBuffer()));
    return;
  }
  const reader = request.body?.getReader();
  if (reader === undefined) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    if (more(value)) continue;
    await reader.cancel();
    return;
  }
}

/**
 * Reads what is left of a refused request's body: PartyKit's runtime takes an answer before its end for an error,
 * and cuts the sender off.
 */
export async function drain(request: Request): Promise<void> {
  if (request.body === null || request.bodyUsed) return;
  let size = 0;
  try {
    await readBytes(request, bytes => {
      size += bytes.byteLength;
      return size <= roomLimits.refusedBody;
    });
  } catch {
    // The sender is gone.
  }
}

/** Gives what is answered as JSON, or the answer itself. */
export type Route = (request: Request, path: string) => Promise<unknown>;

/** The last segments of a path below the room: `/parties/main/<room>/events` → `events`. */
export function pathBelow(url: string): string {
  const parts = new URL(url).pathname.split("/").filter(part => part !== "");
  return parts[0] === "parties" || parts[0] === "party"
    ? parts.slice(parts[0] === "parties" ? 3 : 2).join("/")
    : parts.join("/");
}

/** Whether a request proves itself with the deployment's secret. */
export function hasSecret(request: Request, secret: string): boolean {
  return equal(request.headers.get("authorization") ?? "", `Bearer ${secret}`);
}

/** Compares in time that does not tell where two strings part. */
function equal(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < b.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}

/**
 * Answers a request: internal paths to siblings alone, others with the page's origin checked and allowed.
 * Whatever is thrown becomes a fixed body: nothing of an exception reaches a caller.
 */
export async function respond(
  ports: Place & Pick<Surroundings, "log">,
  request: Request,
  routes: Readonly<Record<string, Route>>,
): Promise<Response> {
  const path = pathBelow(request.url);
  const { practice } = ports;
  const finish = (response: Response): Response => allow(practice, request, response);
  try {
    if (!originAllowed(practice, request.headers.get("origin"))) throw new Refuse("not-found");
    if (path.startsWith("internal/") && !hasSecret(request, ports.deployment.secret))
      throw new Refuse("not-found");
    const route = routes[`${request.method} ${path}`];
    if (route === undefined) {
      const known = Object.keys(routes).some(key => key.endsWith(` ${path}`));
      throw new Refuse(known ? "wrong-method" : "not-found");
    }
    const answer = await route(request, path);
    return finish(answer instanceof Response ? answer : json(answer));
  } catch (error) {
    await drain(request);
    if (error instanceof Refuse) return finish(refused(error.refusal));
    const what = `${ports.party}: ${request.method} ${path.startsWith("internal/") ? path : "request"} failed`;
    ports.log(told(what, error), error);
    return finish(json(refusedBody(refusal(answerTo(error))), 500));
  }
}

/** Lets a page of an allowed origin read the answer. */
export function allow(practice: Practice | null, request: Request, response: Response): Response {
  const origin = request.headers.get("origin");
  if (origin === null || !originAllowed(practice, origin)) return response;
  response.headers.set("access-control-allow-origin", origin);
  response.headers.set("vary", "origin");
  return response;
}

export function refused(refusal: Refusal): Response {
  const response = json(refusedBody(refusal), refusalAnswers[refusal.refused].status);
  const { retryAfter } = refusal.params;
  if (typeof retryAfter === "number") response.headers.set("retry-after", `${Math.ceil(retryAfter / 1000)}`);
  return response;
}
