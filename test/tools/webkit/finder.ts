/** What is found in a page, and how it is there: by the script with which Playwright finds it in the pages of others. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInNewContext } from "node:vm";

/** As far as it is used. */
interface Injected {
  parseSelector(selector: string): unknown;
  querySelectorAll(parsed: unknown, root: Document): HTMLElement[];
  elementState(element: Element, state: "visible" | "enabled", frameVisible: boolean): { matches: boolean };
  selectOptions(element: Element, options: readonly { label: string }[]): unknown;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In the page; `heard` is what came since it was asked last. */
export interface Finder {
  all(selector: string): HTMLElement[];
  one(selector: string): HTMLElement | undefined;
  isVisible(selector: string): boolean;
  /** Where it can be clicked; else why it cannot. */
  pointOf(selector: string): Promise<Point | string>;
  choose(selector: string, label: string): boolean;
  heard(): { complaints: string[]; requests: string[] };
}

/** Runs in the page, and knows nothing from outside. */
function finderOf(injected: Injected): Finder {
  let complaints: string[] = [];
  let told = 0;
  addEventListener("error", ({ message }) => complaints.push(message));
  addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    complaints.push(`${violatedDirective} forbids ${blockedURI}`),
  );
  const { error } = console;
  console.error = (...said: unknown[]) => {
    complaints.push(said.join(" "));
    error.apply(console, said);
  };
  const all = (selector: string) => injected.querySelectorAll(injected.parseSelector(selector), document);
  const one = (selector: string) => {
    const found = all(selector);
    if (found.length > 1) throw new Error(`${found.length} are ${selector}`);
    return found[0];
  };
  const isVisible = (element: Element) => injected.elementState(element, "visible", true).matches;
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  const middleOf = (element: Element) => {
    const [rect = element.getBoundingClientRect()] = element.getClientRects();
    return { x: Math.round(rect.x + rect.width / 2), y: Math.round(rect.y + rect.height / 2) };
  };
  const topAt = ({ x, y }: Point) => {
    let top = document.elementFromPoint(x, y);
    while (top?.shadowRoot?.elementFromPoint(x, y)) {
      const inner = top.shadowRoot.elementFromPoint(x, y);
      if (inner === top) break;
      top = inner;
    }
    return top;
  };
  const isWithin = (inner: Node | null, outer: Element) => {
    for (let node = inner; node !== null; node = node.parentNode ?? (node as ShadowRoot).host ?? null)
      if (node === outer) return true;
    return false;
  };
  return {
    all,
    one,
    isVisible: selector => {
      const element = one(selector);
      return element !== undefined && isVisible(element);
    },
    async pointOf(selector) {
      const element = one(selector);
      if (element === undefined) return "is not there";
      if (!isVisible(element)) return "is not seen";
      if (!injected.elementState(element, "enabled", true).matches) return "is disabled";
      const inside = ({ x, y }: Point) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
      if (!inside(middleOf(element))) element.scrollIntoView({ block: "center", behavior: "instant" });
      await frame();
      const before = middleOf(element);
      await frame();
      const { x, y } = middleOf(element);
      if (x !== before.x || y !== before.y) return "moves";
      return isWithin(topAt({ x, y }), element) ? { x, y } : "is covered";
    },
    choose(selector, label) {
      const list = one(selector);
      return list !== undefined && Array.isArray(injected.selectOptions(list, [{ label }]));
    },
    heard() {
      const requests = performance.getEntriesByType("resource").map(({ name }) => name);
      const heard = { complaints, requests: requests.slice(told) };
      complaints = [];
      told = requests.length;
      return heard;
    },
  };
}

/** A string of the bundle of Playwright, which pages are given as they are: it has no door of its own. */
function injectedSource(): string {
  const bundle = createRequire(import.meta.url).resolve("playwright-core/lib/coreBundle");
  const literal = /^ +source\d+ = ('.*InjectedScript: \(\) => InjectedScript.*');$/m.exec(
    readFileSync(bundle, "utf8"),
  )?.[1];
  if (literal === undefined) throw new Error("this playwright-core keeps its script for pages elsewhere");
  return runInNewContext(literal) as string;
}

const options = {
  ...{ isUnderTest: false, sdkLanguage: "javascript", frameSeq: 0, testIdAttributeName: "data-testid" },
  ...{ stableRafCount: 1, browserName: "webkit", customEngines: [] },
};

let made: string | undefined;

/** What a page is given before it is asked: after it there is a `finder`. */
export function finderSource(): string {
  made ??= `globalThis.__name ??= value => value;
    const module = {};
    ${injectedSource()};
    const injected = new (module.exports.InjectedScript())(globalThis, ${JSON.stringify(options)});
    globalThis.finder = (${finderOf})(injected);`;
  return made;
}
