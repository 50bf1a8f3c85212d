/** A browser for tests that drive whole pages: a Chromium, or of the engine that the run is for. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  firefox,
} from "playwright-core";
import { patience } from "../support/patience.ts";
import { engine, launch } from "./engine.ts";
import { WebKitBrowser } from "./webkit/page.ts";

export async function launchBrowser(): Promise<Browser> {
  // As much of one as the journeys ask for that run there.
  if (engine === "webkit") return new WebKitBrowser() as unknown as Browser;
  return (engine === "firefox" ? firefox : chromium).launch(launch());
}

/** A browser beside what it is to look at: gone where that does not start, or the process would not end and tell nobody. */
export async function launchBeside<T>(starting: Promise<T>): Promise<[T, Browser]> {
  const [started, launched] = await Promise.allSettled([starting, launchBrowser()]);
  if (launched.status === "rejected") throw launched.reason;
  if (started.status === "fulfilled") return [started.value, launched.value];
  await launched.value.close();
  throw started.reason;
}

/** One person's browser: own storage, own cookies. */
export async function newContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(patience);
  // tsx names the functions it compiles by a helper that pages do not have.
  await context.addInitScript("globalThis.__name ??= value => value;");
  return context;
}
