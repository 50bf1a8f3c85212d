/** A vendor's own server: its pages, with what it writes into them, and what its back end answers. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { escapeHtml } from "../../packages/demo/src/http/template.ts";
import type { TestPractice } from "../support/practice.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** What a server writes into a page in place of `<!--page-->`. */
export type Render = (session: Readonly<Record<string, string>>) => string;

export class Vendor {
  readonly #server = createServer((request, response) => void this.#answer(request.url ?? "/", response));
  readonly #folders: readonly string[];
  readonly #render: Render;
  #origin = "";
  #rooms = "";
  #practice: TestPractice | null = null;

  /** The folders are looked into one after the other. */
  constructor(folders: readonly string[], render: Render) {
    this.#folders = folders;
    this.#render = render;
  }

  async listen(): Promise<string> {
    this.#server.listen(0);
    await once(this.#server, "listening");
    this.#origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this.#origin;
  }

  serve(rooms: string, practice: TestPractice): void {
    this.#rooms = rooms;
    this.#practice = practice;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  async #answer(address: string, response: ServerResponse): Promise<void> {
    const { pathname, searchParams, search } = new URL(address, "http://localhost");
    if (pathname === "/session" || pathname === "/token") {
      response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
      response.end(JSON.stringify(await this.#told(pathname, searchParams)));
      return;
    }
    const path = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const content = await this.#read(path);
    if (content === null) return void response.writeHead(404).end();
    const type = types[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, ...this.#policy });
    response.end(path.endsWith(".html") ? this.#written(content.toString(), searchParams, search) : content);
  }

  async #read(path: string): Promise<Buffer | null> {
    for (const folder of this.#folders) {
      const found = await readFile(join(folder, path)).catch(() => null);
      if (found !== null) return found;
    }
    return null;
  }

  /** As a template does it: every value escaped. */
  #written(page: string, asked: URLSearchParams, query: string): string {
    const session = {
      server: this.#rooms,
      practice: this.#practice?.id ?? "",
      tokenUrl: `/token${query}`,
    };
    const own = new URLSearchParams([...asked].filter(([name]) => name !== "conversation"));
    const values: Record<string, string> = {
      ...session,
      ...{
        query: `?${own}`,
        asked: query,
        origin: this.#origin,
        conversation: asked.get("conversation") ?? "",
      },
    };
    return page
      .replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ""))
      .replace('"what the server knows"', () => JSON.stringify(session).replaceAll("<", "\\u003c"))
      .replace("<!--page-->", () => this.#render(session));
  }

  get #policy(): Record<string, string> {
    const connect = `connect-src 'self' ${this.#rooms} ${this.#rooms.replace(/^http/, "ws")}`;
    const trusted = "require-trusted-types-for 'script'; trusted-types lit-html vue 'allow-duplicates'";
    return {
      "content-security-policy": `default-src 'self'; ${connect}; frame-src ${this.#origin}; ${trusted}`,
      // A new page is asked for at each step.
      "cache-control": "no-cache",
    };
  }

  async #told(path: string, asked: URLSearchParams): Promise<unknown> {
    if (this.#practice === null) throw new Error("the rooms are not there yet");
    const kind = asked.get("kind") === "staff" ? "staff" : "portal";
    if (path === "/token") return { token: await this.#practice.token(kind, asked.get("sub") ?? "") };
    return { server: this.#rooms, practice: this.#practice.id, patient: this.#practice.patientKey("rosa") };
  }
}
