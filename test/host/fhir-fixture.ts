/** Small FHIR data, written to a folder of its own as an export or a Bundle. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type FhirRoster, type RosterOptions, readFhir, rosterFromFhir } from "@carethread/host/fhir";

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

  /** A new folder with these files, which may stand in folders of their own. */
  async write(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
    const folder = await mkdtemp(join(this.path, "data-"));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
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

/** The roster of what stands in these files. */
export async function rosterOfFiles(
  folder: Folder,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<RosterOptions> = {},
): Promise<Made> {
  const { resources, deleted, problems } = await readFhir(await folder.write(files));
  return { ...rosterFromFhir(resources, { now, deleted, ...options }), unread: problems };
}

/** The roster of these resources, read from one NDJSON file. */
export async function rosterOf(folder: Folder, ...resources: readonly Json[]): Promise<Made> {
  return rosterOfFiles(folder, { "all.ndjson": lines(...resources) });
}

/** A Bundle as text; a pair is an entry with its `fullUrl`. */
export function bundle(...entries: readonly (Json | readonly [fullUrl: string, resource: Json])[]): string {
  const entry = entries.map(one =>
    Array.isArray(one) ? { fullUrl: one[0], resource: one[1] } : { resource: one },
  );
  return JSON.stringify({ resourceType: "Bundle", type: "collection", entry });
}

/** Why things of a type were left out, with how many. */
export function reasonsFor(
  { leftOut }: Pick<FhirRoster, "leftOut">,
  type: string,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    leftOut.filter(row => row.type === type).map(({ reason, count }) => [reason, count]),
  );
}

/** The team of the first patient as `id:role`, the primary in front. */
export function teamIn(roster: FhirRoster, index = 0): readonly string[] {
  return (roster.patients[index]?.team ?? []).map(({ id, role }) =>
    role === "primary-coach" ? `*${id}` : id,
  );
}
