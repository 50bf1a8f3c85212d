/**
 * A scanner for the rooms: HTTP in front of clamd. It is POSTed the bytes of a file with a secret as bearer, and answers
 * `{ verdict, found? }`; 413 for what clamd does not take, 503 while clamd cannot be asked, so that the rooms ask again.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ScanVerdict } from "@carethread/model";
import { askClamd, type ClamdAddress, TooLargeForClamd } from "./clamd.ts";

export { type ClamdAddress, ClamdFailed } from "./clamd.ts";

export interface ScannerOptions {
  /** As in the deployment's `CARETHREAD_SCANNER`. */
  readonly secret: string;
  readonly clamd: ClamdAddress;
  /** Hears what failed: never of a file's name or content. */
  readonly log?: (message: string) => void;
}

/** What a server of Node's does with a request: `createServer(createScanner({ … }))`. */
export function createScanner({ secret, clamd, log = () => {} }: ScannerOptions): RequestListener {
  if (secret.length < 16) throw new Error("The scanner's secret needs at least 16 characters.");
  return (request, response) => {
    if (!hasSecret(request, secret)) return end(request, response, 401);
    if (request.method !== "POST") return end(request, response, 405);
    askClamd(clamd, request).then(
      ({ found }) =>
        answer(response, 200, found === null ? { verdict: "clean" } : { verdict: "infected", found }),
      (error: Error) => {
        log(error.message);
        end(request, response, error instanceof TooLargeForClamd ? 413 : 503);
      },
    );
  };
}

function hasSecret({ headers }: IncomingMessage, secret: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ""), digest(`Bearer ${secret}`));
}

function answer(response: ServerResponse, status: number, body: ScanVerdict): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

/** Reads what is still coming and throws it away: a sender that is cut off sees no answer. */
function end(request: IncomingMessage, response: ServerResponse, status: number): void {
  request.resume();
  response.writeHead(status, { "cache-control": "no-store" });
  response.end();
}
