/** Builds Storybook for tests: once for all test files of a process. */
import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");

/** A build takes seconds, so each run makes its own and can never test an old one. */
async function buildStorybook(folder: string): Promise<void> {
  const program = join(root, "node_modules/storybook/dist/bin/dispatcher.js");
  const args = ["build", "-c", "stories/.storybook", "-o", folder, "--disable-telemetry", "--quiet"];
  await promisify(execFile)(process.execPath, [program, ...args], { cwd: root, maxBuffer: 1 << 26 }).catch(
    error => {
      throw new Error(`Storybook did not build:\n${error.stdout}\n${error.stderr}`);
    },
  );
}

let built: Promise<string> | null = null;

/** The folder of Storybook as it is now; it goes when the process ends. */
export function storybook(): Promise<string> {
  built ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), "carethread-stories-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    await buildStorybook(folder);
    return folder;
  })();
  return built;
}
