/** A Chromium for tests that drive whole pages. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { patience } from "../support/patience.ts";
import { chromiumArgs, chromiumPath } from "./chromium.ts";

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] });
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
