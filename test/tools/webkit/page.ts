/** As much of Playwright's browser and pages as the journeys ask for that run in WebKitGTK: each page on a screen of its own. */
import { patience } from "../../support/patience.ts";
import { WebKitWindow } from "./driver.ts";
import { type Finder, finderSource } from "./finder.ts";
import { WebKitLocator } from "./locator.ts";
import { webkitPrograms } from "./programs.ts";
import { openStand, type Stand } from "./screen.ts";

export interface ByRoleOptions {
  readonly name?: string | RegExp;
  readonly exact?: boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a journey asks to be told of; of sockets and of what is merely printed WebDriver tells nothing. */
interface Told {
  readonly pageerror: (error: Error) => void;
  readonly request: (request: { url(): string }) => void;
  readonly console: unknown;
  readonly websocket: unknown;
}

export class WebKitPage {
  readonly window: WebKitWindow;
  readonly #told: { [K in keyof Told]?: Told[K] } = {};

  constructor(window: WebKitWindow) {
    this.window = window;
  }

  on<K extends keyof Told>(event: K, heard: Told[K]): void {
    this.#told[event] = heard;
  }

  async goto(url: string): Promise<void> {
    await this.window.go(url);
  }

  /** What the driver does not tell of the answer is asked for once more. */
  async reload(): Promise<{ headers(): Record<string, string> }> {
    await this.window.reload();
    const { headers } = await fetch(await this.window.url(), { method: "HEAD" });
    return { headers: () => Object.fromEntries(headers) };
  }

  title(): Promise<string> {
    return this.window.title();
  }

  /** Where it was when it was asked last. */
  url(): string {
    return this.#url;
  }

  /** Each page is alone on its screen. */
  async bringToFront(): Promise<void> {}

  setViewportSize(size: Size): Promise<void> {
    return this.window.resize(size);
  }

  evaluate<T>(look: (given: unknown) => T, given?: unknown): Promise<T> {
    return this.ask(`return (${look})(given)`, given);
  }

  locator(selector: string): WebKitLocator {
    return new WebKitLocator(this, "").locator(selector);
  }

  getByRole(role: string, options?: ByRoleOptions): WebKitLocator {
    return new WebKitLocator(this, "").getByRole(role, options);
  }

  getByText(text: string | RegExp, options?: { exact?: boolean }): WebKitLocator {
    return new WebKitLocator(this, "").getByText(text, options);
  }

  getByLabel(text: string | RegExp, options?: { exact?: boolean }): WebKitLocator {
    return new WebKitLocator(this, "").getByLabel(text, options);
  }

  #url = "";

  /** Runs the body of a function in the page, in which there is a `finder`. */
  async ask<T>(body: string, given: unknown): Promise<T> {
    const whole = `if (globalThis.finder === undefined) return null;
      const value = await (async () => { ${body} })();
      return { value, url: location.href, ...finder.heard() };`;
    for (;;) {
      const answer = await this.window.run<({ value: T; url: string } & ReturnType<Finder["heard"]>) | null>(
        whole,
        given,
      );
      if (answer === null) {
        await this.window.run(finderSource(), null);
        continue;
      }
      this.#url = answer.url;
      for (const complaint of answer.complaints) this.#told.pageerror?.(new Error(complaint));
      for (const address of answer.requests) this.#told.request?.({ url: () => address });
      return answer.value;
    }
  }

  /** Waits; a page that goes to another meanwhile is asked again. */
  async until(fits: () => Promise<boolean>, what: () => string): Promise<void> {
    let error: unknown;
    for (const end = Date.now() + patience; Date.now() < end; ) {
      const isSo = await fits().catch(reason => {
        error = reason;
        return false;
      });
      if (isSo) return;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error(`waited ${patience} ms for ${what()}`, { cause: error });
  }
}

/** One person's: a browser with nothing of another's, which is the driver's way. */
class WebKitContext {
  readonly #size: Size;
  readonly #opened: (() => Promise<void>)[] = [];

  constructor(size: Size) {
    this.#size = size;
  }

  setDefaultTimeout(): void {}

  async addInitScript(): Promise<void> {}

  async newPage(): Promise<WebKitPage> {
    const programs = webkitPrograms();
    const stand: Stand = await openStand(programs);
    this.#opened.push(async () => stand.stop());
    const window = await WebKitWindow.open(stand.url, programs.browser, "normal");
    this.#opened.push(() => window.close());
    await window.resize(this.#size);
    return new WebKitPage(window);
  }

  async close(): Promise<void> {
    for (const close of this.#opened.splice(0).reverse()) await close();
  }
}

export class WebKitBrowser {
  readonly #contexts: WebKitContext[] = [];

  async newContext({ viewport = { width: 1280, height: 720 } }: { viewport?: Size }): Promise<WebKitContext> {
    const context = new WebKitContext(viewport);
    this.#contexts.push(context);
    return context;
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
  }
}
