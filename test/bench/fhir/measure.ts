/** Makes a roster of one folder, in a process of its own, and prints what that took. */
import { readFhir, rosterFromFhir } from "@carethread/host/fhir";

export interface Measured {
  readonly patients: number;
  readonly staff: number;
  readonly resources: number;
  readonly problems: number;
  /** Milliseconds. */
  readonly read: number;
  readonly roster: number;
  /** Bytes of resident memory: when nothing was read, and at most. */
  readonly before: number;
  readonly peak: number;
}

const [path = ""] = process.argv.slice(2);
const now = Date.parse("2026-11-25T15:00:00Z");
const before = process.memoryUsage.rss();
const began = performance.now();
const read = await readFhir(path);
const wasRead = performance.now();
const roster = rosterFromFhir(read.resources, { now, deleted: read.deleted });
const ended = performance.now();
const measured: Measured = {
  patients: roster.patients.length,
  staff: roster.staff.length,
  resources: Object.values(read.counts).reduce((sum, count) => sum + count, 0),
  problems: read.problems.length + roster.problems.length,
  read: wasRead - began,
  roster: ended - wasRead,
  before,
  // In kilobytes, whatever the manual of the platform says.
  peak: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(measured));
