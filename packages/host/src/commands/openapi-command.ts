/** The command `carethread-openapi`. */
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { openApi } from "@carethread/model/openapi";
import type { CommandOutput } from "./output.ts";

const usage = `Writes the OpenAPI document of what a back end asks of the rooms by HTTP.

  npx carethread-openapi [--server <address>] [--out <file>]

  --server <address>   of the rooms, as the document names it; https://rooms.example.org by default
  --out <file>         where the document goes; by default it is printed
`;

const options = {
  server: { type: "string" },
  out: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** Runs the command and gives its exit code. */
export async function openapiCommand(
  args: readonly string[],
  { print, complain }: CommandOutput,
): Promise<number> {
  try {
    const { server, out, help } = parseArgs({ args: [...args], options }).values;
    if (help) {
      print(usage);
      return 0;
    }
    const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
    const document = openApi({ version, ...(server === undefined ? {} : { server }) });
    const text = JSON.stringify(document, null, 2);
    if (out === undefined) print(text);
    else await writeFile(out, `${text}\n`);
    return 0;
  } catch (error) {
    complain(
      `${error instanceof Error ? error.message : String(error)}\n\nRun it with --help for the options.`,
    );
    return 1;
  }
}
