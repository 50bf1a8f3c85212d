/** Small FHIR data, written to a folder of its own as an export or a Bundle. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FhirRoster, readFhir, rosterFromFhir } from "@carethread/host/fhir";

export type Json = Record<string, unknown>;

export const now = Date.parse("2026-06-01T00:00:00Z");
export const npi = "http://hl7.org/fhir/sid/us-npi";

export class Folder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<Folder> {
    return new Folder(await mkdtemp(join(tmpdir(), "carethread-fhir-")));
  }

  async write(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await mkdtemp(join(this.path, "data-"));
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return folder;
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true });
  }
}

export function lines(...resources: readonly Json[]): string {
  return `${resources.map(resource => JSON.stringify(resource)).join("\n")}\n`;
}

export function patient(id: string, more: Json = {}): Json {
  return { resourceType: "Patient", id, name: [{ family: "Berg", given: ["Ada"] }], ...more };
}

export function practitioner(id: string, more: Json = {}): Json {
  const name = [{ family: id.toUpperCase(), given: ["Kim"], prefix: ["Dr."] }];
  return {
    resourceType: "Practitioner",
    id,
    name,
    identifier: [{ system: npi, value: `npi-${id}` }],
    ...more,
  };
}

let encounters = 0;

/** An encounter of the patient with staff, each given as a whole reference or as a Practitioner's id. */
export function encounter(
  patientId: string,
  start: string,
  staff: readonly (string | Json)[],
  more: Json = {},
): Json {
  return {
    resourceType: "Encounter",
    id: `e${++encounters}`,
    status: "finished",
    subject: { reference: `Patient/${patientId}` },
    period: { start },
    participant: staff.map(who => ({
      individual: typeof who === "string" ? { reference: `Practitioner/${who}` } : who,
    })),
    ...more,
  };
}

export function careTeam(patientId: string, members: readonly Json[], more: Json = {}): Json {
  return {
    resourceType: "CareTeam",
    id: `team-${++encounters}`,
    status: "active",
    subject: { reference: `Patient/${patientId}` },
    participant: members,
    ...more,
  };
}

export interface Made extends FhirRoster {
  readonly unread: readonly { readonly message: string }[];
}

/** The roster of these resources, read from one NDJSON file. */
export async function rosterOf(folder: Folder, ...resources: readonly Json[]): Promise<Made> {
  const read = await readFhir(await folder.write({ "all.ndjson": lines(...resources) }));
  return { ...rosterFromFhir(read.resources, { now }), unread: read.problems };
}

/** The team of the first patient as `id:role`, the primary in front. */
export function teamIn(roster: FhirRoster, index = 0): readonly string[] {
  return (roster.patients[index]?.team ?? []).map(({ id, role }) =>
    role === "primary-coach" ? `*${id}` : id,
  );
}
