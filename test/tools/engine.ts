/** Which engine the tests of this process run in, and how its browser starts: Chromium's, where nothing is said. */
import type { LaunchOptions } from "playwright-core";
import { chromiumArgs, chromiumPath } from "./chromium.ts";
import { firefoxLaunch } from "./firefox.ts";

const engines = ["chromium", "firefox", "webkit"] as const;
type Engine = (typeof engines)[number];

const named = process.env.CARETHREAD_ENGINE ?? "chromium";
const known = engines.find(name => name === named);
if (known === undefined) throw new Error(`CARETHREAD_ENGINE names no engine: ${named}`);
export const engine: Engine = known;

/** WebKitGTK is not among those: see the folder `webkit`. */
export function launch(): LaunchOptions {
  return engine === "firefox" ? firefoxLaunch() : { executablePath: chromiumPath(), args: [...chromiumArgs] };
}
