/**
 * WebKitGTK for the runner of the element tests. The runner's commands know Playwright's pages, so that a window takes
 * the calls that they make of one: `keyboard`, `mouse` and `setViewportSize`.
 */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { Readable } from "node:stream";
import { WebKitWindow } from "./driver.ts";
import { type Programs, webkitPrograms } from "./programs.ts";

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

/** The number of a screen that nobody sees, which it says itself once it is there. */
async function startScreen(program: string): Promise<{ screen: ChildProcess; display: string }> {
  const screen = start(program, ["-displayfd", "1", "-screen", "0", "1300x800x24", "-nolisten", "tcp"], {
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
    env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: "1", GDK_BACKEND: "x11" },
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const answer = await fetch(`${url}/status`).catch(() => undefined);
    if (answer?.ok) return { driver, url };
    if (driver.exitCode !== null) throw new Error("WebKitWebDriver did not start");
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

export class WebKitLauncher {
  readonly name = "WebKitGTK";
  readonly type = "playwright";
  readonly concurrency = 1;
  readonly #programs: Programs = webkitPrograms();
  readonly #windows = new Map<string, WebKitWindow>();
  readonly #processes: ChildProcess[] = [];
  #driver: Promise<string> | undefined;

  async #start(): Promise<string> {
    const { screen, display } = await startScreen(this.#programs.screen);
    this.#processes.push(screen);
    // Without somebody who gives it the focus no window has it.
    const env = { ...process.env, DISPLAY: display };
    // A screen without fonts of its own has this one.
    this.#processes.push(start(this.#programs.manager, ["-fn", "fixed"], { stdio: "ignore", env }));
    const { driver, url } = await startDriver(this.#programs.driver, display);
    this.#processes.push(driver);
    return url;
  }

  async startSession(id: string, url: string): Promise<void> {
    this.#driver ??= this.#start();
    const window = await WebKitWindow.open(await this.#driver, this.#programs.browser);
    this.#windows.set(id, window);
    await window.resize({ width: 800, height: 600 });
    await window.go(url);
  }

  isActive(id: string): boolean {
    return this.#windows.has(id);
  }

  async getBrowserUrl(id: string): Promise<string | undefined> {
    return this.#windows.get(id)?.url();
  }

  async stopSession(id: string): Promise<object> {
    const window = this.#windows.get(id);
    this.#windows.delete(id);
    await window?.close();
    return {};
  }

  async startDebugSession(): Promise<void> {
    throw new Error("WebKitGTK is not driven by hand here");
  }

  async stop(): Promise<void> {
    for (const window of this.#windows.values()) await window.close();
    for (const child of this.#processes.reverse()) child.kill();
  }

  getPage(id: string): object {
    const window = this.#windows.get(id);
    if (window === undefined) throw new Error(`no window for session ${id}`);
    const { keyboard, mouse } = window;
    return {
      keyboard,
      mouse,
      setViewportSize: (size: { width: number; height: number }) => window.resize(size),
    };
  }
}
