/** Firefox as Debian has it, driven as it is: Playwright's own build of it is not needed. */
import type { LaunchOptions } from "playwright-core";
import { install, isExecutable } from "./debian.ts";

const paths = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** The path of a Firefox; throws an error of one line, which says what to do, where there is none. */
export function firefoxPath(): string {
  const named = process.env.FIREFOX_PATH;
  if (named) {
    if (!isExecutable(named)) throw new Error(`FIREFOX_PATH names no program that can be run: ${named}`);
    return named;
  }
  const path = paths.find(isExecutable) ?? (install("firefox-esr") ? paths.find(isExecutable) : undefined);
  if (path) return path;
  throw new Error("No Firefox found: install one, or set FIREFOX_PATH to the program.");
}

/** A pointer that can rest on things, as a mouse can: 2 and 4 of what Firefox adds up. */
const mouse = 6;

/** This Firefox knows no emulation of a device, so that what it is and what a person prefers is said before it starts. */
export function firefoxLaunch(): LaunchOptions {
  return {
    channel: "moz-firefox",
    executablePath: firefoxPath(),
    firefoxUserPrefs: {
      "ui.prefersReducedMotion": 1,
      "ui.primaryPointerCapabilities": mouse,
      "ui.allPointerCapabilities": mouse,
    },
  };
}
