import type { SealedFile } from "@carethread/model";
import { CareError } from "../base/base.ts";
import type { Http } from "../connection/connection.ts";
import type { Encryption } from "../encryption/encryption.ts";

/** Files of encrypted conversations by their ids, as the messages say them that were opened on this page. */
export type KnownFiles = Map<string, SealedFile>;

export interface ContentsOptions {
  readonly known: KnownFiles;
  readonly http: () => Promise<Http>;
  readonly encryption: () => Promise<Encryption>;
}

/** What reads files, fetched with the first one. Rejects with a CareError. */
export function lazyContents() {
  return import("./contents.ts").catch((cause: unknown) => {
    throw new CareError("network", { retryable: true, message: "a part could not be loaded", cause });
  });
}
