/** A screen that nobody sees, with whatever a window of WebKitGTK needs on it. */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Programs } from "./programs.ts";

/** Bars that no page is narrower than, and motion, are a person's to do without: a window here has neither. */
const looks = {
  "gtk.css": "* { min-width: 0; min-height: 0; margin: 0; border-width: 0; padding: 0 }\n",
  "settings.ini": "[Settings]\ngtk-enable-animations=0\n",
};

function configFolder(): string {
  const folder = fileURLToPath(new URL("../../../.cache/webkit", import.meta.url));
  for (const toolkit of ["gtk-3.0", "gtk-4.0"]) {
    mkdirSync(join(folder, toolkit), { recursive: true });
    for (const [name, content] of Object.entries(looks)) writeFileSync(join(folder, toolkit, name), content);
  }
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

/** Ends with the process that starts it, however that one ends: also where it is killed and can end nothing itself. */
function start(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn("setpriv", ["--pdeathsig", "KILL", program, ...args], options);
}

/** The number of a screen, which it says itself once it is there. */
async function startScreen(program: string): Promise<{ screen: ChildProcess; display: string }> {
  const screen = start(program, ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const gone = once(screen, "exit").then(() => {
    throw new Error("Xvfb did not start");
  });
  const said = screen.stdout as Readable;
  const [line] = (await Promise.race([once(said, "data"), gone])) as [Buffer];
  gone.catch(() => {});
  return { screen, display: `:${String(line).trim()}` };
}

async function startDriver(program: string, display: string): Promise<{ driver: ChildProcess; url: string }> {
  const port = await freePort();
  const driver = start(program, [`--port=${port}`, "--host=127.0.0.1"], {
    stdio: "ignore",
    env: {
      ...process.env,
      ...{ DISPLAY: display, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1" },
      XDG_CONFIG_HOME: configFolder(),
    },
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const answer = await fetch(`${url}/status`).catch(() => undefined);
    if (answer?.ok) return { driver, url };
    if (driver.exitCode !== null) throw new Error("WebKitWebDriver did not start");
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

export interface Stand {
  /** Where the driver is asked for windows. */
  readonly url: string;
  stop(): void;
}

export async function openStand(programs: Programs): Promise<Stand> {
  const { screen, display } = await startScreen(programs.screen);
  const env = { ...process.env, DISPLAY: display };
  // Without somebody who gives it the focus no window has it. A screen without fonts of its own has this one.
  const manager = start(programs.manager, ["-fn", "fixed"], { stdio: "ignore", env });
  const { driver, url } = await startDriver(programs.driver, display);
  return {
    url,
    stop: () => {
      for (const child of [driver, manager, screen]) child.kill();
    },
  };
}
