/** As much of Playwright's `Locator` as the journeys ask for that run in WebKitGTK. */
import type { ByRoleOptions, WebKitPage } from "./page.ts";

/** As Playwright's selectors have it: whole, or somewhere and in whatever case. */
const textOf = (text: string | RegExp, exact = false): string =>
  text instanceof RegExp ? String(text) : `${JSON.stringify(text)}${exact ? "s" : "i"}`;

interface Exact {
  readonly exact?: boolean;
}

type Waited = "visible" | "hidden" | "attached" | "detached";

export class WebKitLocator {
  readonly #page: WebKitPage;
  readonly #selector: string;

  constructor(page: WebKitPage, selector: string) {
    this.#page = page;
    this.#selector = selector;
  }

  locator(selector: string): WebKitLocator {
    const within = this.#selector === "" ? "" : `${this.#selector} >> `;
    return new WebKitLocator(this.#page, `${within}${selector}`);
  }

  getByRole(role: string, { name, exact }: ByRoleOptions = {}): WebKitLocator {
    const named = name === undefined ? "" : `[name=${textOf(name, exact)}]`;
    return this.locator(`internal:role=${role}${named}`);
  }

  getByText(text: string | RegExp, { exact }: Exact = {}): WebKitLocator {
    return this.locator(`internal:text=${textOf(text, exact)}`);
  }

  getByLabel(text: string | RegExp, { exact }: Exact = {}): WebKitLocator {
    return this.locator(`internal:label=${textOf(text, exact)}`);
  }

  filter({ hasText }: { hasText: string | RegExp }): WebKitLocator {
    return this.locator(`internal:has-text=${textOf(hasText)}`);
  }

  first(): WebKitLocator {
    return this.locator("nth=0");
  }

  last(): WebKitLocator {
    return this.locator("nth=-1");
  }

  count(): Promise<number> {
    return this.#ask("return finder.all(given.selector).length");
  }

  allInnerTexts(): Promise<string[]> {
    return this.#ask("return finder.all(given.selector).map(found => found.innerText)");
  }

  innerText(): Promise<string> {
    return this.evaluate(found => (found as HTMLElement).innerText);
  }

  inputValue(): Promise<string> {
    return this.evaluate(found => (found as HTMLInputElement).value);
  }

  getAttribute(name: string): Promise<string | null> {
    return this.evaluate((found, name) => found.getAttribute(name as string), name);
  }

  async evaluate<T>(look: (found: Element, given: unknown) => T, given?: unknown): Promise<T> {
    await this.waitFor({ state: "attached" });
    return this.#ask(`return (${look})(finder.one(given.selector), given.more)`, given);
  }

  async waitFor({ state = "visible" }: { state?: Waited } = {}): Promise<void> {
    const isThere = state === "attached" || state === "detached";
    const body = `return ${isThere ? "finder.one(given.selector) !== undefined" : "finder.isVisible(given.selector)"}`;
    const wanted = state === "visible" || state === "attached";
    await this.#until(async () => (await this.#ask<boolean>(body)) === wanted, `be ${state}`);
  }

  async click(): Promise<void> {
    const { x, y } = await this.#point();
    await this.#page.window.mouse.click(x, y);
  }

  async fill(text: string): Promise<void> {
    await this.#focus("element.select()");
    await (text === "" ? this.#page.window.keyboard.press("Delete") : this.#page.window.keyboard.type(text));
  }

  async pressSequentially(text: string): Promise<void> {
    await this.#focus("");
    await this.#page.window.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    await this.#focus("");
    await this.#page.window.keyboard.press(key);
  }

  async selectOption({ label }: { label: string }): Promise<void> {
    const body = "return finder.choose(given.selector, given.more)";
    await this.#until(() => this.#ask<boolean>(body, label), `have ${label}`);
  }

  async #focus(then: string): Promise<void> {
    await this.waitFor();
    await this.#ask(`const element = finder.one(given.selector); element.focus(); ${then}`);
  }

  async #point(): Promise<{ x: number; y: number }> {
    let point: { x: number; y: number } | string = "was not looked for";
    await this.#until(
      async () => {
        point = await this.#ask("return finder.pointOf(given.selector)");
        return typeof point !== "string";
      },
      "be clicked",
      () => String(point),
    );
    return point as unknown as { x: number; y: number };
  }

  #ask<T>(body: string, more?: unknown): Promise<T> {
    return this.#page.ask(body, { selector: this.#selector, more });
  }

  #until(fits: () => Promise<boolean>, what: string, why = () => ""): Promise<void> {
    return this.#page.until(fits, () => `${this.#selector} to ${what} ${why()}`);
  }
}
