/** What was said with a patient, taken out by a back end as resources of FHIR R4, one at a time. */
import {
  ChangedSince,
  EventPage,
  type ExportedConversation,
  type ExportedResource,
  ExportPage,
  type ExportQuery,
  exportResources,
  Key,
  type LoggedEvent,
  type PatientId,
  type Person,
  type Row,
  roomName,
} from "@carethread/model";
import { checked, get, getBlob, post, type Requests } from "../requests/requests.ts";

export interface ExportOptions {
  /** Your reference of the patient, e.g. `Patient/p4711`; without it the rooms' key of them is said, as an identifier. */
  readonly subject?: string;
  /** Your reference of a person, e.g. `Practitioner/u17`, where you have one; else the rooms' key of them is said. */
  readonly person?: (person: Person) => string | undefined;
  /** Of all identifiers: a URI of yours, below which the rooms' keys stand; `urn:carethread:<practice>` by default. */
  readonly system?: string;
}

export interface Exports {
  /**
   * All that was said with a patient, as FHIR R4: of each conversation a Communication, and its messages as Communications
   * that are `partOf` it. They refer to each other as `Type/id`. Pages are fetched as you go. That it is taken out stands in
   * the patient's record first, as `exported`; what is said later is no part of it. Anything that cannot be had ends it.
   */
  exportPatient(patient: string, options?: ExportOptions): AsyncIterable<ExportedResource>;
  /** The same of one conversation. */
  exportConversation(
    patient: string,
    conversation: string,
    options?: ExportOptions,
  ): AsyncIterable<ExportedResource>;
  /**
   * What is new in one conversation, for a copy of it: the same as `exportConversation` without the messages up to a place
   * in its log, unless something was said of their correction since. What is no message comes whole each time, under the ids
   * that it had.
   */
  exportChanges(change: ChangedSince, options?: ExportOptions): AsyncIterable<ExportedResource>;
  /**
   * What is in a file that a message names, by the file's key. In an encrypted conversation it is what a device sealed:
   * `carethread-records` opens it. Rejects with a HostError: `not-found`, `attachment-infected`, …
   */
  attachment(file: string): Promise<Blob>;
}

export interface ExportsOptions {
  readonly requests: Requests;
  readonly practice: string;
  readonly ofPatient: (id: string) => PatientId;
}

export function exportsOf({ requests, practice, ofPatient }: ExportsOptions): Exports {
  const fileAt = (id: string): string => `/parties/attachment/${roomName(practice, id)}/content`;

  const page = (patient: PatientId, query: ExportQuery): Promise<ExportPage> =>
    post(requests, `/parties/patient/${roomName(practice, patient)}/export`, query, ExportPage);

  async function* eventsOf(conversation: string, until: number): AsyncGenerator<LoggedEvent> {
    for (let after = 0; ; ) {
      const path = `/parties/main/${roomName(practice, conversation)}/events?after=${after}`;
      const { events, hasNewer } = await get(requests, path, EventPage);
      for (const event of events) {
        if (event.at > until) return;
        yield event;
      }
      const last = events.at(-1);
      if (!hasNewer || last === undefined) return;
      after = last.pos;
    }
  }

  async function* conversationsFrom(
    patient: PatientId,
    query: ExportQuery,
    first: ExportPage,
    until: number,
  ): AsyncGenerator<ExportedConversation> {
    const one = (row: Row): ExportedConversation => ({ row, events: () => eventsOf(row.id, until) });
    for (let found = first; ; ) {
      yield* found.rows.map(one);
      if (found.more === null) return;
      found = await page(patient, { ...query, after: found.more });
    }
  }

  async function* resources(
    patient: PatientId,
    query: ExportQuery,
    { subject, person, system }: ExportOptions = {},
    after?: number,
  ): AsyncGenerator<ExportedResource> {
    const first = await page(patient, query);
    // A copy that is told of a place gets what is there, by whatever clock it came.
    const until = after === undefined ? first.at : Number.POSITIVE_INFINITY;
    const taken = {
      ...{ at: first.at, by: first.by, patient: first.patient },
      practice: { id: practice, name: first.practice },
    };
    yield* exportResources(taken, conversationsFrom(patient, query, first, until), {
      ...(system === undefined ? {} : { system }),
      ...(after === undefined ? {} : { after }),
      ...{ subject, person, withKeys: true },
      urlOf: (_, type, id) => `${type}/${id}`,
      fileUrl: ({ id }) => `${requests.server}${fileAt(id)}`,
    });
  }

  return {
    attachment: async file => getBlob(requests, fileAt(checked(Key, file, "There is no such file: `file`"))),
    exportPatient: (patient, options) => resources(ofPatient(patient), {}, options),
    async *exportConversation(patient, conversation, options) {
      const id = checked(Key, conversation, "There is nothing to take out: `conversation`");
      yield* resources(ofPatient(patient), { conversation: id }, options);
    },
    async *exportChanges({ patient, conversation, after }, options) {
      const since = { patient, conversation, after };
      const change = checked(ChangedSince, since, "What is new cannot be read");
      yield* resources(change.patient, { conversation: change.conversation }, options, change.after);
    },
  };
}

/** A line of JSON each, as FHIR servers take them in bulk: `Readable.from(ndjson(host.exportPatient("p4711")))`. */
export async function* ndjson(resources: Iterable<object> | AsyncIterable<object>): AsyncGenerator<string> {
  for await (const resource of resources) yield `${JSON.stringify(resource)}\n`;
}
