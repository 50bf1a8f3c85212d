import { ContextRoot } from "@lit/context";

let rooted = false;

/**
 * Registers a tag unless somebody has: a page may load two builds, or one of them twice, and the first wins.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  if (!rooted) {
    rooted = true;
    // Elements that ask for a client before their provider was registered are answered when it is.
    new ContextRoot().attach(document.documentElement);
  }
  if (customElements.get(tag) === undefined) customElements.define(tag, element);
}
