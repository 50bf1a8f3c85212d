/** Parts of the client that are fetched when somebody first needs them. */
import { CareError } from "./care-error.ts";

/** Ends who asked for a part of the client that could not be fetched. */
export function notLoaded(cause: unknown): never {
  throw new CareError("network", { retryable: true, message: "a part could not be loaded", cause });
}

/** What is asked for first is fetched, and kept; what could not be is fetched the next time. */
export function once<T>(fetch: () => Promise<T>): () => Promise<T> {
  let fetched: Promise<T> | null = null;
  return () => {
    fetched ??= fetch().catch(error => {
      fetched = null;
      throw error;
    });
    return fetched;
  };
}
