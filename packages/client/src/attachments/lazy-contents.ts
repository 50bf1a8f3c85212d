import { notLoaded } from "../base/base.ts";

/** What reads files, fetched with the first one. Rejects with a CareError. */
export function lazyContents() {
  return import("./contents.ts").catch(notLoaded);
}
