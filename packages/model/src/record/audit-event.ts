/**
 * An entry of a record as a FHIR R4 AuditEvent in the shape of IHE BALP (Basic Audit Log Patterns): who, by which
 * application, what, about which patient. The entry itself stands in it as it is stored, so that whoever has the export can
 * follow its chain; all else follows from that.
 */
import type { Person } from "../people/people.ts";
import { escapeHtml } from "../text/text.ts";
import { type RawEntry, type RecordEntry, readEntry } from "./entries.ts";

export interface AuditedEntry {
  readonly room: { readonly party: string; readonly key: string };
  readonly entry: RawEntry;
}

export interface AuditOptions {
  /** Of all identifiers: a URI of the practice's, below which keys of people, patients and conversations stand. */
  readonly system: string;
}

/** The detail that holds the entry, as JSON. */
export const auditedEntry = "carethread-record-entry";

interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

const dicom = (code: string, display: string): Coding => ({
  system: "http://dicom.nema.org/resources/ontology/DCM",
  code,
  display,
});
const interaction = (code: string): Coding => ({
  system: "http://hl7.org/fhir/restful-interaction",
  code,
  display: code,
});
const rest: Coding = {
  system: "http://terminology.hl7.org/CodeSystem/audit-event-type",
  code: "rest",
  display: "RESTful Operation",
};
const alert = dicom("110113", "Security Alert");

/** Which sort of event an entry is. */
const sorts = {
  opened: { type: rest, subtype: interaction("read"), action: "R" },
  shown: { type: rest, subtype: interaction("read"), action: "R" },
  searched: { type: rest, subtype: interaction("search"), action: "E" },
  exported: { type: dicom("110106", "Export"), subtype: interaction("read"), action: "R" },
  unsealed: { type: alert, subtype: dicom("110132", "Use of Restricted Function"), action: "R" },
  membership: { type: alert, subtype: dicom("110136", "Security Roles Changed"), action: "U" },
  rights: { type: alert, subtype: dicom("110137", "User security Attributes Changed"), action: "U" },
  session: { type: dicom("110114", "User Authentication"), subtype: dicom("110122", "Login"), action: "E" },
  settings: { type: alert, subtype: dicom("110131", "Security Configuration"), action: "U" },
  held: { type: rest, subtype: interaction("update"), action: "U" },
  lifted: { type: rest, subtype: interaction("update"), action: "U" },
  purge: { type: rest, subtype: interaction("update"), action: "U" },
  purged: { type: rest, subtype: interaction("delete"), action: "D" },
} as const satisfies Record<RecordEntry["type"], object>;

const unknownSort = { type: rest, subtype: interaction("operation"), action: "E" } as const;

function sortOf(entry: RecordEntry | null) {
  if (entry === null) return unknownSort;
  const sort = sorts[entry.type];
  return entry.type === "session" && entry.is !== "begun"
    ? { ...sort, subtype: dicom("110123", "Logout") }
    : sort;
}

/** By the displays of v3-ActReason; as text, because not every validator knows the codes of that value set. */
function purposeOf(entry: RecordEntry | null, side: string | undefined): string {
  if (side === "portal") return "patient requested";
  const isCare = entry?.type === "opened" || entry?.type === "shown" || entry?.type === "searched";
  return isCare && side === "staff" ? "treatment" : "healthcare operations";
}

const objectType = (code: "1" | "2"): Coding => ({
  system: "http://terminology.hl7.org/CodeSystem/audit-entity-type",
  code,
  display: code === "1" ? "Person" : "System Object",
});
const role = (code: string, display: string): Coding => ({
  system: "http://terminology.hl7.org/CodeSystem/object-role",
  code,
  display,
});

/** What an entry says besides who and when, as names and texts. */
function detailsOf(entry: RecordEntry | null): [string, string][] {
  switch (entry?.type) {
    case "opened":
      return [["reason", entry.reason]];
    case "shown":
      return [["up to", String(entry.seq)]];
    case "searched":
      return [
        ["searched in", entry.in],
        ["print of the query", entry.query],
        ["hits", String(entry.hits)],
      ];
    case "exported":
      // Of the record nothing is said, as before there was anything else: events that were exported stay proven.
      return entry.what === "record" ? [] : [["exported", entry.what]];
    case "unsealed":
      return [
        ["used by", entry.who],
        ["reason", entry.reason],
        ...entry.keys.map((key): [string, string] => ["records key", key]),
      ];
    case "membership":
      return entry.changes.map(({ person, in: where, is, as }) => [
        `${where} ${is}`,
        `${person.name}${as === undefined ? "" : ` (${as})`}`,
      ]);
    case "rights":
      return entry.changes.map(change => [
        `${change.right} ${change.on ? "given" : "taken"}`,
        "name" in change ? change.name : change.right,
      ]);
    case "session":
      return [["session", entry.is]];
    case "settings":
      return entry.flags.map(flag => ["setting", flag]);
    case "held":
    case "lifted":
      return [
        ["hold", entry.hold],
        ["reason", entry.reason],
      ];
    case "purge":
      return [["step", entry.step]];
    case "purged": {
      const { kept, proposed, approved } = entry.certificate;
      return [
        ["last link of its log", kept.link],
        ["proposed by", proposed.by.name],
        ["approved by", approved.by.name],
      ];
    }
    default:
      return [];
  }
}

/** Which conversation an entry is about, where it is about one. */
function conversationOf(entry: RecordEntry | null): string | undefined {
  switch (entry?.type) {
    case "opened":
    case "shown":
    case "held":
    case "lifted":
    case "purge":
    case "exported":
    case "unsealed":
      return entry.conversation;
    case "purged":
      return entry.certificate.conversation;
    default:
      return undefined;
  }
}

/** As JSON; `@carethread/host/fhir` gives it the type of FHIR R4. */
export function auditEvent({ room, entry }: AuditedEntry, { system }: AuditOptions) {
  const read = readEntry(entry);
  const { type, subtype, action } = sortOf(read);
  const person = entry.by as unknown as Person;
  const when = new Date(entry.at).toISOString();
  const identifier = (kind: string, value: string) => ({ system: `${system}/${kind}`, value });
  const patient = room.party === "patient" ? room.key : read?.type === "searched" ? read.patient : undefined;
  const conversation = conversationOf(read);
  const details = detailsOf(read).map(([type, valueString]) => ({ type, valueString }));
  return {
    resourceType: "AuditEvent" as const,
    id: `${room.party}-${room.key}-${entry.n}`,
    text: {
      status: "generated" as const,
      div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escapeHtml(`${when} ${person.name}: ${entry.type}`)}</p></div>`,
    },
    type,
    subtype: [subtype],
    action,
    recorded: when,
    outcome: "0" as const,
    purposeOfEvent: [{ text: purposeOf(read, person.side) }],
    agent: [
      {
        type: {
          coding: [
            {
              system: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
              code: "IRCP",
              display: "information recipient",
            },
          ],
        },
        who: { identifier: identifier("person", person.id), display: person.name },
        requestor: true,
      },
      {
        type: { coding: [dicom("110153", "Source Role ID")] },
        who: { display: "A page or the back end of the practice" },
        requestor: false,
      },
      {
        type: { coding: [dicom("110152", "Destination Role ID")] },
        who: { identifier: identifier("room", `${room.party}/${room.key}`), display: "Carethread" },
        requestor: false,
      },
    ],
    source: {
      observer: { identifier: identifier("room", `${room.party}/${room.key}`), display: "Carethread" },
      type: [
        {
          system: "http://terminology.hl7.org/CodeSystem/security-source-type",
          code: "4",
          display: "Application Server",
        },
      ],
    },
    entity: [
      ...(patient === undefined
        ? []
        : [
            {
              what: { identifier: identifier("patient", patient) },
              type: objectType("1"),
              role: role("1", "Patient"),
            },
          ]),
      ...(conversation === undefined
        ? []
        : [
            {
              what: { identifier: identifier("conversation", conversation) },
              type: objectType("2"),
              role: role("4", "Domain Resource"),
            },
          ]),
      {
        what: { identifier: identifier("record", `${room.party}/${room.key}/${entry.n}`) },
        type: objectType("2"),
        role: read?.type === "searched" ? role("24", "Query") : role("13", "Security Resource"),
        detail: [...details, { type: auditedEntry, valueString: JSON.stringify(entry) }],
      },
    ],
  };
}
export type AuditEventJson = ReturnType<typeof auditEvent>;
