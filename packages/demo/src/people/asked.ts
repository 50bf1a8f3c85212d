/** What is asked of the back end, and whose page it is. */
import type { IncomingMessage } from "node:http";
import type { Directory, Login } from "./directory.ts";

export interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly directory: Directory | null;
  /** Whose page it is: said in the address, or by a session. */
  readonly login: Login | null;
}

/** Whether a page of this address asks: what changes something is taken from no other. */
export function isOurs({ request, url }: Pick<Asked, "request" | "url">): boolean {
  return request.headers.origin === url.origin;
}
