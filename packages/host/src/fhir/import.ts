import type { Host } from "../host/host.ts";
import type { MergeInput, PushProgress, PushResult, WithdrawalInput } from "../roster/roster.ts";
import { type FhirEntry, type Problem, problemAt, problemLine } from "./entry.ts";
import { type FhirRead, readFhir } from "./reading/reading.ts";
import { type FhirRoster, type RosterOptions, rosterFromFhir, type Withdrawn } from "./roster/roster.ts";
import { type SummaryRow, summaryOf, summaryTable } from "./summary.ts";

/** Your own ids of those whom you pushed before. */
export interface Known {
  readonly patients: Iterable<string>;
  readonly staff: Iterable<string>;
}

export interface FhirImportOptions extends Pick<RosterOptions, "timeZone" | "home" | "isPlan"> {
  /** Milliseconds since 1970; the time of the call by default. */
  readonly now?: number;
  /**
   * Whom the rooms know from before: of records that were merged or withdrawn they are told of these alone, and who does
   * not stand in the data at all is reported. Without it they may know everybody, and are told of all such records.
   */
  readonly known?: Known;
  readonly concurrency?: number;
  readonly onProgress?: (progress: PushProgress) => void;
}

export interface FhirImport {
  readonly read: FhirRead["counts"];
  readonly roster: FhirRoster;
  readonly pushed: PushResult;
  /** Records in whose place another stands now, by your ids. */
  readonly merged: FhirRoster["merged"];
  /** Who should no longer be there. */
  readonly withdrawn: readonly Withdrawn[];
  /** Whom the rooms know and the data does not have. Nothing is changed of them: an export may be of a part. */
  readonly absent: readonly Withdrawn[];
  /** What came in and what was left out; each resource that was read is counted once. */
  readonly summary: readonly SummaryRow[];
  /** Everything that could not be read or used. */
  readonly problems: readonly Problem[];
  /** A table and a few lines for the terminal. They name no patient. */
  readonly report: string;
}

/** Reads an export or a Bundle and fills the practice with it. Doing it again changes and adds, and never doubles. */
export async function importFhir(
  path: string,
  host: Pick<Host, "pushAll">,
  { now = Date.now(), timeZone, home, isPlan, known, ...push }: FhirImportOptions = {},
): Promise<FhirImport> {
  const { resources, deleted, counts, problems: unreadable, unread, leftOut } = await readFhir(path);
  const where = { ...(timeZone === undefined ? {} : { timeZone }), ...(home === undefined ? {} : { home }) };
  const plans = isPlan === undefined ? {} : { isPlan };
  const roster = rosterFromFhir(resources, { now, deleted, ...where, ...plans });
  const before = known && { patient: new Set(known.patients), staff: new Set(known.staff) };
  const { staff, patients, merged, withdrawn } = roster;
  const gone = goneIn(roster, before, now);
  const pushed = await host.pushAll({ staff, patients, ...gone }, push);
  const failures = failuresOf(pushed, resources, path);
  const result = {
    ...{ read: counts, roster, pushed, merged, withdrawn },
    absent: before === undefined ? [] : absentIn(roster, before),
    summary: summaryOf({ leftOut }, roster),
    problems: [...unread, ...unreadable, ...roster.problems],
  };
  const told = { unread, failures, problems: [...unreadable, ...roster.problems], before };
  return { ...result, report: reportOf(result, told) };
}

type Before = { readonly [T in Withdrawn["type"]]: ReadonlySet<string> };

/** What the rooms are to be told of records that are not there any more, as far as they may know them. */
function goneIn(
  { staff, patients, merged, withdrawn }: FhirRoster,
  before: Before | undefined,
  version: number,
): { readonly withdrawn: readonly WithdrawalInput[]; readonly merged: readonly MergeInput[] } {
  const isKnown = ({ type, id }: Withdrawn): boolean => before?.[type].has(id) ?? true;
  const there = new Set(patients.map(({ id }) => id));
  const replaced = merged.filter(({ from: id }) => isKnown({ type: "patient", id }));
  // Who took the place of another may have left, too: then nothing is to begin at either.
  const left = replaced.filter(({ into }) => !there.has(into)).map(({ from: id }) => id);
  // Staff who stand in the data are told as such, with the name by which they are remembered.
  const told = new Set(staff.map(({ id }) => id));
  const others = withdrawn.filter(who => isKnown(who) && !(who.type === "staff" && told.has(who.id)));
  return {
    withdrawn: [
      ...others.map(({ type, id }) => ({ kind: type, id, version })),
      ...left.map(id => ({ kind: "patient" as const, id, version })),
    ],
    merged: replaced
      .filter(({ into }) => there.has(into))
      .map(({ from, into }) => ({ patient: from, into, version })),
  };
}

/** With its place and not its id, which may be the number that a patient is known by. */
function failuresOf({ failures }: PushResult, resources: readonly FhirEntry[], path: string): Problem[] {
  return failures.map(({ type, id, error }) => {
    const resourceType = type === "staff" ? "Practitioner" : "Patient";
    const source = resources.findLast(
      ({ resource }) => resource.resourceType === resourceType && resource.id === id,
    );
    return problemAt(source?.place ?? { file: path }, `was refused: ${error.message}`);
  });
}

function absentIn({ staff, patients, merged, withdrawn }: FhirRoster, known: Before): readonly Withdrawn[] {
  const gone = (type: Withdrawn["type"]): string[] =>
    withdrawn.filter(who => who.type === type).map(({ id }) => id);
  const told = {
    patient: new Set([
      ...patients.map(({ id }) => id),
      ...merged.map(({ from }) => from),
      ...gone("patient"),
    ]),
    staff: new Set([...staff.map(({ id }) => id), ...gone("staff")]),
  };
  return (["patient", "staff"] as const).flatMap(type =>
    [...known[type]].filter(id => !told[type].has(id)).map(id => ({ type, id })),
  );
}

const shown = 20;

function some(lines: readonly string[]): string[] {
  const more = lines.length - shown;
  return [...lines.slice(0, shown), ...(more > 0 ? [`… and ${more} more`] : [])].map(line => `  ${line}`);
}

function section(title: string, problems: readonly Problem[]): string[] {
  return problems.length === 0
    ? []
    : ["", `${title}  ${problems.length}`, ...some(problems.map(problemLine))];
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function counted(who: readonly Withdrawn[]): string {
  const of = (type: Withdrawn["type"]): number => who.filter(one => one.type === type).length;
  return `${many(of("patient"), "patient")}, ${of("staff")} staff`;
}

function reportOf(
  { roster, pushed, merged, withdrawn, absent, summary }: Omit<FhirImport, "report">,
  told: {
    readonly unread: readonly Problem[];
    readonly failures: readonly Problem[];
    readonly problems: readonly Problem[];
    readonly before: Before | undefined;
  },
): string {
  const { patients, deceased, withoutTeam, staff } = roster.summary;
  const left = roster.staff.filter(({ active }) => !active).length;
  const replaced = merged.map(({ from: id }): Withdrawn => ({ type: "patient", id }));
  const known = (who: readonly Withdrawn[]): string => {
    const { before } = told;
    return before === undefined
      ? ""
      : `, ${who.filter(({ type, id }) => before[type].has(id)).length} known from before`;
  };
  return [
    `Patients  ${patients}, ${deceased} of them deceased, ${withoutTeam} without a care team`,
    `Staff     ${staff}${left > 0 ? `, ${left} of them have left` : ""}`,
    ...(merged.length > 0
      ? [`Merged    ${many(merged.length, "record")} into others${known(replaced)}`]
      : []),
    ...(withdrawn.length > 0 ? [`Withdrawn ${counted(withdrawn)}${known(withdrawn)}`] : []),
    ...(absent.length > 0 ? [`Absent    ${counted(absent)}: were there before, and stay as they are`] : []),
    `Pushed    ${pushed.applied} taken, ${pushed.known} known already, ${pushed.failures.length} refused`,
    ...(summary.length > 0 ? ["", summaryTable(summary)] : []),
    ...section("Refused", told.failures),
    ...section("Not read", told.unread),
    ...section("Problems", told.problems),
  ].join("\n");
}
