/** One request to the rooms, with retries. Every request of this package can be sent again safely. */
import { RefusedBody } from "@carethread/model";
import { HostError } from "../host-error.ts";
import type { checked } from "./checked.ts";

export { checked } from "./checked.ts";

/** Time and randomness, so that tests need no sleep. */
export interface HostPlatform {
  readonly wait: (ms: number) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export const nodePlatform: HostPlatform = {
  wait: ms => new Promise(resolve => setTimeout(resolve, ms)),
  random: Math.random,
  now: Date.now,
};

export interface Requests {
  readonly server: string;
  readonly fetch: typeof fetch;
  /** `renew` is true after a refusal of the last token. */
  readonly token: (renew: boolean) => Promise<string>;
  readonly platform: HostPlatform;
  /** How often a request is sent at most. */
  readonly attempts: number;
  /** How long one attempt may take, in milliseconds. */
  readonly timeout: number;
}

type Schema<T> = Parameters<typeof checked<T>>[0];

const firstDelay = 400;
const longestDelay = 10_000;
const longestAsked = 60_000;

/** The server's address as it is put before a path; `ws:` addresses are taken as `http:`. */
export function serverAddress(server: string): string {
  const url = URL.canParse(server) ? new URL(server) : null;
  const protocol = url?.protocol.replace(/^ws/, "http");
  if (!url || (protocol !== "http:" && protocol !== "https:")) {
    throw new HostError("bad-input", "`server` must be the rooms' address, e.g. https://rooms.example.org.", {
      params: { at: "server" },
    });
  }
  return `${protocol}//${url.host}${url.pathname.replace(/\/+$/, "")}`;
}

/** Posts and reads the answer. */
export function post<T>(requests: Requests, path: string, body: unknown, answer: Schema<T>): Promise<T> {
  return request(requests, path, JSON.stringify(body), asJson(answer));
}

export function get<T>(requests: Requests, path: string, answer: Schema<T>): Promise<T> {
  return request(requests, path, null, asJson(answer));
}

/** What is no JSON, as a file. */
export function getBlob(requests: Requests, path: string): Promise<Blob> {
  return request(requests, path, null, response => response.blob());
}

/** Reads an answer that is no refusal. */
type Reader<T> = (response: Response) => Promise<T | Failed>;

function asJson<T>(answer: Schema<T>): Reader<T> {
  return async response => accepted(await response.text(), response.status, answer);
}

/**
 * Without a text it is a GET. What may pass by itself (no network, a busy or failing server) is sent again with
 * growing delays; a token that was refused is renewed once.
 */
async function request<T>(
  requests: Requests,
  path: string,
  text: string | null,
  read: Reader<T>,
): Promise<T> {
  let renewed = false;
  for (let attempt = 1; ; attempt++) {
    const result = await once(requests, path, text, renewed, read);
    if (!(result instanceof Failed)) return result;
    if (result.error.code === "unauthorized" && !renewed) {
      renewed = true;
      continue;
    }
    if (!result.retryable || attempt >= requests.attempts) throw result.error;
    const growing = Math.min(firstDelay * 2 ** (attempt - 1), longestDelay);
    const asked = Number(result.error.params.retryAfter ?? 0);
    const jittered = growing * (0.5 + requests.platform.random() / 2);
    await requests.platform.wait(Math.max(jittered, Math.min(asked, longestAsked)));
  }
}

class Failed {
  readonly error: HostError;
  readonly retryable: boolean;
  constructor(error: HostError, retryable: boolean) {
    this.error = error;
    this.retryable = retryable;
  }
}

async function once<T>(
  requests: Requests,
  path: string,
  text: string | null,
  renewed: boolean,
  read: Reader<T>,
): Promise<T | Failed> {
  const token = await requests.token(renewed);
  try {
    const response = await requests.fetch(`${requests.server}${path}`, {
      ...(text === null
        ? { headers: { authorization: `Bearer ${token}` } }
        : {
            method: "POST",
            headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
            body: text,
          }),
      // A redirect would carry the token and the patient to somewhere that nobody registered.
      redirect: "error",
      signal: AbortSignal.timeout(requests.timeout),
    });
    return response.ok ? await read(response) : refused(await response.text(), response.status);
  } catch (cause) {
    const message = `No answer from ${requests.server}; is it the rooms' address, and are they running?`;
    return new Failed(new HostError("unreachable", message, { cause }), true);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function accepted<T>(text: string, status: number, answer: Schema<T>): T | Failed {
  const result = answer.safeParse(parsed(text));
  if (result.success) return result.data;
  const message = "The answer is not of the rooms; is `server` their address, and of this version?";
  return new Failed(new HostError("bad-answer", message, { status }), false);
}

function refused(text: string, status: number): Failed {
  const body = RefusedBody.safeParse(parsed(text));
  if (!body.success) {
    const message = `The server answered ${status} without a reason; is \`server\` the rooms' address?`;
    return new Failed(new HostError("bad-answer", message, { status }), status === 429 || status >= 500);
  }
  const { code, params, retryable, message } = body.data;
  return new Failed(new HostError(code, sentences[code] ?? message, { params, status }), retryable);
}

/** The rooms tell a stranger little; the owner of the key may be told where to look. */
const sentences: Partial<Record<RefusedBody["code"], string>> = {
  unauthorized:
    "The rooms refused the token: compare practice, issuer, audience, kid and public key with CARETHREAD_PRACTICES, and the clocks of both machines.",
  "not-found":
    "The rooms know no such thing in this practice, or the token is not of the kind `system`; push a patient before starting a conversation.",
};
