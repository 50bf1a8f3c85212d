/**
 * WebKitGTK for the runner of the element tests. The runner's commands know Playwright's pages, so that a window takes
 * the calls that they make of one: `keyboard`, `mouse` and `setViewportSize`.
 */
import { WebKitWindow } from "./driver.ts";
import { type Programs, webkitPrograms } from "./programs.ts";
import { openStand, type Stand } from "./screen.ts";

export class WebKitLauncher {
  readonly name = "WebKitGTK";
  readonly type = "playwright";
  readonly concurrency = 1;
  readonly #programs: Programs = webkitPrograms();
  readonly #windows = new Map<string, WebKitWindow>();
  #stand: Promise<Stand> | undefined;

  async startSession(id: string, url: string): Promise<void> {
    this.#stand ??= openStand(this.#programs);
    const { url: driver } = await this.#stand;
    const window = await WebKitWindow.open(driver, this.#programs.browser, "none");
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
    (await this.#stand)?.stop();
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
