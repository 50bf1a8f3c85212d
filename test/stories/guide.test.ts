/**
 * Opens pages of the guide and of the reference in Chromium, as wide as a phone: they must render without an error, ask
 * nothing of any other host, be no wider, and pass axe with every rule on. One of each sort in the suite, all of them in
 * `npm run long`: what chapters are on them is held without a browser (test/repo/guide.test.ts).
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext } from "playwright-core";
import { isLong } from "../support/long.ts";
import { patience } from "../support/patience.ts";
import { launchBrowser, newContext } from "../tools/browser.ts";
import { type StaticServer, serveFolder } from "../tools/static-server.ts";
import { storybook } from "./build.ts";

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly type: string;
}

const root = join(import.meta.dirname, "../..");
let server: StaticServer;
let browser: Browser;
let guide: readonly Entry[] = [];
let axeSource: string;

before(async () => {
  const folder = await storybook();
  server = await serveFolder(folder);
  browser = await launchBrowser();
  axeSource = await readFile(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
  const index = JSON.parse(await readFile(join(folder, "index.json"), "utf8"));
  guide = Object.values<Entry>(index.entries).filter(
    ({ type, title }) => type === "docs" && /^(Guide|Reference)\//.test(title),
  );
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** A page of chapters, one with a table of its own, and one that is made of the build. */
const ofEachSort = ["Guide/Frameworks", "Guide/Accessibility conformance", "Guide/Theme", "Reference/Client"];

const phone = { width: 390, height: 844 };

async function checkPage(context: BrowserContext, { id }: Entry): Promise<void> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", error => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("request", request => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== server.origin) problems.push(`asked ${origin}`);
  });
  await page.goto(`${server.origin}/iframe.html?viewMode=docs&id=${id}`);
  const failed = page.locator(".sb-show-errordisplay #error-message");
  await page.locator("#storybook-docs .sbdocs-content h1").or(failed).first().waitFor();
  if (await failed.count()) assert.fail((await failed.textContent()) ?? "error");
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    // The page itself, without Storybook's own buttons beside headings and code.
    const within = { include: ".sbdocs-content", exclude: [".sb-unstyled", ".docblock-source"] };
    const { violations } = await window.axe.run(within as never, { resultTypes: ["violations"] });
    return [
      ...violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 200)).join("\n  ")}`,
      ),
      ...(document.documentElement.scrollWidth > innerWidth ? ["wider than a phone"] : []),
    ];
  });
  await page.close();
  assert.deepEqual([...problems, ...found], []);
}

test("pages of the guide render, on a phone too, and pass axe", { concurrency: 2 }, async t => {
  const opened = isLong ? guide : guide.filter(({ title }) => ofEachSort.includes(title));
  assert.ok(opened.length >= ofEachSort.length, "Storybook does not list these pages of the guide");
  const context = await newContext(browser, { viewport: phone });
  await Promise.all(
    opened.map(entry => t.test(entry.title, { timeout: 5 * patience }, () => checkPage(context, entry))),
  );
});
