import { ContextRoot } from "@lit/context";

let rooted = false;

/**
 * Registers a tag unless somebody has: a page may load two builds, or one of them twice, and the first wins. Where there
 * is no document, as on a server that only imports the module, there is nothing to register with.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  if (typeof document === "undefined") return;
  if (!rooted) {
    rooted = true;
    // Elements that ask for a client before their provider was registered are answered when it is.
    new ContextRoot().attach(document.documentElement);
  }
  if (customElements.get(tag) === undefined) customElements.define(tag, element);
}
