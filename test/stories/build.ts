/** Builds Storybook for tests. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");

/** A build takes seconds, so each run makes its own and can never test an old one. */
export async function buildStorybook(folder: string): Promise<void> {
  const program = join(root, "node_modules/storybook/dist/bin/dispatcher.js");
  const args = ["build", "-c", "stories/.storybook", "-o", folder, "--disable-telemetry", "--quiet"];
  await promisify(execFile)(process.execPath, [program, ...args], { cwd: root, maxBuffer: 1 << 26 }).catch(
    error => {
      throw new Error(`Storybook did not build:\n${error.stdout}\n${error.stderr}`);
    },
  );
}
