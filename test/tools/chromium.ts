/**
 * Finds a Chromium that tests and screenshots can drive, and installs Debian's when there is none.
 *
 * Looked for in this order: `CHROMIUM_PATH`, `CHROME_PATH`, the usual paths, a browser that Playwright or
 * Puppeteer has downloaded for another project, and at last Debian's package, which needs root.
 */
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { install, isExecutable } from "./debian.ts";

/** What Playwright switches off, which is said again here: a second switch takes the place of the first. */
const byPlaywright = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "TcpPortRandomizationWin",
  "ThirdPartyStoragePartitioning",
];

/** The list under the address bar, which nobody sees: two pages of the browser's own, and a second of work, for each window. */
const listOfAddresses = ["WebUIOmniboxAimPopup", "WebUIOmniboxPopup"];

/** `--no-sandbox`: CI runs as root. The rest keeps the browser from talking to anyone but the page's server. */
export const chromiumArgs: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[...byPlaywright, ...listOfAddresses].join()}`,
];

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const folders = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"];
const macPaths = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

function named(): string | undefined {
  for (const variable of ["CHROMIUM_PATH", "CHROME_PATH"]) {
    const path = process.env[variable];
    if (!path) continue;
    // A path that was given and is wrong is a mistake to be told, not a reason to take another browser.
    if (!isExecutable(path)) throw new Error(`${variable} names no program that can be run: ${path}`);
    return path;
  }
  return undefined;
}

function usual(): string | undefined {
  const onPath = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = [...folders, ...onPath].flatMap(folder => names.map(name => join(folder, name)));
  return [...candidates, ...macPaths].find(isExecutable);
}

const programs = [
  "chrome-linux/chrome",
  "chrome-linux64/chrome",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
];

/** Browsers downloaded by Playwright (`chromium-1234/…`) or Puppeteer (`linux-138.0…/…`), newest first. */
function downloaded(): string | undefined {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? "",
    join(homedir(), ".cache/ms-playwright"),
    join(homedir(), "Library/Caches/ms-playwright"),
    join(process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), ".cache/puppeteer"), "chrome"),
  ];
  for (const cache of caches) {
    if (!cache || !existsSync(cache)) continue;
    const versions = readdirSync(cache)
      .filter(name => /^(chromium-\d|linux|mac)/.test(name))
      .sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
    const found = versions.flatMap(v => programs.map(p => join(cache, v, p))).find(isExecutable);
    if (found) return found;
  }
  return undefined;
}

function installed(): string | undefined {
  return install("chromium") ? usual() : undefined;
}

/** The path of a Chromium; throws an error of one line, which says what to do, where there is none. */
export function chromiumPath(): string {
  const path = named() ?? usual() ?? downloaded() ?? installed();
  if (path) return path;
  throw new Error("No Chromium found: install one, or set CHROMIUM_PATH to the program.");
}
