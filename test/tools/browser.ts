/** A Chromium for tests that drive whole pages. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { patience } from "../support/patience.ts";
import { chromiumArgs, chromiumPath } from "./chromium.ts";

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] });
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
