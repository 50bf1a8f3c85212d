/** What a browser says of itself, as people know it: for a part of a page that comes later. */
import type { Device } from "./device.ts";

/** The first that fits: browsers also name those that they are like. */
const browsers = [
  ["Edge", /\bEdgA?\/|\bEdgiOS\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\bFirefox\/|\bFxiOS\//],
  ["Chrome", /\bChrome\/|\bCriOS\/|\bChromium\//],
  ["Safari", /\bSafari\//],
] as const;

const systems = [
  ["Android", /\bAndroid\b/],
  ["iPadOS", /\biPad\b/],
  ["iOS", /\biPhone\b|\biPod\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["macOS", /\bMacintosh\b|\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** What a browser's `navigator.userAgent` says. */
export function deviceOf(userAgent: string): Device {
  const named = (table: readonly (readonly [string, RegExp])[]): string =>
    table.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "";
  return { browser: named(browsers), system: named(systems) };
}
