/** Fills the practices the first time, and with FHIR whenever that is asked for. */
import type { Host } from "@carethread/host";
import { importFhir } from "@carethread/host/fhir";
import type { Directory } from "../back-end/directory.ts";
import { bringIn } from "../demo-practice/bring-in.ts";
import { harbor, practices } from "../demo-practice/practices.ts";
import { rosterOf } from "../demo-practice/roster.ts";
import { knownIn, withFhir } from "./fhir-directory.ts";
import type { Hosts } from "./hosts.ts";
import { Problem } from "./problem.ts";
import type { StateFolder } from "./state-folder.ts";

export interface Fill {
  readonly folder: StateFolder;
  readonly fhir: string | null;
  readonly server: string;
  readonly hosts: Hosts;
  readonly signal: AbortSignal;
  readonly say: (sentence: string) => void;
}

export async function fillPractices(fill: Fill): Promise<Directory> {
  const { folder, say } = fill;
  let directory = await folder.read<Directory>("directory.json");
  if (!folder.state.filled || directory === null) {
    // Kept from the first try on: the dates of the past must be the same if this is broken off.
    const now = folder.state.filledAt ?? Date.now();
    await folder.update({ filledAt: now });
    directory = emptyDirectory;
    for (const practice of practices) {
      // With real data to look at, the invented patients would only be in the way.
      if (practice === harbor && fill.fhir !== null) {
        directory = {
          ...directory,
          practices: [...directory.practices, { id: practice.id, name: practice.name, patients: [] }],
        };
        continue;
      }
      say(`Filling ${practice.name}…`);
      const host = hostOf(fill, practice.id);
      await bringIn(practice, { server: fill.server, host, now, signal: fill.signal });
      const { patients, logins } = rosterOf(practice, now);
      const { id, name } = practice;
      directory = {
        practices: [...directory.practices, { id, name, patients }],
        logins: [...directory.logins, ...logins],
      };
    }
    await folder.write("directory.json", directory);
    await folder.update({ filled: true });
  }
  if (fill.fhir !== null) {
    directory = await fillFromFhir(fill, fill.fhir, directory);
    await folder.write("directory.json", directory);
  }
  return directory;
}

const emptyDirectory: Directory = { practices: [], logins: [] };

function hostOf({ hosts }: Fill, practice: string): Host {
  const host = hosts[practice];
  if (host === undefined) throw new Problem("The state knows another set of practices; start with --reset.");
  return host;
}

async function fillFromFhir(fill: Fill, path: string, directory: Directory): Promise<Directory> {
  fill.say(`Reading ${path}…`);
  const host = hostOf(fill, harbor.id);
  let imported: Awaited<ReturnType<typeof importFhir>>;
  try {
    imported = await importFhir(path, host, { known: knownIn(directory, harbor.id) });
  } catch (error) {
    throw new Problem(`The FHIR data could not be brought in: ${(error as Error).message}`);
  }
  fill.say(`\n${imported.report}`);
  return withFhir(directory, harbor.id, imported.roster);
}
