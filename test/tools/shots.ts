/**
 * Pictures of the product to look at: `npm run shots`, into `.cache/shots`.
 * Words choose the scenes whose names contain one of them: `npm run shots -- thread`.
 * With `--all`, also in the sizes between, enlarged fourfold, from right to left, in forced colours and on paper; with `--readme`, also those that README.md shows, into `packages/demo/pictures`.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser, newContext } from "./browser.ts";
import { type Product, startProduct } from "./product.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const shots = join(root, ".cache/shots");
const pictures = join(root, "packages/demo/pictures");
const forReadme = process.argv.includes("--readme");
const chosen = process.argv.slice(2).filter(word => !word.startsWith("--"));

const usual = {
  // As wide as a list, a thread and the care team are beside each other.
  wide: { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  "phone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
} as const;
const more = {
  tablet: { viewport: { width: 768, height: 1024 } },
  narrow: { viewport: { width: 320, height: 640 } },
  // A window of 1280 × 1024 at 400 %.
  enlarged: { viewport: { width: 320, height: 256 } },
  rtl: { viewport: { width: 1440, height: 900 } },
  forced: { viewport: { width: 1440, height: 900 }, forcedColors: "active" },
  paper: { viewport: { width: 794, height: 1123 } },
} as const;
type Size = keyof typeof usual | keyof typeof more;
const sizes: Readonly<Partial<Record<Size, BrowserContextOptions>>> = {
  ...usual,
  ...(process.argv.includes("--all") ? more : {}),
};

interface Scene {
  readonly name: string;
  /** Below the pages' address. */
  readonly path: string;
  /** What is done before the picture is taken. */
  readonly play?: (page: Page) => Promise<void>;
  /** Sizes of which README.md shows the picture. */
  readonly readme?: readonly Size[];
}

/** Whichever list it is, by the practice's words for it. */
const rows = (page: Page) => page.locator("care-inbox [part~=row]");

async function openFirst(page: Page): Promise<void> {
  await listed(page);
  await rows(page).first().getByRole("button").first().click();
  await page.getByRole("log", { name: "Messages" }).waitFor();
  await page.locator("care-compose").waitFor();
}

async function listed(page: Page): Promise<void> {
  await rows(page).first().waitFor();
}

async function startOne(page: Page): Promise<void> {
  await page.locator("care-messenger [part~=new-message]").click();
  await page.locator("care-new-conversation").waitFor();
}

/** The one conversation, which is open by itself. */
async function theOne(page: Page): Promise<void> {
  await page.getByRole("log", { name: "Messages" }).waitFor();
}

async function editTeam(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Edit care team" }).click();
  await page.getByRole("dialog", { name: "Edit care team" }).waitFor();
}

async function help(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Help" }).click();
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel("E-mail address").waitFor();
}

/** A topic by its words; `openFirst` where any will do. */
function openTopic(words: string): (page: Page) => Promise<void> {
  return async page => {
    await listed(page);
    await page.getByRole("listitem").filter({ hasText: words }).getByRole("button").first().click();
    await page.getByRole("textbox", { name: "Message", exact: true }).waitFor();
  };
}

function chartOf(patient: string, then?: (page: Page) => Promise<void>): (page: Page) => Promise<void> {
  return async page => {
    await page.getByRole("link", { name: patient }).click();
    await page.getByRole("heading", { name: patient }).waitFor();
    await then?.(page);
  };
}

async function slideOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Message / }).click();
  await page.getByRole("textbox", { name: "Message", exact: true }).waitFor();
}

async function chat(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Chat" }).click();
  await openFirst(page);
}

async function mention(page: Page): Promise<void> {
  await openTopic("Stomach upset")(page);
  await page.getByRole("textbox", { name: "Message", exact: true }).pressSequentially("Thank you, @");
  await page.getByRole("option").first().waitFor();
}

async function note(page: Page): Promise<void> {
  await openTopic("Stomach upset")(page);
  await page.getByRole("switch", { name: "Staff-only note" }).click();
  await page.getByRole("textbox", { name: "Staff-only note" }).fill("Her A1c is due next week.");
}

async function team(page: Page): Promise<void> {
  await openTopic("Stomach upset")(page);
  const toggle = page.getByRole("button", { name: "Care team" });
  if (await toggle.isVisible()) await toggle.click();
}

async function outsider(page: Page): Promise<void> {
  await page.getByText("All", { exact: true }).click();
  await page.getByRole("button", { name: "Reply to Rosa Delgado" }).click();
  await page.getByRole("dialog", { name: /Be notified/ }).waitFor();
}

const ehr = "/ehr/?as=kim";
const messages = `${ehr}#/messages`;
const portal = "/portal/?as=rosa#/messages";

const scenes: readonly Scene[] = [
  { name: "start", path: "/" },
  { name: "ehr-patients", path: ehr },
  { name: "ehr-chart", path: ehr, play: chartOf("Rosa Delgado") },
  { name: "ehr-chat", path: ehr, play: chartOf("Rosa Delgado", chat) },
  {
    name: "ehr-slide-out",
    path: ehr,
    play: chartOf("Rosa Delgado", slideOut),
    readme: ["wide"],
  },
  { name: "ehr-outsider", path: "/ehr/?as=tess", play: outsider },
  { name: "ehr-inbox", path: messages, play: listed },
  { name: "ehr-thread", path: messages, play: openFirst, readme: ["wide", "dark"] },
  { name: "ehr-team", path: messages, play: team },
  { name: "ehr-mention", path: messages, play: mention },
  { name: "ehr-note", path: messages, play: note },
  { name: "ehr-new", path: messages, play: startOne },
  { name: "ehr-settings", path: `${ehr}#/settings` },
  { name: "portal-inbox", path: portal, play: listed },
  { name: "portal-thread", path: portal, play: openFirst, readme: ["wide", "phone"] },
  { name: "portal-new", path: portal, play: startOne },
  { name: "mails", path: "/mails?as=tom" },
  { name: "sign-in", path: "/sign-in", play: signIn },
  { name: "coach-enrolled", path: "/ehr/?as=maya", play: openFirst },
  { name: "coach-slide-out", path: "/ehr/?as=maya#/patients", play: chartOf("Gloria Benning", slideOut) },
  { name: "coach-portal", path: "/portal/?as=gloria#/messages", play: theOne },
  { name: "care-team-patients", path: "/ehr/?as=grace", play: help },
  { name: "care-team-messages", path: "/ehr/?as=grace#/messages", play: openFirst },
  { name: "care-team-chart", path: "/ehr/?as=grace", play: chartOf("Eleanor Voss", editTeam) },
  { name: "care-team-administration", path: "/ehr/?as=grace#/administration" },
  { name: "care-team-portal", path: "/portal/?as=eleanor#/messages", play: theOne },
  { name: "portal-inbox-home", path: "/portal/?as=teresa" },
  { name: "portal-inbox-messages", path: "/portal/?as=nora#/messages", play: openFirst },
  { name: "portal-inbox-compose", path: "/portal/?as=nora#/messages", play: startOne },
  { name: "portal-inbox-uk", path: "/portal/?as=oliver#/messages", play: startOne },
  { name: "portal-inbox-ehr", path: "/ehr/?as=elena#/messages", play: openFirst },
  { name: "ehr-chat-center", path: "/portal/?as=frank#/messages", play: openFirst },
  { name: "ehr-chat-start", path: "/portal/?as=frank#/messages", play: startOne },
  { name: "ehr-chat-tab", path: "/ehr/?as=marcus", play: chartOf("Frank Dorsey", chat) },
];

/** In the page: as a host of Arabic or Hebrew has it. */
function turn(): void {
  addEventListener("DOMContentLoaded", () => {
    document.documentElement.dir = "rtl";
  });
}

async function take(browser: Browser, product: Product, scene: Scene, size: Size): Promise<void> {
  const context = await newContext(browser, sizes[size]);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    if (size === "rtl") await page.addInitScript(turn);
    page.on("pageerror", error => console.error(`${scene.name} ${size}: ${error.message}`));
    page.on("console", entry => {
      if (entry.type() === "error") console.error(`${scene.name} ${size}: ${entry.text()}`);
    });
    await page.goto(product.origin + scene.path, { waitUntil: "networkidle" });
    // A picture of what went wrong is of more use than none.
    await scene
      .play?.(page)
      .catch(error => console.error(`${scene.name} ${size}: ${error.message.split("\n")[0]}`));
    if (size === "paper") await page.emulateMedia({ media: "print" });
    await page.screenshot({ fullPage: size === "paper", path: join(shots, `${scene.name}-${size}.png`) });
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
    for (const size of Object.keys(sizes) as Size[]) await take(browser, product, scene, size);
  }
  console.log(`The pictures are in ${shots}.`);
} finally {
  await browser.close();
  await product.stop();
}
