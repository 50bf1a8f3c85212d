/** What goes by HTTP: pages of the past, the patient look-up, starting a conversation. Loaded when first needed. */
import {
  EventPage,
  limits,
  PatientMatches,
  type PersonId,
  practiceRoom,
  RefusedBody,
  RowPage,
  Started,
} from "@carethread/model";
import ky, { HTTPError } from "ky";
import type { Addresses } from "./addresses.ts";
import { CareError } from "./care-error.ts";
import type { Credential, Credentials } from "./credentials.ts";
import type { Platform, StartOptions } from "./types.ts";

interface Schema<T> {
  safeParse(data: unknown): { success: true; data: T } | { success: false };
}

interface Request<T> {
  /** Below the server's address. */
  readonly path: string;
  readonly answer: Schema<T>;
  /** Sent as JSON by POST; without it the request is a GET. */
  readonly json?: unknown;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpOptions {
  readonly addresses: Addresses;
  readonly credentials: Credentials;
  readonly platform: Platform;
}

/** Waits for a token, but not longer than until a request for one fails. */
function tokenFrom(credentials: Credentials): Promise<Credential> {
  return new Promise((resolve, reject) => {
    const settle = (): boolean => {
      const credential = credentials.take();
      if (credential !== null) resolve(credential);
      else if (credentials.failing()) {
        reject(new CareError("no-token", { retryable: true, message: "the page gives no usable token" }));
      } else return false;
      return true;
    };
    if (settle()) return;
    const unlisten = credentials.listen(() => {
      if (settle()) unlisten();
    });
  });
}

async function refusalOf(error: HTTPError): Promise<CareError> {
  const { status } = error.response;
  const body: unknown = await error.response.json().catch(() => null);
  const parsed = RefusedBody.safeParse(body);
  if (!parsed.success) {
    return new CareError("bad-answer", { retryable: status >= 500, message: `HTTP ${status}`, cause: error });
  }
  const { code, params, retryable, message } = parsed.data;
  return new CareError(code, { params, retryable, message, cause: error });
}

async function attempt<T>(request: Request<T>, token: string, options: HttpOptions): Promise<T> {
  const { path, answer, json, query, signal } = request;
  try {
    const response = await ky(`${options.addresses.server}/${path}`, {
      method: json === undefined ? "get" : "post",
      headers: { authorization: `Bearer ${token}` },
      fetch: options.platform.fetch,
      retry: { limit: 2, methods: ["get"], backoffLimit: 2_000 },
      ...(json === undefined ? {} : { json }),
      ...(query === undefined ? {} : { searchParams: query }),
      ...(signal === undefined ? {} : { signal }),
    });
    const parsed = answer.safeParse(await response.json());
    if (parsed.success) return parsed.data;
    throw new CareError("bad-answer", { message: "the answer is not of the documented shape" });
  } catch (error) {
    if (signal?.aborted) throw new CareError("aborted", { cause: error });
    if (error instanceof CareError) throw error;
    if (error instanceof HTTPError) throw await refusalOf(error);
    throw new CareError("network", { retryable: true, message: "no answer came", cause: error });
  }
}

/** A token that is refused is replaced and the request made once more. */
async function request<T>(what: Request<T>, options: HttpOptions): Promise<T> {
  const { token } = await tokenFrom(options.credentials);
  try {
    return await attempt(what, token, options);
  } catch (error) {
    if (!(error instanceof CareError) || error.code !== "unauthorized") throw error;
    options.credentials.refuse(token);
    const next = await tokenFrom(options.credentials);
    return attempt(what, next.token, options);
  }
}

/** Each rejects with a CareError. */
export interface Http {
  rows(person: PersonId, after: string): Promise<RowPage>;
  events(conversation: string, before: number): Promise<EventPage>;
  patients(q: string, signal?: AbortSignal): Promise<PatientMatches>;
  start(options: Required<StartOptions>): Promise<Started>;
}

export function createHttp(options: HttpOptions): Http {
  const { practice, path, room } = options.addresses;
  return {
    rows: (person, after) =>
      request({ path: `${path("person", person)}/rows`, answer: RowPage, query: { after } }, options),
    events: (conversation, before) =>
      request(
        {
          path: `${path("main", conversation)}/events`,
          answer: EventPage,
          query: { before, limit: limits.pageEvents },
        },
        options,
      ),
    patients: (q, signal) =>
      request(
        {
          path: `${room("practice", practiceRoom(practice))}/patients`,
          answer: PatientMatches,
          json: { q: q.trim().slice(0, limits.nameLength) },
          signal,
        },
        options,
      ),
    start: ({ patient, title, text, commandId }) =>
      request(
        {
          path: `${path("patient", patient)}/conversations`,
          answer: Started,
          json: { commandId, kind: "topic", title, first: { text } },
        },
        options,
      ),
  };
}
