/** Fills the practices the first time, and one with FHIR whenever that is asked for. */
import type { Host } from "@carethread/host";
import { importFhir } from "@carethread/host/fhir";
import {
  bringIn,
  type DemoPractice,
  practices,
  rosterOf,
  type SteadyPeople,
  usual,
} from "../demo-practice/demo-practice.ts";
import type { Directory } from "../people/people.ts";
import { knownIn, withFhir } from "./fhir-directory.ts";
import type { Hosts } from "./hosts.ts";
import { Problem } from "./problem.ts";
import type { StateFolder } from "./state-folder.ts";

export interface Fill {
  readonly folder: StateFolder;
  /** Those that are shown. */
  readonly practices: readonly DemoPractice[];
  readonly fhir: string | null;
  readonly server: string;
  readonly hosts: Hosts;
  readonly signal: AbortSignal;
  readonly people: SteadyPeople;
  readonly say: (sentence: string) => void;
}

/** Answers whom the back end knows, in the practices that are shown. */
export async function fillPractices(fill: Fill): Promise<Directory> {
  const { folder, say } = fill;
  let directory = (await folder.read<Directory>("directory.json")) ?? { practices: [], logins: [] };
  const { filled } = folder.state;
  const missing = fill.practices.filter(({ id }) => !filled.includes(id));
  if (missing.length > 0) {
    // Kept from the first try on: the dates of the past must be the same if this is broken off.
    const now = folder.state.filledAt ?? Date.now();
    await folder.update({ filledAt: now });
    say(`Filling ${missing.map(({ name }) => name).join(", ")}…`);
    const added = await Promise.all(missing.map(practice => fillOne(fill, practice, now)));
    directory = withPractices(directory, added);
    await folder.write("directory.json", directory);
    await folder.update({ filled: [...filled, ...missing.map(({ id }) => id)] });
  }
  if (fill.fhir !== null) {
    directory = await fillFromFhir(fill, fill.fhir, directory);
    await folder.write("directory.json", directory);
  }
  const shows = (practice: string): boolean => fill.practices.some(({ id }) => id === practice);
  return {
    practices: directory.practices.filter(({ id }) => shows(id)),
    logins: directory.logins.filter(({ practice }) => shows(practice)),
  };
}

async function fillOne(fill: Fill, practice: DemoPractice, now: number): Promise<Directory> {
  const { id, name } = practice;
  // With real data to look at, the invented patients would only be in the way.
  if (fill.fhir !== null && id === fhirPracticeOf(fill).id)
    return { practices: [{ id, name, patients: [] }], logins: [] };
  const { server, signal, people } = fill;
  await bringIn(practice, { server, host: hostOf(fill, id), now, signal }, people);
  const { patients, logins } = rosterOf(practice, now);
  return { practices: [{ id, name, patients }], logins };
}

/** In the order of the table of practices, whichever came first. */
function withPractices(directory: Directory, added: readonly Directory[]): Directory {
  const all = [directory, ...added];
  const place = (id: string): number => practices.findIndex(practice => practice.id === id);
  return {
    practices: all.flatMap(({ practices }) => practices).sort((a, b) => place(a.id) - place(b.id)),
    logins: all.flatMap(({ logins }) => logins).sort((a, b) => place(a.practice) - place(b.practice)),
  };
}

function fhirPracticeOf({ practices: [first, ...others] }: Pick<Fill, "practices">): DemoPractice {
  return first !== undefined && others.length === 0 ? first : usual;
}

function hostOf({ hosts }: Fill, practice: string): Host {
  const host = hosts[practice];
  if (host === undefined) throw new Problem("The state knows another set of practices; start with --reset.");
  return host;
}

async function fillFromFhir(fill: Fill, path: string, directory: Directory): Promise<Directory> {
  fill.say(`Reading ${path}…`);
  const { id } = fhirPracticeOf(fill);
  let imported: Awaited<ReturnType<typeof importFhir>>;
  try {
    imported = await importFhir(path, hostOf(fill, id), { known: knownIn(directory, id) });
  } catch (error) {
    throw new Problem(`The FHIR data could not be brought in: ${(error as Error).message}`);
  }
  fill.say(`\n${imported.report}`);
  return withFhir(directory, id, imported.roster);
}
