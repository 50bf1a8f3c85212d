/** `carethread.js` and its parts in pages of every kind: elsewhere, twice, beside another lit, on a network that fails. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { assertCalm, say, visit } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";

const rows = (page: Page) => page.getByRole("list", { name: "Conversations" }).getByRole("listitem");
const contentType = "text/javascript";

/** Runs this where the page has its script tag. */
async function instead(page: Page, body: string): Promise<void> {
  await page.route(`${place().product.origin}/carethread.js`, route => route.fulfill({ contentType, body }));
}

/** A page's own lit, which shows something by it before the messenger's script comes. */
async function ownLit(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'import { html, render } from "lit"; render(html`<p id="own">Our own lit</p>`, document.body);',
      resolveDir: new URL("../..", import.meta.url).pathname,
    },
    bundle: true,
    write: false,
    format: "esm",
  });
  return outputFiles[0]?.text ?? "";
}

test("[I-8] the script runs from any path, twice, and beside a lit that the page has loaded first", async () => {
  const { product, browser } = place();
  const own = await ownLit();
  const embedded = await visit(browser, `${product.origin}/embed/?as=kim`);
  const { page } = embedded;
  const fetched: string[] = [];
  page.on("request", request => fetched.push(new URL(request.url()).pathname));
  await page.route("**/own.js", route => route.fulfill({ contentType, body: own }));
  await instead(
    page,
    'import "/own.js"; import "/static/chat/carethread.js?v=1"; import "/static/chat/carethread.js?v=2";',
  );
  await page.route("**/static/chat/**", async route => {
    const { pathname } = new URL(route.request().url());
    const answer = await route.fetch({ url: `${product.origin}${pathname.replace("/static/chat", "")}` });
    await route.fulfill({ response: answer });
  });
  await page.reload();
  await page.getByText("Our own lit").waitFor();
  await rows(page).first().getByRole("button").first().click();
  await say(page, "From a page with a lit of its own");
  await page.getByRole("log", { name: "Messages" }).getByText("From a page with a lit of its own").waitFor();
  assert.equal(fetched.filter(path => path === "/static/chat/carethread.js").length, 2);
  const parts = fetched.filter(path => path.startsWith("/static/chat/carethread-parts/"));
  assert.ok(parts.length > 2);
  assert.equal(new Set(parts).size, parts.length, `fetched twice: ${parts.join(" ")}`);
  assertCalm(embedded);
  // What is fetched ahead may still be on its way.
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await embedded.close();
});

test("the list can be used before the conversation's part has come, and an element that stands alone comes by itself", async () => {
  const { product, browser } = place();
  const embedded = await visit(browser, `${product.origin}/embed/?as=kim`);
  const { page } = embedded;
  await page.route("**/carethread-parts/care-thread-*", route => route.abort());
  await page.reload();
  await rows(page).first().getByRole("button").first().click();
  await page.getByText("This part could not be loaded.").waitFor();
  await rows(page).nth(1).getByRole("button").first().focus();
  await page.unroute("**/carethread-parts/care-thread-*");
  // What was fetched ahead may be refused just now, and with it what is asked for the first time: who wants it presses again.
  const again = page.getByRole("button", { name: "Try again" });
  const thread = page.getByRole("log", { name: "Messages" });
  await until(async () => {
    if (await again.isVisible()) await again.press("Enter", { timeout: 1_000 }).catch(() => {});
    return thread.isVisible();
  }, "the thread, when it was asked for again");
  await until(
    () =>
      page.getByRole("textbox", { name: "Message", exact: true }).evaluate(found => found.matches(":focus")),
    "the focus in the text box",
  );

  // With what the page set on it before.
  const id = await page
    .locator("care-thread")
    .evaluate(thread => (thread as unknown as { conversation: string }).conversation);
  await instead(
    page,
    `const messenger = document.querySelector("care-messenger");
    const provider = document.createElement("care-provider");
    for (const { name, value } of messenger.attributes) provider.setAttribute(name, value);
    const thread = document.createElement("care-thread");
    thread.conversation = "${id}";
    provider.append(thread);
    messenger.replaceWith(provider);
    await import("/carethread.js?after");`,
  );
  await page.reload();
  await page.getByRole("log", { name: "Messages" }).waitFor();
  await embedded.close();
});
