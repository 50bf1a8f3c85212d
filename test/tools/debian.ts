/** Programs of Debian's that tests need: installed where they are missing and the tests run as root, as CI does. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isDebian(): boolean {
  if (!existsSync("/etc/os-release")) return false;
  return /^ID(_LIKE)?=.*\bdebian\b/m.test(readFileSync("/etc/os-release", "utf8"));
}

/** Whether they are there now. */
export function install(...packages: readonly string[]): boolean {
  if (!isDebian() || process.getuid?.() !== 0) return false;
  console.error(`Installing from Debian: ${packages.join(", ")}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [
    ["-qq", "update"],
    ["-qq", "-y", "--no-install-recommends", "install", ...packages],
  ]) {
    const run = spawnSync("apt-get", args, { env, encoding: "utf8" });
    if (run.status !== 0) {
      console.error(`apt-get ${args.join(" ")} failed:\n${run.stderr ?? ""}`);
      return false;
    }
  }
  return true;
}
