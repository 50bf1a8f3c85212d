/** WebKitGTK as Debian has it: the browser, its driver, and a screen for it, since it has no way to run without one. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { install, isExecutable } from "../debian.ts";

export interface Programs {
  readonly driver: string;
  readonly browser: string;
  readonly screen: string;
  readonly manager: string;
}

const libraries = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec"];

function foldersOf(library: string): string[] {
  try {
    return readdirSync(library)
      .filter(name => name.startsWith("webkit2gtk-") || name.startsWith("webkitgtk-"))
      .map(name => join(library, name));
  } catch {
    return [];
  }
}

function usual(): Programs | undefined {
  const driver = "/usr/bin/WebKitWebDriver";
  const screen = "/usr/bin/Xvfb";
  const manager = "/usr/bin/evilwm";
  const browser = libraries
    .flatMap(foldersOf)
    .map(folder => join(folder, "MiniBrowser"))
    .find(isExecutable);
  if (browser === undefined || ![driver, screen, manager].every(isExecutable)) return undefined;
  return { driver, browser, screen, manager };
}

/** Throws an error of one line, which says what to do, where they are not there and cannot be installed. */
export function webkitPrograms(): Programs {
  const found = usual() ?? (install("webkit2gtk-driver", "xvfb", "evilwm") ? usual() : undefined);
  if (found) return found;
  throw new Error("No WebKitGTK found: install webkit2gtk-driver, xvfb and evilwm of Debian 12 or later.");
}
