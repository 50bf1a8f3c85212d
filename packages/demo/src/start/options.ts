/** The command line of `npm start`. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type PresetName, presets } from "@carethread/model";
import { type PlatformName, platforms } from "./platforms.ts";
import { Problem } from "./problem.ts";
import { root } from "./root.ts";

export { root } from "./root.ts";

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
  /** The platform that runs the rooms. */
  readonly on: PlatformName;
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
  npm start -- --on <platform>            runs the rooms on ${platforms.join(" or ")}; each has a state of its own
  npm start -- --state <folder>           keeps its state there instead of in .carethread or .carethread-workers
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
        on: { type: "string" },
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
  const { port, preset, fhir, state, on = "partykit" } = values;
  if (port !== undefined && !/^\d{1,5}$/.test(String(port))) {
    throw new Problem(`--port takes a number, not "${port}".`);
  }
  if (preset !== undefined && !isPreset(preset)) {
    throw new Problem(`--preset takes one of ${Object.keys(presets).join(", ")}; there is no "${preset}".`);
  }
  const platform = platforms.find(name => name === on);
  if (platform === undefined)
    throw new Problem(`--on takes one of ${platforms.join(", ")}; there is no "${on}".`);
  // npm changes into the root; a relative path is meant from where the command was typed.
  const from = process.env.INIT_CWD ?? process.cwd();
  return {
    help: values.help === true,
    dev: values.dev === true,
    reset: values.reset === true,
    preset: preset ?? null,
    fhir: fhir === undefined ? null : resolve(from, String(fhir)),
    on: platform,
    state:
      state === undefined
        ? resolve(root, platform === "partykit" ? ".carethread" : `.carethread-${platform}`)
        : resolve(from, String(state)),
    port: port === undefined ? null : Number(port),
  };
}

function isPreset(name: string | boolean): name is PresetName {
  return Object.hasOwn(presets, String(name));
}
