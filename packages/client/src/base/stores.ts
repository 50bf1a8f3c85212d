/** What the stores of this package have in common: they change only when their value does. */
import type { WritableAtom } from "nanostores";

/** Whether two JSON-like values say the same. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every(key => same(left[key], right[key]));
}

/**
 * Sets a store where the value is another one. A listener that throws is the page's own mistake: it is
 * reported as an uncaught error and must not look like a broken frame to the connection.
 */
export function put<T>(store: WritableAtom<T>, value: T): void {
  if (same(store.get(), value)) return;
  try {
    store.set(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
