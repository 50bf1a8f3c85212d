import {
  AccessPage,
  type AccessRow,
  Imported,
  ImportMessages,
  Key,
  type Kind,
  type PatientId,
  type Person,
  type PersonId,
  Pushed,
  PushedPractice,
  PushedQuestionnaire,
  PutStreamItem,
  patientKey,
  personKey,
  practiceRoom,
  type Relation,
  roomName,
  StartConversation,
  Started,
  StreamItemTaken,
} from "@carethread/model";
import { type Records, recordsOf } from "../audit/audit.ts";
import { HostError } from "../host-error.ts";
import {
  type Credentials,
  checkIdSecret,
  checkPractice,
  givenToken,
  mintToken,
  readCredentials,
  signerOf,
  systemToken,
} from "../keys/keys.ts";
import {
  checked,
  get,
  type HostPlatform,
  nodePlatform,
  post,
  type Requests,
  serverAddress,
} from "../requests/requests.ts";
import {
  type MergeInput,
  mergeResource,
  type PatientInput,
  type PracticeInput,
  type PushAllOptions,
  type PushResult,
  patientResource,
  practiceResource,
  pushAll,
  type QuestionnaireInput,
  questionnaireResource,
  questionnaireWithdrawal,
  type Roster,
  type StaffInput,
  staffResource,
  type WithdrawalInput,
  withdrawalResource,
} from "../roster/roster.ts";
import { accessRows } from "./access-rows.ts";
import { commandIdFrom, newCommandId } from "./command-id.ts";
import { type Encounters, encountersOf } from "./encounters.ts";
import { type Exports, exportsOf } from "./exports.ts";
import { batches, type PastMessage } from "./past-messages.ts";
import { type Retention, retentionWith } from "./retention.ts";
import { type Sessions, sessionsOf } from "./sessions.ts";

export type { EncounterOf, LinkInput } from "./encounters.ts";
export { type ExportOptions, ndjson } from "./exports.ts";
export type { PastMessage } from "./past-messages.ts";
export type { HoldInput, LiftInput } from "./retention.ts";
export type { SessionsOf } from "./sessions.ts";

interface CommonOptions {
  /** Address of the rooms, e.g. `https://rooms.example.org`. */
  readonly server: string;
  /** What a conversation that the back end starts says of who began it; "System" by default. */
  readonly name?: string;
  readonly fetch?: typeof fetch;
  /** How often a request is sent at most; 5 by default. */
  readonly attempts?: number;
  /** How long one attempt may take, in milliseconds; 15,000 by default. */
  readonly timeout?: number;
  readonly platform?: Partial<HostPlatform>;
}

/** For a back end whose tokens something else signs. */
export interface GivenToken {
  readonly practice: string;
  /** Under which the rooms' keys of your people and patients are made: 32 bytes, base64url. */
  readonly idSecret: string;
  /** Gives a current token of the kind `system`. */
  readonly token: () => string | Promise<string>;
}

/** Either the credentials, or the text of their file, or a function that gives tokens. */
export type HostOptions = CommonOptions &
  ({ readonly credentials: Credentials | string; readonly token?: never } | GivenToken);

/** A person whom you have signed in. */
export interface SignedIn {
  readonly kind: "staff" | "portal";
  /** Your own id of the person: for staff the one of `pushStaff`, for the portal that in `linked`. */
  readonly id: string;
  /** The name that others see. */
  readonly name: string;
  /** The id of the person's session with you, 1 to 200 characters. */
  readonly session: string;
  /** Seconds until the token ends; 600 by default, at most 900. */
  readonly lifetime?: number;
}

/** Who wrote a message of the past, by your own id of that person. */
export interface Author {
  readonly kind: "staff" | "portal";
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  /** For the portal: how the person stands to the patient; `self` by default. */
  readonly relation?: Relation;
}

export interface PastConversation {
  /** Your own id of the patient. */
  readonly patient: string;
  /** `topic` by default. */
  readonly kind?: Kind;
  readonly title?: string;
  /** Where the kind has one recipient: your own id of that member of staff, who is on the patient's care team. */
  readonly recipient?: string;
  /** Where the kind has one recipient: your own id of the portal user who takes part. */
  readonly addressee?: string;
  /** The episode of care that it is about: its `id` in the patient's `episodes`. */
  readonly regarding?: string;
  /** When it began, in milliseconds since 1970; now by default. */
  readonly at?: number;
  /** Any text of yours; the same one for this patient gives the same conversation, however often you call. */
  readonly idempotencyKey?: string;
}

/** Something of your own system: of a patient, or for one conversation. */
export type StreamItemInput = PutStreamItem &
  (
    | { readonly patient: string; readonly conversation?: never }
    | { readonly conversation: string; readonly patient?: never }
  );

export interface Host extends Encounters, Exports, Records, Retention, Sessions {
  readonly practice: string;
  /** A token for a page of yours, for the person whom you have signed in. Signed with the credentials' `people`. */
  token(person: SignedIn): Promise<string>;
  /** Sends the practice's settings whole, in place of those of its registration; rooms go by them within a minute. */
  pushPractice(practice: PracticeInput): Promise<PushedPractice>;
  /**
   * Sends a questionnaire whole; 100 at most can be answered at a time. One that cannot be asked is refused with
   * `questionnaire-unsupported`: `params.linkId` is the item, `params.at` its field.
   */
  pushQuestionnaire(questionnaire: QuestionnaireInput): Promise<PushedQuestionnaire>;
  /** Offers a questionnaire no more; conversations that began by it stay as they are. */
  withdrawQuestionnaire(questionnaire: {
    /** The `id` of the resource. */
    readonly id: string;
    /** Higher than that of the last push of the same one. */
    readonly version: number;
  }): Promise<PushedQuestionnaire>;
  /** Sends a staff member whole. An older `version` than the rooms know is ignored: `applied` is then false. */
  pushStaff(staff: StaffInput): Promise<Pushed>;
  /** Sends a patient whole, with care team and linked portal users. */
  pushPatient(patient: PatientInput): Promise<Pushed>;
  /**
   * Says that somebody should no longer be there. A staff member's every right ends at once. A patient is found by nobody
   * and takes no new conversation or message; what was written stays to be read. Who is pushed again with a higher version
   * is back. Of somebody whom the rooms do not know it is remembered, so that no older push brings them in.
   */
  withdraw(whom: WithdrawalInput): Promise<Pushed>;
  /**
   * Says that a patient is the same as another, who has been pushed: conversations with their members go over, who asks for
   * the old one is led to the new one, and team and linked persons of both are the new one's until it is pushed again.
   */
  merge(patients: MergeInput): Promise<Pushed>;
  /** Withdraws who left, then sends staff, then patients, then merges, a few at a time. */
  pushAll(roster: Roster, options?: PushAllOptions): Promise<PushResult>;
  /** Begins a conversation about a patient, to be filled with messages of the past. */
  startConversation(start: PastConversation): Promise<Started>;
  /**
   * Brings messages of the past into a conversation that has no live message yet, in any number; they are
   * sorted by time. With an `idempotencyKey` the same messages come in once, however often you call.
   */
  importMessages(past: {
    readonly conversation: string;
    readonly messages: readonly PastMessage[];
    readonly idempotencyKey?: string;
  }): Promise<Imported>;
  /**
   * Puts an appointment or a change of a plan among the messages, changes it, or cancels it; it is nobody's news. Of a
   * patient it goes into their one conversation, which is made where it is not there yet: in a practice whose patients have
   * no such conversation give the `conversation`. An older `version` than the rooms know is ignored: `applied` is then false.
   */
  putStreamItem(put: StreamItemInput): Promise<StreamItemTaken>;
  /** The rooms' key of a person: what a webhook's `person` is compared with. Keep it beside your user. */
  personKey(kind: "staff" | "portal", id: string): PersonId;
  /** The rooms' key of a patient, which your pages give to the elements: it says nothing of your own id. */
  patientKey(id: string): PatientId;
  /**
   * Who of the staff outside a patient's team opened one of their conversations, when and why: newest first, to the
   * first ever, with those of patients who were merged into this one. Pages are fetched as you go.
   */
  accessRows(patient: string): AsyncIterable<AccessRow>;
  /** A person as the author of a past message. */
  author(author: Author): Person;
}

/** The back end's connection to the rooms of one practice. Every failure is a `HostError`. */
export function createHost(options: HostOptions): Host {
  const platform = { ...nodePlatform, ...options.platform };
  const { practice, idSecret, token, credentials } = signing(options, platform);
  const requests: Requests = {
    server: serverAddress(options.server),
    fetch: options.fetch ?? globalThis.fetch,
    token,
    platform,
    attempts: options.attempts ?? 5,
    timeout: options.timeout ?? 15_000,
  };
  const ofPerson = (kind: "staff" | "portal", id: string): PersonId => personKey(idSecret, kind, id);
  const ofPatient = (id: string): PatientId => patientKey(idSecret, id);
  const idOf = (key: string | undefined, ...parts: string[]): string =>
    key === undefined ? newCommandId() : commandIdFrom(practice, ...parts, key);

  const sendQuestionnaire = (body: object): Promise<PushedQuestionnaire> =>
    post(requests, `/parties/practice/${practiceRoom(practice)}/questionnaire`, body, PushedQuestionnaire);

  const host: Host = {
    practice,
    async token({ id, session, ...person }) {
      if (credentials === null)
        throw new HostError("bad-input", "`credentials` are missing: nothing here signs for people.", {
          params: { at: "credentials" },
        });
      return mintToken({ ...signerOf(credentials, "people"), ...person, sub: id, sid: session });
    },
    async pushPractice(input) {
      const body = practiceResource(input);
      return post(requests, `/parties/practice/${practiceRoom(practice)}/roster`, body, PushedPractice);
    },
    async pushQuestionnaire(questionnaire) {
      return sendQuestionnaire(questionnaireResource(questionnaire));
    },
    async withdrawQuestionnaire(questionnaire) {
      return sendQuestionnaire(questionnaireWithdrawal(questionnaire));
    },
    async pushStaff(staff) {
      const body = staffResource(staff);
      const room = roomName(practice, ofPerson("staff", body.id));
      return post(requests, `/parties/person/${room}/roster`, body, Pushed);
    },
    async pushPatient(patient) {
      const body = patientResource(patient);
      const room = roomName(practice, ofPatient(body.id));
      return post(requests, `/parties/patient/${room}/roster`, body, Pushed);
    },
    async withdraw(whom) {
      const body = withdrawalResource(whom);
      const isStaff = whom.kind === "staff";
      const room = roomName(practice, isStaff ? ofPerson("staff", body.id) : ofPatient(body.id));
      return post(requests, `/parties/${isStaff ? "person" : "patient"}/${room}/roster`, body, Pushed);
    },
    async merge(patients) {
      const body = mergeResource(patients);
      const room = roomName(practice, ofPatient(body.id));
      return post(requests, `/parties/patient/${room}/roster`, body, Pushed);
    },
    pushAll: (roster, more) => pushAll(host, roster, more),
    async startConversation(past) {
      const { patient, kind = "topic", title, recipient, addressee, regarding, at, idempotencyKey } = past;
      const commandId = idOf(idempotencyKey, "start", patient);
      const between = {
        recipient: recipient === undefined ? undefined : ofPerson("staff", recipient),
        addressee: addressee === undefined ? undefined : ofPerson("portal", addressee),
      };
      const body = checked(
        StartConversation,
        { commandId, kind, title, ...between, regarding, at },
        "The conversation cannot be started",
      );
      const room = roomName(practice, ofPatient(patient));
      return post(requests, `/parties/patient/${room}/conversations`, body, Started);
    },
    async importMessages({ conversation, messages, idempotencyKey }) {
      const what = "The messages cannot be imported";
      const id = checked(Key, conversation, `${what}: \`conversation\``);
      // All are checked before the first is sent, so that a mistake leaves nothing half done.
      const bodies = batches(messages).map((batch, index) => {
        const commandId = idOf(idempotencyKey, "import", id, String(index));
        return checked(ImportMessages, { commandId, messages: batch }, what);
      });
      let count = 0;
      for (const body of bodies) {
        const path = `/parties/main/${roomName(practice, id)}/import`;
        count += (await post(requests, path, body, Imported)).messages;
      }
      return { messages: count };
    },
    async putStreamItem({ patient, conversation, version, item }) {
      const what = "The item cannot be put into the stream";
      const body = checked(PutStreamItem, { version, item }, what);
      // The same start every time: there is one such conversation.
      const start = { patient: patient ?? "", kind: "continuous", idempotencyKey: "stream" } as const;
      const id = conversation ?? (await host.startConversation(start)).id;
      const room = roomName(practice, checked(Key, id, `${what}: \`conversation\``));
      return post(requests, `/parties/main/${room}/stream`, body, StreamItemTaken);
    },
    ...encountersOf(requests, practice, idOf),
    ...exportsOf({ requests, practice, ofPatient }),
    ...recordsOf({ requests, practice, ofPerson, ofPatient }),
    ...retentionWith({ requests, practice, ofPatient, idOf }),
    ...sessionsOf(requests, practice, ofPerson),
    personKey: ofPerson,
    patientKey: ofPatient,
    accessRows: patient =>
      accessRows(ofPatient(patient), (key, query) =>
        get(requests, `/parties/patient/${roomName(practice, key)}/access${query}`, AccessPage),
      ),
    author({ kind, id, name, title, relation }) {
      const common = { id: ofPerson(kind, id), side: kind, name } as const;
      if (kind === "portal") return { ...common, relation: relation ?? "self" };
      return title === undefined ? common : { ...common, title };
    },
  };
  return host;
}

function noKey(): never {
  throw new HostError("no-token", "The credentials have no key for `system`, so nothing can be pushed.");
}

/** What proves who this back end is, and makes its keys. */
function signing(
  options: HostOptions,
  platform: HostPlatform,
): {
  readonly practice: string;
  readonly idSecret: string;
  readonly token: Requests["token"];
  readonly credentials: Credentials | null;
} {
  if (options.token !== undefined) {
    const { practice, idSecret } = options;
    checkPractice(practice);
    checkIdSecret(idSecret);
    return { practice, idSecret, token: givenToken(options.token), credentials: null };
  }
  const credentials = readCredentials(options.credentials);
  const { practice, idSecret } = credentials;
  const { name = "System" } = options;
  // A service that only signs people in pushes nothing.
  const token =
    credentials.system === undefined
      ? async () => noKey()
      : systemToken(signerOf(credentials, "system"), name, platform);
  return { practice, idSecret, token, credentials };
}
