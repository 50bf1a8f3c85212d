/** What goes by HTTP: pages of the past, the patient look-up, starting a conversation. Loaded when first needed. */
import {
  EventPage,
  Follow,
  Found,
  type LogFilter,
  limits,
  type PatientId,
  PatientMatches,
  type PersonId,
  PersonSettings,
  practiceRoom,
  QuestionnaireAnswered,
  QuestionnaireList,
  RefusedBody,
  RowPage,
  readTolerantly,
  SearchHits,
  type SearchQuery,
  type SendMessage,
  type SessionCard,
  SessionList,
  SessionsEnded,
  type SettingsChange,
  StaffMatches,
  StartChoices,
  Started,
  type Tab,
} from "@carethread/model";
import ky, { HTTPError } from "ky";
import type { WritableAtom } from "nanostores";
import {
  type Addresses,
  CareError,
  type Platform,
  type SealedStart,
  type StartOptions,
} from "../base/base.ts";
import type { Credential, Credentials } from "./credentials.ts";

type Schema<T> = Parameters<typeof readTolerantly<T>>[0];

interface Request<T> {
  /** Below the server's address. */
  readonly path: string | ((person: PersonId) => string);
  /** What the answer's JSON is, or how the answer is read. */
  readonly answer: Schema<T> | ((response: Response) => Promise<T>);
  /** Sent as JSON by POST. */
  readonly json?: unknown;
  /** Sent as it is by PUT. Without either the request is a GET. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly method?: "delete";
  readonly query?: Readonly<Record<string, string | number>>;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpOptions {
  readonly addresses: Addresses;
  readonly credentials: Credentials;
  readonly platform: Platform;
  /** A room has said that the session is over. */
  readonly $over?: WritableAtom<boolean>;
}

/** Waits for a token, but not longer than until a request for one fails. */
function tokenFrom(credentials: Credentials): Promise<Credential> {
  return new Promise((resolve, reject) => {
    const settle = (): boolean => {
      const credential = credentials.take();
      if (credential !== null) resolve(credential);
      else if (credentials.failing() || credentials.isResting()) {
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
  const parsed = readTolerantly(RefusedBody, body);
  if (!parsed.success) {
    return new CareError("bad-answer", { retryable: status >= 500, message: `HTTP ${status}`, cause: error });
  }
  const { code, params, retryable, message } = parsed.data;
  return new CareError(code, { params, retryable, message, cause: error });
}

async function attempt<T>(
  request: Request<T>,
  { token, person }: Credential,
  options: HttpOptions,
): Promise<T> {
  const { path, answer, json, bytes, query, signal } = request;
  const method = request.method ?? (json !== undefined ? "post" : bytes !== undefined ? "put" : "get");
  try {
    const response = await ky(
      `${options.addresses.server}/${typeof path === "string" ? path : path(person)}`,
      {
        method,
        headers: { authorization: `Bearer ${token}` },
        fetch: options.platform.fetch,
        retry: { limit: 2, methods: ["get"], backoffLimit: 2_000 },
        ...(json === undefined ? {} : { json }),
        ...(bytes === undefined ? {} : { body: bytes }),
        ...(query === undefined ? {} : { searchParams: query }),
        ...(signal === undefined ? {} : { signal }),
      },
    );
    if (typeof answer === "function") return await answer(response);
    const parsed = readTolerantly(answer, await response.json());
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
  const credential = await tokenFrom(options.credentials);
  try {
    return await attempt(what, credential, options);
  } catch (error) {
    if (error instanceof CareError && error.code === "session-ended") options.$over?.set(true);
    if (!(error instanceof CareError) || error.code !== "unauthorized") throw error;
    options.credentials.refuse(credential.token);
    return attempt(what, await tokenFrom(options.credentials), options);
  }
}

/** A start under its id, of a kind. */
export type Start = Omit<StartOptions, "attachments"> &
  Required<Pick<StartOptions, "kind" | "commandId">> & {
    /** Files that are up, as the first message names them. */
    readonly attachments?: readonly NonNullable<SendMessage["attachments"]>[number][];
    /** What stands for title and words where it is encrypted. */
    readonly sealed?: SealedStart;
  };

/** Each rejects with a CareError. */
export interface Http {
  /** What else is asked, by parts that are loaded for it: a path below the server's address, which may hang on who one is, and the answer's schema. */
  ask<T>(path: Request<T>["path"], answer: Schema<T>, more?: Omit<Request<T>, "path" | "answer">): Promise<T>;
  /** What is in a file. */
  content(file: string, signal?: AbortSignal): Promise<Blob>;
  /** The same as it comes. */
  stream(file: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** The page of a tab after a cursor, with null the first one. */
  rows(person: PersonId, tab: Tab, after: string | null): Promise<RowPage>;
  settings(person: PersonId, change: SettingsChange): Promise<PersonSettings>;
  sessions(person: PersonId): Promise<readonly SessionCard[]>;
  endSessions(person: PersonId, which: string): Promise<void>;
  events(
    conversation: string,
    query: { readonly before: number; readonly filter?: LogFilter } | { readonly after: number },
    signal?: AbortSignal,
  ): Promise<EventPage>;
  conversations(patient: PatientId): Promise<RowPage>;
  follow(patient: PatientId, on: boolean): Promise<Follow>;
  patients(
    q: string,
    which?: "start" | "open" | "audit" | "hold",
    signal?: AbortSignal,
  ): Promise<PatientMatches>;
  search(query: SearchQuery, signal: AbortSignal): Promise<SearchHits>;
  find(conversation: string, q: string, signal: AbortSignal): Promise<Found>;
  staff(q: string, patient: PatientId, signal?: AbortSignal): Promise<StaffMatches>;
  questionnaires(): Promise<QuestionnaireList>;
  questionnaire(id: string): Promise<QuestionnaireAnswered>;
  choices(patient: PatientId): Promise<StartChoices>;
  start(options: Start): Promise<Started>;
}

export function createHttp(options: HttpOptions): Http {
  const { path } = options.addresses;
  const own =
    (what: string) =>
    (person: PersonId): string =>
      `${path("person", person)}/${what}`;
  const ask = <T>(
    path: Request<T>["path"],
    answer: Schema<T>,
    more?: Omit<Request<T>, "path" | "answer">,
  ): Promise<T> => request({ path, answer, ...more }, options);
  const { practice, room } = options.addresses;
  const questionnaires = `${room("practice", practiceRoom(practice))}/questionnaires`;
  const words = (q: string): string => q.trim().slice(0, limits.nameLength);
  const searched = (q: string): string => q.trim().slice(0, limits.searchLength);
  return {
    ask,
    content: (file, signal) =>
      request(
        { path: `${path("attachment", file)}/content`, answer: response => response.blob(), signal },
        options,
      ),
    stream: (file, signal) =>
      request(
        {
          path: `${path("attachment", file)}/content`,
          answer: async response => response.body ?? new Blob([]).stream(),
          signal,
        },
        options,
      ),
    rows: (person, tab, after) =>
      ask(`${path("person", person)}/rows`, RowPage, {
        query: { ...(tab === "all" ? {} : { tab }), ...(after === null ? {} : { after }) },
      }),
    settings: (person, json) => ask(`${path("person", person)}/settings`, PersonSettings, { json }),
    async sessions(person) {
      return (await ask(`${path("person", person)}/sessions`, SessionList)).sessions;
    },
    async endSessions(person, end) {
      await ask(`${path("person", person)}/sessions`, SessionsEnded, { json: { end } });
    },
    events: (conversation, query, signal) =>
      ask(`${path("main", conversation)}/events`, EventPage, {
        query: { ...query, limit: limits.pageEvents },
        signal,
      }),
    conversations: patient => ask(`${path("patient", patient)}/conversations`, RowPage),
    follow: (patient, on) => ask(`${path("patient", patient)}/follow`, Follow, { json: { on } }),
    patients: (q, which, signal) =>
      ask(own("patients"), PatientMatches, { json: { q: words(q), for: which }, signal }),
    search: (query, signal) =>
      ask(own("search"), SearchHits, { json: { ...query, q: searched(query.q) }, signal }),
    find: (conversation, q, signal) =>
      ask(`${path("main", conversation)}/find`, Found, { json: { q: searched(q) }, signal }),
    staff: (q, patient, signal) =>
      ask(own("staff"), StaffMatches, { json: { q: words(q), patient }, signal }),
    questionnaires: () => ask(questionnaires, QuestionnaireList, { json: {} }),
    questionnaire: id => ask(questionnaires, QuestionnaireAnswered, { json: { id } }),
    choices: patient => ask(`${path("patient", patient)}/choices`, StartChoices, { json: {} }),
    // What is undefined is not in the JSON.
    start: ({ patient, text, attachments, sealed, ...start }) => {
      const isNothing = text === undefined && attachments === undefined;
      const first = sealed?.first ?? (isNothing ? undefined : { text: text ?? "", attachments });
      return ask(`${path("patient", patient)}/conversations`, Started, {
        json: { ...start, first, keys: sealed?.keys },
      });
    },
  };
}
