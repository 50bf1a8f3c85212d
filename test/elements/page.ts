/** A practice in memory for each test, and ways to look into elements; registers nothing. */
import { expect, fixture, fixtureCleanup, waitUntil as waitAtMost } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import type { TemplateResult } from "lit";
import { find } from "../../stories/find.ts";
import { openPractice, type Practice } from "../../stories/fixture.ts";

/** Waits until it is true, with patience for a busy machine. */
export function waitUntil(isTrue: () => unknown, message?: string): Promise<void> {
  return waitAtMost(() => Boolean(isTrue()), message, { interval: 10, timeout: 30_000 });
}

const open: Practice[] = [];

/** A practice that is closed after the test; `settings` as its registration has them. */
export async function practice(settings: Record<string, unknown> = {}): Promise<Practice> {
  const made = await openPractice(settings);
  open.push(made);
  return made;
}

/** What lit has found fault with on this page, each once. */
const { litIssuedWarnings: warnings } = globalThis as { litIssuedWarnings?: Set<string | undefined> };

afterEach(() => {
  fixtureCleanup();
  for (const made of open.splice(0)) made.close();
  // An update that an update makes necessary lays the page out twice.
  const said = [...(warnings ?? [])].filter(warning => warning?.includes("change-in-update"));
  for (const warning of said) warnings?.delete(warning);
  expect(said).to.deep.equal([]);
});

/** Puts a template into the page, in a box of this size. */
export async function mount<E extends HTMLElement>(
  template: TemplateResult,
  { width = 1000, height = 600 }: { width?: number; height?: number } = {},
): Promise<E> {
  const box = document.createElement("div");
  box.style.cssText = `inline-size: ${width}px; block-size: ${height}px; display: grid`;
  return fixture<E>(template, { parentNode: box });
}

export function all(within: Element, selector: string): HTMLElement[] {
  return [...(within.shadowRoot ?? within).querySelectorAll<HTMLElement>(selector)];
}

/** The first that fits inside the element, through shadow roots. */
export function maybe<E extends HTMLElement = HTMLElement>(within: Element, selector: string): E | null {
  return find(within.shadowRoot ?? within, selector) as E | null;
}

export function get<E extends HTMLElement = HTMLElement>(within: Element, selector: string): E {
  const found = maybe<E>(within, selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

/** Waits until it is there, and not hidden because it is not known yet whether there are messages at all. */
export async function shown<E extends HTMLElement = HTMLElement>(
  within: Element,
  selector: string,
): Promise<E> {
  const isShown = (): boolean => {
    const found = maybe(within, selector);
    return found !== null && getComputedStyle(found).visibility !== "hidden";
  };
  await waitUntil(isShown, `${selector} does not show`);
  return get<E>(within, selector);
}

/** What is read, with white space as it is seen. */
export function textOf(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

export function texts(within: Element, selector: string): string[] {
  return all(within, selector).map(textOf);
}

/** The element that has the focus, inside all shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

export async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
}

/** The next event of this name on an element. */
export function next<K extends keyof GlobalEventHandlersEventMap>(
  target: HTMLElement,
  name: K,
): Promise<GlobalEventHandlersEventMap[K]> {
  return new Promise(resolve => {
    target.addEventListener(name, event => resolve(event as GlobalEventHandlersEventMap[K]), { once: true });
  });
}
