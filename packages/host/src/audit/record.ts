/** The record as the practice's back end reads it: entries, as FHIR AuditEvents, and the checkpoints over them. */
import {
  type AuditEventJson,
  type AuditedEntry,
  auditEvent,
  CheckpointList,
  hooksRoom,
  Key,
  type PatientId,
  type PersonId,
  practiceRoom,
  RecordPage,
  roomName,
  Unsealing,
  UnsealingRecorded,
} from "@carethread/model";
import { checked, get, post, type Requests } from "../requests/requests.ts";

/** Whose record: of a patient by your own id, of a person, or of the practice's settings. */
export type RecordOf =
  | { readonly patient: string }
  | { readonly person: { readonly kind: "staff" | "portal"; readonly id: string } }
  | { readonly practice: true };

export interface AuditEventOptions {
  /** Of all identifiers: a URI of yours, below which the rooms' keys stand; `urn:carethread:<practice>` by default. */
  readonly system?: string;
}

/** That the practice's records key opens a conversation which is encrypted from end to end. */
export interface UnsealingInput extends Unsealing {
  /** The rooms' key of the patient: `host.patientKey(id)`. */
  readonly patient: PatientId;
}

export interface Records {
  /**
   * A record, newest first, to the first entry ever; of a patient with the records of those who were merged into them
   * behind it. Pages are fetched as you go.
   */
  recordEntries(of: RecordOf): AsyncIterable<AuditedEntry>;
  /** The same as FHIR R4 AuditEvents in the shape of IHE BALP: a line each is what `carethread-audit verify` proves. */
  auditEvents(of: RecordOf, options?: AuditEventOptions): AsyncIterable<AuditEventJson>;
  /**
   * Puts it into the patient's record that the practice's records key is used, by `who` and why. Open nothing before it
   * resolves: the rooms cannot see it. `carethread-records` calls it by itself.
   */
  recordUnsealing(input: UnsealingInput): Promise<UnsealingRecorded>;
  /** Checkpoints as the webhook brought them, oldest first, behind a number: for a back end that missed some. */
  checkpoints(after?: number): AsyncIterable<{ readonly n: number; readonly checkpoint: string }>;
}

export interface RecordsOptions {
  readonly requests: Requests;
  readonly practice: string;
  readonly ofPerson: (kind: "staff" | "portal", id: string) => PersonId;
  readonly ofPatient: (id: string) => PatientId;
}

type Room = AuditedEntry["room"];

export function recordsOf({ requests, practice, ofPerson, ofPatient }: RecordsOptions): Records {
  const roomOf = (of: RecordOf): Room => {
    if ("patient" in of) return { party: "patient", key: ofPatient(of.patient) };
    if ("person" in of) return { party: "person", key: ofPerson(of.person.kind, of.person.id) };
    return { party: "practice", key: "practice" };
  };
  const page = ({ party, key }: Room, query: string): Promise<RecordPage> => {
    const room = party === "practice" ? practiceRoom(practice) : roomName(practice, key);
    return get(requests, `/parties/${party}/${room}/record${query}`, RecordPage);
  };

  async function* entries(room: Room): AsyncGenerator<AuditedEntry> {
    const first = await page(room, "");
    for (let found = first; ; ) {
      for (const entry of found.entries) yield { room, entry };
      const last = found.entries.at(-1);
      if (!found.hasOlder || last === undefined) break;
      found = await page(room, `?before=${last.n}`);
    }
    for (const key of new Set(first.merged ?? []))
      if (key !== room.key) for await (const one of alone({ ...room, key })) yield one;
  }

  /** Without those who were merged: the survivor names them all. */
  async function* alone(room: Room): AsyncGenerator<AuditedEntry> {
    for (let query = ""; ; ) {
      const found = await page(room, query);
      for (const entry of found.entries) yield { room, entry };
      const last = found.entries.at(-1);
      if (!found.hasOlder || last === undefined) return;
      query = `?before=${last.n}`;
    }
  }

  return {
    recordEntries: of => entries(roomOf(of)),
    async *auditEvents(of, { system = `urn:carethread:${practice}` } = {}) {
      for await (const found of entries(roomOf(of))) yield auditEvent(found, { system });
    },
    async recordUnsealing({ patient, ...said }) {
      const what = "The use of the records key cannot be recorded";
      const body = checked(Unsealing, said, what);
      const room = roomName(practice, checked(Key, patient, `${what}: \`patient\``));
      return post(requests, `/parties/patient/${room}/unsealing`, body, UnsealingRecorded);
    },
    async *checkpoints(after = 0) {
      for (let from = after; ; ) {
        const query = from === 0 ? "" : `?after=${from}`;
        const path = `/parties/hooks/${hooksRoom(practice)}/checkpoints${query}`;
        const { checkpoints, hasNewer } = await get(requests, path, CheckpointList);
        yield* checkpoints;
        const last = checkpoints.at(-1);
        if (!hasNewer || last === undefined) return;
        from = last.n;
      }
    },
  };
}
