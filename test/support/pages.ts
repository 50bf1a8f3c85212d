/** The demo's pages in a real browser, as a nurse or a patient has them before them. */
import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from "playwright-core";
import { newContext } from "../tools/browser.ts";
import type { Product } from "../tools/product.ts";
import { until } from "./until.ts";

export interface Visit {
  readonly page: Page;
  /** Whatever the page complained of: script errors, CSP violations, failed checks. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens an address as one person's browser of its own. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await newContext(browser, options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", error => complaints.push(error.message));
  page.on("console", message => {
    // A socket that cannot be opened while the server is down is no fault of the page.
    if (message.type() === "error" && !/WebSocket|ERR_|Failed to load resource/.test(message.text())) {
      complaints.push(message.text());
    }
  });
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}

export async function visitEhr(browser: Browser, product: Product, login: string): Promise<Visit> {
  const visited = await visit(browser, `${product.address("ehr", login)}#/messages`);
  await visited.page.getByRole("button", { name: "New message" }).waitFor();
  return visited;
}

export async function visitPortal(
  browser: Browser,
  product: Product,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const visited = await visit(browser, `${product.address("portal", login)}#/messages`, options);
  await visited.page.getByRole("button", { name: "New message" }).waitFor();
  return visited;
}

/** Follows *Open Inbox* of a mail, as the person to whom it was sent: by the address and password of the terminal's table. */
export async function openMail(page: Page, product: Product, login: string): Promise<void> {
  const [, email = "", password = ""] =
    new RegExp(`(${login}@\\S+)\\s+(\\S+)`).exec(product.output()) ?? assert.fail(`no password of ${login}`);
  await page.getByRole("link", { name: "Open Inbox" }).first().click();
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  // A page's own rules come behind what all pages share: the button is not written in the page's ink.
  const [button, ink] = [page.getByRole("button", { name: "Sign in" }), page.getByRole("heading")];
  const colour = (element: Element): string => getComputedStyle(element).color;
  assert.notEqual(await button.evaluate(colour), await ink.evaluate(colour));
  await button.click();
}

export function rowOf(page: Page, topic: string): Locator {
  return page.getByRole("list", { name: "Conversations" }).getByRole("listitem").filter({ hasText: topic });
}

export async function openTopic(page: Page, topic: string): Promise<void> {
  // Who opens it looks at it: Firefox gives the focus to one page at a time.
  await page.bringToFront();
  await rowOf(page, topic).getByRole("button").first().click();
  await page.getByRole("log", { name: "Messages" }).waitFor();
}

/** Starts a topic as a patient, and waits until it is there. */
export async function startTopic(page: Page, topic: string, first: string): Promise<void> {
  await page.getByRole("button", { name: "New message" }).click();
  await page.getByRole("textbox", { name: "Topic", exact: true }).fill(topic);
  await page.getByRole("textbox", { name: "Message", exact: true }).fill(first);
  await page.getByRole("button", { name: "Send message" }).click();
  await page.getByRole("log", { name: "Messages" }).getByText(first, { exact: true }).waitFor();
}

export async function say(page: Page | FrameLocator, text: string): Promise<void> {
  const box = page.getByRole("textbox", { name: "Message", exact: true });
  await box.fill(text);
  await box.press("Enter");
}

/** The texts of the messages that the thread shows, in order. */
export function textsIn(page: Page): Promise<string[]> {
  return page.getByRole("log", { name: "Messages" }).locator("[part~=text]").allInnerTexts();
}

/** The number in the page's badge; 0 where it shows none. */
export async function badgeIn(page: Page): Promise<number> {
  const text = await page.locator("care-badge").first().locator("[part~=number]").allInnerTexts();
  return Number(/\d+/.exec(text.join(""))?.[0] ?? 0);
}

export async function untilBadge(page: Page, n: number): Promise<void> {
  await until(async () => (await badgeIn(page)) === n, `the badge ${n}`);
}

/** Goes from one new message to the next until all were on the screen, as somebody does who reads them. */
export async function readNew(page: Page): Promise<void> {
  // What a tab behind another one shows is on nobody's screen.
  await page.bringToFront();
  const pill = page.locator("[part~=new-above], [part~=new-below]").first();
  await until(async () => {
    if ((await pill.count()) === 0) return true;
    await pill.click({ timeout: 1_000 }).catch(() => {});
    return false;
  }, "everything new was on the screen");
}

/** The same page in a phone's window, which nothing is wider than. */
export async function onPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await until(async () => (await width()) <= 390, "a page of 390 px");
}

export function assertCalm(...visits: readonly Visit[]): void {
  for (const { complaints } of visits) assert.deepEqual(complaints, []);
}

/** How many values the page's origin keeps. */
export function keptIn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const asked = indexedDB.open("carethread");
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const counted = database.transaction("unsent").objectStore("unsent").count();
    const count = await new Promise<number>(resolve => {
      counted.onsuccess = () => resolve(counted.result);
    });
    database.close();
    return count;
  });
}
