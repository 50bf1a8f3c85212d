/** The command line of `npm start`. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type PresetName, presets } from "@carethread/model";
import { Problem } from "./problem.ts";

/** The repository's root. */
export const root = fileURLToPath(new URL("../../../..", import.meta.url));

export interface Options {
  readonly help: boolean;
  /** Serve the sources with hot reload instead of the build. */
  readonly dev: boolean;
  /** Forget everything and begin anew. */
  readonly reset: boolean;
  /** Show the practice of this preset alone. */
  readonly preset: PresetName | null;
  /** A folder of NDJSON files, Bundles and single resources, or one such file. */
  readonly fhir: string | null;
  readonly state: string;
  /** The preferred port of the pages; null for the one of the last time. */
  readonly port: number | null;
}

export const usage = `Starts the rooms, a small back end and the pages of the demo.

  npm start                               keeps what was written the last time
  npm start -- --reset                    begins anew
  npm start -- --preset <name>            shows one practice alone: ${Object.keys(presets).join(", ")}
  npm start -- --fhir <folder or file>    fills that practice, else that of topics, from FHIR R4: NDJSON, Bundles, resources
  npm start -- --port <number>            prefers this port for the pages; another is taken if it is busy
  npm start -- --state <folder>           keeps its state there instead of in .carethread
  npm run dev                             serves the sources, with hot reload
`;

export function readOptions(args: readonly string[]): Options {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        dev: { type: "boolean" },
        fhir: { type: "string" },
        help: { type: "boolean", short: "h" },
        port: { type: "string" },
        preset: { type: "string" },
        reset: { type: "boolean" },
        state: { type: "string" },
      },
    }));
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n\n${usage}`);
  }
  const { port, preset, fhir, state } = values;
  if (port !== undefined && !/^\d{1,5}$/.test(String(port))) {
    throw new Problem(`--port takes a number, not "${port}".`);
  }
  if (preset !== undefined && !isPreset(preset)) {
    throw new Problem(`--preset takes one of ${Object.keys(presets).join(", ")}; there is no "${preset}".`);
  }
  // npm changes into the root; a relative path is meant from where the command was typed.
  const from = process.env.INIT_CWD ?? process.cwd();
  return {
    help: values.help === true,
    dev: values.dev === true,
    reset: values.reset === true,
    preset: preset ?? null,
    fhir: fhir === undefined ? null : resolve(from, String(fhir)),
    state: state === undefined ? resolve(root, ".carethread") : resolve(from, String(state)),
    port: port === undefined ? null : Number(port),
  };
}

function isPreset(name: string | boolean): name is PresetName {
  return Object.hasOwn(presets, String(name));
}
