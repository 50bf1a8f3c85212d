import { CareError } from "../base/base.ts";

/** What reads files, fetched with the first one. Rejects with a CareError. */
export function lazyContents() {
  return import("./contents.ts").catch((cause: unknown) => {
    throw new CareError("network", { retryable: true, message: "a part could not be loaded", cause });
  });
}
