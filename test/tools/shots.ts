/**
 * Pictures of the product to look at: `npm run shots`, into `.cache/shots`.
 * Words choose the scenes whose names contain one of them: `npm run shots -- thread`.
 * With `--readme`, also those that README.md shows, into `packages/demo/pictures`.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, newContext } from "./browser.ts";
import { type Product, startProduct } from "./product.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const shots = join(root, ".cache/shots");
const pictures = join(root, "packages/demo/pictures");
const forReadme = process.argv.includes("--readme");
const chosen = process.argv.slice(2).filter(word => !word.startsWith("--"));

const sizes = {
  wide: { viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  "phone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
} as const;

interface Scene {
  readonly name: string;
  readonly page: "ehr" | "portal";
  readonly login: string;
  readonly hash?: string;
  /** What is done before the picture is taken. */
  readonly play?: (page: Page) => Promise<void>;
  /** Sizes of which README.md shows the picture. */
  readonly readme?: readonly (keyof typeof sizes)[];
}

async function openFirst(page: Page): Promise<void> {
  await listed(page);
  await page
    .getByRole("list", { name: "Conversations" })
    .getByRole("listitem")
    .first()
    .getByRole("button")
    .first()
    .click();
  await page.getByRole("log", { name: "Messages" }).waitFor();
  await page.getByRole("textbox", { name: "Message", exact: true }).waitFor();
}

async function listed(page: Page): Promise<void> {
  await page.getByRole("list", { name: "Conversations" }).getByRole("listitem").first().waitFor();
}

async function startOne(page: Page): Promise<void> {
  await page.getByRole("button", { name: "New message" }).click();
  await page.getByRole("textbox", { name: "Topic", exact: true }).waitFor();
}

const scenes: readonly Scene[] = [
  { name: "ehr-patients", page: "ehr", login: "kim" },
  {
    name: "ehr-chart",
    page: "ehr",
    login: "kim",
    play: async page => {
      await page.getByRole("table").getByRole("link").first().click();
      await page.getByRole("heading", { name: "Demographics" }).waitFor();
    },
  },
  { name: "ehr-inbox", page: "ehr", login: "kim", hash: "#/messages", play: listed },
  {
    name: "ehr-thread",
    page: "ehr",
    login: "kim",
    hash: "#/messages",
    play: openFirst,
    readme: ["wide", "dark"],
  },
  { name: "ehr-new", page: "ehr", login: "kim", hash: "#/messages", play: startOne },
  { name: "portal-inbox", page: "portal", login: "rosa", play: listed },
  { name: "portal-thread", page: "portal", login: "rosa", play: openFirst, readme: ["wide", "phone"] },
  { name: "portal-new", page: "portal", login: "rosa", play: startOne },
];

async function take(
  browser: Browser,
  product: Product,
  scene: Scene,
  size: keyof typeof sizes,
): Promise<void> {
  const context = await newContext(browser, sizes[size]);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    page.on("pageerror", error => console.error(`${scene.name} ${size}: ${error.message}`));
    page.on("console", entry => {
      if (entry.type() === "error") console.error(`${scene.name} ${size}: ${entry.text()}`);
    });
    await page.goto(product.address(scene.page, scene.login) + (scene.hash ?? ""), {
      waitUntil: "networkidle",
    });
    // A picture of what went wrong is of more use than none.
    await scene
      .play?.(page)
      .catch(error => console.error(`${scene.name} ${size}: ${error.message.split("\n")[0]}`));
    await page.screenshot({ path: join(shots, `${scene.name}-${size}.png`) });
    if (forReadme && scene.readme?.includes(size)) {
      await page.screenshot({ path: join(pictures, `${scene.name}-${size}.png`) });
    }
  } finally {
    await context.close();
  }
}

await mkdir(shots, { recursive: true });
if (forReadme) await mkdir(pictures, { recursive: true });
const product = await startProduct();
const browser = await launchBrowser();
try {
  const wanted = scenes.filter(({ name }) => chosen.length === 0 || chosen.some(word => name.includes(word)));
  for (const scene of wanted) {
    for (const size of Object.keys(sizes) as (keyof typeof sizes)[])
      await take(browser, product, scene, size);
  }
  console.log(`The pictures are in ${shots}.`);
} finally {
  await browser.close();
  await product.stop();
}
