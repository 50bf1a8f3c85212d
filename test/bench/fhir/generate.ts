/** Writes an export of any number of patients, always the same one, in the shapes that the world sends. */
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

export interface Size {
  readonly patients: number;
  readonly staff: number;
  /** Of each patient. */
  readonly encounters: number;
  /** Of each patient; the roster does not need them. */
  readonly observations: number;
}

type Json = Record<string, unknown>;

const npi = "http://hl7.org/fhir/sid/us-npi";
const given = ["Ada", "Bao", "Chidi", "Dunja", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jun"];
const family = [
  "Abara",
  "Berg",
  "Castro",
  "Diaz",
  "Ekström",
  "Fofana",
  "Grünwald",
  "Haddad",
  "Ito",
  "Jansen",
];

/** A number from 0 to below `bound` that hangs on `n` alone. */
function mixed(n: number, bound: number): number {
  let hash = (n + 1) * 0x9e3779b1;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % bound;
}

function nameOf(n: number): Json {
  return {
    use: "official",
    given: [given[n % 10]],
    family: `${family[Math.floor(n / 10) % 10]}-${n.toString(36)}`,
  };
}

/** Every hundredth record is not active, and every other hundredth was replaced by the next one. */
function patient(n: number, staff: number): Json {
  const replaced = { link: [{ type: "replaced-by", other: { reference: `Patient/p${n + 1}` } }] };
  return {
    resourceType: "Patient",
    id: `p${n}`,
    meta: { profile: ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient"] },
    ...(n % 100 === 50 ? { active: false } : n % 100 === 0 ? { active: false, ...replaced } : {}),
    name: [nameOf(n), { use: "nickname", given: ["Nick"] }],
    birthDate: `19${10 + (n % 90)}-0${1 + (n % 9)}-1${n % 10}`,
    identifier: [
      { type: { coding: [{ code: "MR" }] }, system: "urn:example:mrn", value: `MRN-${n}` },
      { system: "http://hl7.org/fhir/sid/us-ssn", value: `999-00-${String(n % 10_000).padStart(4, "0")}` },
    ],
    telecom: [{ system: "phone", use: "mobile", value: `555-${n}` }],
    address: [{ line: ["1 Main Street"], city: "Springfield", postalCode: String(n) }],
    generalPractitioner: [{ reference: `Practitioner/d${mixed(n, staff)}` }],
  };
}

function practitioner(n: number): Json {
  const identifier = [{ system: npi, value: `99${n}` }];
  return { resourceType: "Practitioner", id: `d${n}`, name: [{ ...nameOf(n), prefix: ["Dr."] }], identifier };
}

function role(n: number): Json {
  const code = [{ text: "General Practice Physician" }];
  return {
    resourceType: "PractitionerRole",
    id: `r${n}`,
    practitioner: { reference: `Practitioner/d${n}` },
    code,
  };
}

/** Each patient meets a few of the staff again and again. */
function encounter(patient: number, nth: number, staff: number): Json {
  const year = 2026 - (nth % 12);
  const start = `${year}-0${1 + (nth % 9)}-15T09:${10 + (patient % 50)}:00-04:00`;
  return {
    resourceType: "Encounter",
    id: `e${patient}-${nth}`,
    status: nth % 10 === 9 ? "cancelled" : "finished",
    class: { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "AMB" },
    subject: { reference: `Patient/p${patient}`, display: `${given[patient % 10]}` },
    participant: [
      {
        individual: {
          reference: `Practitioner?identifier=${npi}|99${mixed(patient * 7 + (nth % 4), staff)}`,
        },
      },
    ],
    period: { start, end: start.replace("T09", "T10") },
    reasonCode: [{ coding: [{ system: "http://snomed.info/sct", code: "185347001", display: "Encounter" }] }],
  };
}

/** Every second patient has one. */
function careTeam(patient: number, staff: number): Json {
  const member = (n: number) => ({ member: { reference: `Practitioner/d${mixed(patient + n, staff)}` } });
  return {
    resourceType: "CareTeam",
    id: `t${patient}`,
    status: "active",
    subject: { reference: `Patient/p${patient}` },
    participant: [{ ...member(0), role: [{ text: "Primary care provider" }] }, member(1), member(2)],
  };
}

function observation(patient: number, nth: number): Json {
  const subject = { reference: `Patient/p${patient}` };
  return {
    resourceType: "Observation",
    id: `o${patient}-${nth}`,
    status: "final",
    subject,
    valueString: "x".repeat(200),
  };
}

function* each(count: number, make: (n: number) => Json): Generator<string> {
  for (let n = 0; n < count; n++) yield `${JSON.stringify(make(n))}\n`;
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  if (path.endsWith(".gz")) await pipeline(Readable.from(lines), createGzip({ level: 1 }), file);
  else await pipeline(Readable.from(lines), file);
}

export async function writeExport(folder: string, size: Size): Promise<void> {
  const { patients, staff, encounters, observations } = size;
  const nth = (n: number, of: number): readonly [number, number] => [Math.floor(n / of), n % of];
  const files: readonly (readonly [string, Iterable<string>])[] = [
    ["Patient.ndjson", each(patients, n => patient(n, staff))],
    ["Practitioner.ndjson", each(staff, practitioner)],
    ["PractitionerRole.ndjson.gz", each(staff, role)],
    ["CareTeam.ndjson", each(Math.floor(patients / 2), n => careTeam(n * 2, staff))],
    ["Encounter/part-0.ndjson", each(patients * encounters, n => encounter(...nth(n, encounters), staff))],
    [
      "Observation/part-0.ndjson.gz",
      each(patients * observations, n => observation(...nth(n, observations))),
    ],
  ];
  for (const [name, lines] of files) await writeLines(join(folder, name), lines);
}
