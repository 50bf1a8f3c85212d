/** Reads FHIR from files: every one of a folder is read, or named with the reason. */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { HostError } from "../../host-error.ts";
import type { Deletion, FhirEntry, Problem } from "../entry.ts";
import type { LeftOut } from "../tally.ts";
import { Collected } from "./collected.ts";
import { type DataFile, filesAt } from "./folder.ts";
import { type Line, linesOf } from "./lines.ts";
import { isRecord } from "./take.ts";
import { otherEncoding, textOf } from "./text.ts";

export interface FhirRead {
  /** Resources that the roster may need, in the order of the files. */
  readonly resources: readonly FhirEntry[];
  /** What Bundles say is no longer there. */
  readonly deleted: readonly Deletion[];
  readonly problems: readonly Problem[];
  /** Files that are not read, and why. */
  readonly unread: readonly Problem[];
  /** How many resources of each type were there, those included that the roster does not need. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of them, those that are not in `resources`. */
  readonly leftOut: readonly LeftOut[];
}

/** A document stands in memory as a whole; more does not fit into a string. */
const largestDocument = 500 * 1000 * 1000;
/** What is read once more as a document because its first line alone is no JSON. */
const largestSecondLook = 64 * 1024 * 1024;

/**
 * Reads FHIR R4 from a folder and the folders in it, or from one file: NDJSON (`*.ndjson`, line by line), Bundles and
 * single resources (`*.json`), each also packed with gzip. What cannot be read is noted and passed over.
 *
 * @throws HostError `bad-input` where the path as a whole is none of these.
 */
export async function readFhir(path: string): Promise<FhirRead> {
  const found = await filesAt(path);
  if (found === null) throw unreadable(`There is nothing to read at ${path}.`);
  if (found.files.length === 0) {
    throw unreadable(`The folder ${path} has no *.ndjson file and no *.json file, packed or not.`);
  }
  const collected = new Collected();
  collected.unread.push(...found.unread);
  for (const file of found.files) {
    try {
      await (file.kind === "lines" ? readLines(file, collected) : readDocument(file, collected));
    } catch (cause) {
      const message = messageOf(cause);
      if (!found.isFolder) throw unreadable(`${file.name} ${message}.`, cause);
      collected.problem({ file: file.name }, message);
    }
  }
  const { resources, deleted, problems, unread, tally } = collected;
  const counts = Object.fromEntries(collected.counts);
  return { resources, deleted, problems, unread, counts, leftOut: tally.leftOut };
}

function unreadable(message: string, cause?: unknown): HostError {
  return new HostError("bad-input", message, { params: { at: "path" }, cause });
}

/** A mistake that a reader found has its sentence; of the system's only the code is told, which names nothing. */
function messageOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === undefined) return message;
  return /^Z_/.test(code) ? "is packed wrongly, and not read to its end" : `cannot be read (${code})`;
}

/** The bytes of a file, unpacked where it is packed, whatever it is called. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path);
  const stream = (await isGzip(path)) ? pipeline(file, createGunzip(), () => {}) : file;
  let isFirst = true;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    const encoding = isFirst ? otherEncoding(chunk) : null;
    if (encoding !== null) throw new Error(`is ${encoding}; FHIR is read as UTF-8`);
    isFirst = false;
    yield chunk;
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** Undefined where the text is no JSON. The parser's own message would quote it, and it is patient data. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readLines(file: DataFile, collected: Collected): Promise<void> {
  let isFirst = true;
  for await (const line of linesOf(bytesOf(file.path))) {
    if (line.text?.trim() === "") continue;
    // A document over several lines, under the name of NDJSON.
    if (isFirst && line.text !== null && /[^}\]]\s*$/.test(line.text) && parsed(line.text) === undefined) {
      const text = await wholeText(file, largestSecondLook).catch(() => null);
      const value = text === null ? undefined : parsed(text);
      if (value !== undefined) {
        collected.addDocument(value, file.name);
        return;
      }
    }
    isFirst = false;
    addLine(line, file, collected);
  }
}

function addLine({ number, text, isTooLong }: Line, { name }: DataFile, collected: Collected): void {
  const place = { file: name, line: number };
  const value = text === null ? undefined : parsed(text);
  if (text === null) collected.problem(place, isTooLong ? "is too long to be read" : "is not UTF-8");
  else if (value === undefined) collected.problem(place, "is not JSON");
  else collected.add(value, place);
}

async function wholeText({ path }: DataFile, largest: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytesOf(path)) {
    length += chunk.length;
    if (length > largest) throw new Error("is too large for one document; NDJSON is read at any size");
    chunks.push(chunk);
  }
  const text = textOf(Buffer.concat(chunks));
  if (text === null) throw new Error("is not UTF-8");
  return text;
}

async function readDocument(file: DataFile, collected: Collected): Promise<void> {
  const text = await wholeText(file, largestDocument);
  const value = parsed(text);
  if (value !== undefined) {
    collected.addDocument(value, file.name);
    return;
  }
  // NDJSON under the name of a document.
  const first = text.trimStart().split("\n", 1)[0] ?? "";
  if (!isRecord(parsed(first))) throw new Error("is not JSON");
  await readLines(file, collected);
}
