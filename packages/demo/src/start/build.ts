/** Builds what is older than its sources, by the driver that `npm run build` uses as well. */
import { fileURLToPath } from "node:url";
import { runGuarded } from "./guarded.ts";
import { root } from "./options.ts";
import { Problem } from "./problem.ts";
import type { Shutdown } from "./shutdown.ts";

const driver = fileURLToPath(new URL("../../bin/build.mjs", import.meta.url));

export async function buildWhatIsStale(shutdown: Shutdown): Promise<void> {
  const build = runGuarded([driver, "--stale"], { cwd: root });
  let output = "";
  for (const stream of build.output) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      // What was built is told as it goes; the rest only matters when it fails.
      if (text.startsWith("built ")) process.stdout.write(text);
      else output += text;
    });
  }
  await shutdown.add(() => build.stop());
  if ((await build.ended) !== 0 && !shutdown.signal.aborted) throw new Problem(output.trim());
}
