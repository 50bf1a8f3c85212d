/**
 * Opens every story of a static Storybook in Chromium: it must render without an error, ask nothing of any
 * other host, and pass axe with every rule on.
 *
 * A story that is `dark`, and not on a phone, shows the elements of a light one of its file in other colours: axe's rules on
 * colours are tried on it, and all of them in `npm run long`. A phone, longer words and another direction hide or bring
 * elements, and move them: there each rule may come out otherwise.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { AxeResults, Result, RunOptions } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { isLong } from "../support/long.ts";
import { patience } from "../support/patience.ts";
import { launchBrowser, newContext } from "../tools/browser.ts";
import { type StaticServer, serveFolder } from "../tools/static-server.ts";
import { storybook } from "./build.ts";

interface Story {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: string;
  readonly tags: readonly string[];
}

declare global {
  interface Window {
    axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
    __STORYBOOK_PREVIEW__?: { currentRender?: { id?: string; phase?: string } };
    __STORYBOOK_ADDONS_CHANNEL__: { emit(event: string, selection: object): void };
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
/** As many pages at once as keep two cores busy. */
const concurrency = 3;

const hasStories = existsSync(join(root, "stories")) && readdirSync(join(root, "stories")).some(isStory);

function isStory(name: string): boolean {
  return name.endsWith(".stories.ts");
}

/** Rendered, its play function run to the end, and every element done with its update. */
async function settled(page: Page, story: string): Promise<string | undefined> {
  const ended = await page
    .waitForFunction(id => {
      const render = window.__STORYBOOK_PREVIEW__?.currentRender;
      return render?.id === id && ["completed", "finished", "errored"].includes(render.phase ?? "");
    }, story)
    .catch(() => undefined);
  if (!ended) return "Its play function waits for something that does not come.";
  await page.evaluate(async () => {
    const within: (Document | ShadowRoot)[] = [document];
    for (let scope = within.pop(); scope; scope = within.pop()) {
      for (const element of scope.querySelectorAll("*")) {
        if ("updateComplete" in element) await element.updateComplete;
        if (element.shadowRoot) within.push(element.shadowRoot);
      }
    }
    await document.fonts.ready;
  });
  const error = page.locator(".sb-show-errordisplay #error-message");
  return (await error.count()) > 0 ? ((await error.textContent()) ?? "error") : undefined;
}

function described({ id, help, nodes }: Result): string {
  const places = nodes.map(
    node => `    ${node.target.flat().join(" ⟩ ")}\n      ${node.failureSummary ?? ""}`,
  );
  return `${id}: ${help}\n${places.join("\n")}`;
}

let server: StaticServer;
let browser: Browser;
let stories: readonly Story[] = [];
let axeSource: string;

if (hasStories) {
  before(async () => {
    const folder = await storybook();
    server = await serveFolder(folder);
    browser = await launchBrowser();
    axeSource = await readFile(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
    const index = JSON.parse(await readFile(join(folder, "index.json"), "utf8")) as {
      entries: Record<string, Story>;
    };
    stories = Object.values(index.entries).filter(entry => entry.type === "story");
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });
}

/** One for each look, so that Storybook itself is loaded and compiled once; stories keep nothing in a browser. */
interface Look {
  readonly context: Promise<BrowserContext>;
  /** Pages on which a story was shown, and which show the next one without being loaded anew. */
  readonly idle: Page[];
}

const looks = new Map<string, Look>();

function lookOf({ tags }: Story): Look {
  const viewport = tags.includes("phone") ? phone : desktop;
  const colorScheme = tags.includes("dark") ? "dark" : "light";
  const name = `${viewport.width} ${colorScheme}`;
  const known = looks.get(name) ?? { context: newContext(browser, { viewport, colorScheme }), idle: [] };
  looks.set(name, known);
  return known;
}

/** What can come out otherwise of the same elements in other colours. */
const onColours = ["color-contrast", "link-in-text-block"];

function rulesFor({ tags }: Story): RunOptions {
  const isInOtherColours = tags.includes("dark") && !tags.includes("phone");
  return isInOtherColours && !isLong ? { runOnly: { type: "rule", values: onColours } } : {};
}

/** Shows it on a new page, or on one that shows another one. */
async function show(page: Page, { id }: Story): Promise<void> {
  if (page.url() !== "about:blank") {
    const emit = (storyId: string): void =>
      window.__STORYBOOK_ADDONS_CHANNEL__.emit("setCurrentStory", { storyId, viewMode: "story" });
    return page.evaluate(emit, id);
  }
  await page.goto(`${server.origin}/iframe.html?viewMode=story&id=${id}`);
  await page.evaluate(axeSource);
}

async function check(story: Story): Promise<void> {
  const { context, idle } = lookOf(story);
  const page = idle.pop() ?? (await (await context).newPage());
  const problems: string[] = [];
  page.on("pageerror", error => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("request", request => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== server.origin) problems.push(`asked ${origin}`);
  });
  await show(page, story);
  const failure = await settled(page, story.id);
  if (failure) problems.push(failure);
  const run = (rules: RunOptions): Promise<AxeResults> =>
    window.axe.run(document, { ...rules, resultTypes: ["violations"] });
  const results = await page.evaluate(run, rulesFor(story));
  problems.push(...results.violations.map(described));
  page.removeAllListeners();
  if (problems.length === 0) idle.push(page);
  else {
    await page.close();
    assert.fail(problems.join("\n"));
  }
}

test("every story renders and passes axe", {
  concurrency,
  skip: hasStories ? false : "no stories yet",
}, async t => {
  assert.ok(stories.length > 0, "Storybook lists no story");
  await Promise.all(
    stories.map(story =>
      t.test(`${story.title} › ${story.name}`, { timeout: 5 * patience }, () => check(story)),
    ),
  );
});
