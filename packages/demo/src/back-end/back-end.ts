/**
 * The demo's back end: what a vendor's own server has beside everything else it does. It signs in whoever comes with a
 * mail and a password, and believes whatever stands behind `?as=`, so it is for trying on one's own machine alone.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Answer, common, refused } from "../http/http.ts";
import type { PageSource } from "../pages/pages.ts";
import { Routes, type RoutesOptions } from "./routes.ts";

export { CheckpointBook } from "./checkpoints.ts";

export interface BackEndOptions extends RoutesOptions {
  readonly port: number;
  readonly pages: (server: Server) => Promise<PageSource>;
}

export class BackEnd {
  readonly #options: BackEndOptions;
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  #pages: PageSource | null = null;
  #routes: Routes | null = null;

  constructor(options: BackEndOptions) {
    this.#options = options;
  }

  async listen(): Promise<void> {
    this.#pages = await this.#options.pages(this.#server);
    this.#routes = new Routes(this.#options, this.#pages);
    this.#server.listen(this.#options.port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  async close(): Promise<void> {
    await this.#pages?.close?.();
    if (!this.#server.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let answer: Answer | null;
    try {
      answer = await this.#answer(request, response);
    } catch (error) {
      console.error("The demo's back end failed to answer:", error);
      answer = refused(500, "The demo's back end failed; its terminal says why.");
    }
    if (answer === null) return;
    const { status, headers, body } = answer;
    const unchanged = headers.etag !== undefined && request.headers["if-none-match"] === headers.etag;
    response.writeHead(unchanged ? 304 : status, { ...common, ...headers });
    response.end(request.method === "HEAD" || unchanged ? undefined : body);
  }

  /** Null where the dev server took the request. */
  async #answer(request: IncomingMessage, response: ServerResponse): Promise<Answer | null> {
    const { port } = this.#options;
    const { host = "" } = request.headers;
    // Another name that leads here is somebody else's page, which must not speak for the people of the demo.
    if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
      return refused(421, `Open http://127.0.0.1:${port}/ on this machine.`);
    }
    const url = new URL(request.url ?? "/", `http://${host}`);
    if (this.#routes === null) return refused(503, "The demo is starting.");
    return this.#routes.answer(request, response, url);
  }
}
