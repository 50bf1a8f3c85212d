/** Pages of a vendor's portal with the messenger in them, and the token endpoint behind them. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { TestPractice } from "../support/practice.ts";

export interface PageServer {
  readonly origin: string;
  serve(of: { readonly server: string; readonly practice: TestPractice }): void;
  /** The page of a person with a conversation open; `delays` in place of the client's own. */
  address(
    kind: "staff" | "portal",
    sub: string,
    conversation: string,
    delays?: Readonly<Record<string, number>>,
  ): string;
  close(): Promise<void>;
}

export interface PageContent {
  /** The script that runs in it. */
  readonly entry: URL;
  /** What stands in its body, as HTML. */
  readonly body: string;
}

const messenger: PageContent = {
  entry: new URL("page.ts", import.meta.url),
  body: "<care-badge></care-badge><care-messenger></care-messenger>",
};

const html = (body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Messages</title>
<script type="module" src="/page.js"></script>
<body>${body}</body>
</html>`;

/** From the sources, so that the pages are never older than the rooms. */
async function bundle(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: "esm",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

export async function servePages({ entry, body }: PageContent = messenger): Promise<PageServer> {
  const script = await bundle(entry);
  let rooms = "";
  let practice: TestPractice | null = null;
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const answer = (type: string, body: string): void => {
      response.writeHead(200, {
        "content-type": type,
        "cache-control": "no-store",
        "content-security-policy": `default-src 'self'; connect-src 'self' ${rooms} ${rooms.replace(/^http/, "ws")}`,
      });
      response.end(body);
    };
    if (pathname === "/page.js") answer("text/javascript", script);
    else if (pathname === "/") answer("text/html; charset=utf-8", html(body));
    else if (pathname === "/token" && practice !== null) {
      const kind = searchParams.get("kind") === "staff" ? "staff" : "portal";
      const token = await practice.token(kind, searchParams.get("sub") ?? "");
      answer("application/json", JSON.stringify({ token }));
    } else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    serve(of) {
      rooms = of.server;
      practice = of.practice;
    },
    address(kind, sub, conversation, delays = {}) {
      const query = new URLSearchParams({
        ...{ kind, sub, conversation, server: rooms, practice: practice?.id ?? "" },
        delays: JSON.stringify(delays),
      });
      return `${origin}/?${query}`;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
