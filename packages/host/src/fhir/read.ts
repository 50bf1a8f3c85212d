import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { HostError } from "../host-error.ts";
import { type FhirEntry, type Place, type Problem, problemAt } from "./entry.ts";
import { take } from "./take.ts";

export interface FhirRead {
  /** Resources that the roster needs, in the order of the files. */
  readonly resources: readonly FhirEntry[];
  readonly problems: readonly Problem[];
  /** How many resources of each type were there, those included that the roster does not need. */
  readonly counts: Readonly<Record<string, number>>;
}

class Reading implements FhirRead {
  readonly resources: FhirEntry[] = [];
  readonly problems: Problem[] = [];
  readonly counts: Record<string, number> = {};

  /** Takes one value, or notes why it cannot be taken. */
  add(value: unknown, place: Place, fullUrl?: string): void {
    try {
      const { type, entry } = take(value, place, fullUrl);
      this.counts[type] = (this.counts[type] ?? 0) + 1;
      if (entry) this.resources.push(entry);
    } catch (error) {
      this.problems.push(problemAt(place, (error as Error).message));
    }
  }
}

/**
 * Reads a FHIR R4 bulk export (a folder of `*.ndjson`, line by line), one such file, a Bundle in a `.json`
 * file, or a folder of Bundles. What cannot be read is noted and passed over.
 *
 * @throws HostError `bad-input` where the path as a whole is none of these.
 */
export async function readFhir(path: string): Promise<FhirRead> {
  const reading = new Reading();
  const files = await filesAt(path);
  for (const file of files) {
    try {
      await (file.endsWith(".ndjson") ? readLines(file, reading) : readBundle(file, reading));
    } catch (cause) {
      const error = cause as Error;
      if (files.length === 1) throw unreadable(`${basename(file)} ${error.message}.`, cause);
      reading.problems.push(problemAt({ file: basename(file) }, error.message));
    }
  }
  return reading;
}

function unreadable(message: string, cause?: unknown): HostError {
  return new HostError("bad-input", message, { params: { at: "path" }, cause });
}

async function filesAt(path: string): Promise<string[]> {
  const info = await stat(path).catch(cause => {
    throw unreadable(`There is nothing to read at ${path}.`, cause);
  });
  if (!info.isDirectory()) return [path];
  const names = (await readdir(path)).sort();
  const ndjson = names.filter(name => name.endsWith(".ndjson"));
  const chosen = ndjson.length > 0 ? ndjson : names.filter(name => name.endsWith(".json"));
  if (chosen.length === 0)
    throw unreadable(`The folder ${path} has no *.ndjson file and no Bundle (*.json).`);
  return chosen.map(name => join(path, name));
}

async function readLines(path: string, reading: Reading): Promise<void> {
  const file = basename(path);
  const lines = createInterface({
    input: createReadStream(path, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let line = 0;
  for await (const raw of lines) {
    line++;
    const text = line === 1 ? raw.replace(/^\ufeff/, "") : raw;
    if (text.trim() === "") continue;
    const place = { file, line };
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // The parser's own message quotes the line, which is patient data.
      reading.problems.push(problemAt(place, "is not JSON"));
      continue;
    }
    reading.add(value, place);
  }
}

interface BundleShape {
  readonly resourceType?: unknown;
  readonly entry?: unknown;
}

async function readBundle(path: string, reading: Reading): Promise<void> {
  const file = basename(path);
  const bundle = parseBundle((await readFile(path, "utf8")).replace(/^\ufeff/, ""));
  bundle.forEach((item: unknown, entry) => {
    const { resource, fullUrl, request } = (item ?? {}) as Record<string, unknown>;
    // Deletions and conditional reads stand in a transaction without a resource.
    if (resource === undefined && request !== undefined) return;
    reading.add(resource, { file, entry }, typeof fullUrl === "string" ? fullUrl : undefined);
  });
}

function parseBundle(text: string): readonly unknown[] {
  let value: BundleShape | null;
  try {
    value = JSON.parse(text) as BundleShape | null;
  } catch {
    throw new Error("is not JSON");
  }
  if (value?.resourceType !== "Bundle") throw new Error("is not a FHIR Bundle");
  if (value.entry === undefined) return [];
  if (!Array.isArray(value.entry)) throw new Error("is a Bundle whose `entry` is not a list");
  return value.entry;
}
