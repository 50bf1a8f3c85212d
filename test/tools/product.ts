/** The whole product as `npm start` runs it, on a state folder of its own. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../packages/demo/src/http/ports.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Product {
  /** Where the pages are, e.g. `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Where the rooms are, as far as the pages name it. */
  readonly state: string;
  readonly pid: number;
  /** All that was printed until now. */
  output(): string;
  /** The address of a person's page; for those whom the demo practice has. */
  address(page: "ehr" | "portal", login: string): string;
  /** Ends it and everything it started; `kill` gives it no chance to tidy up. */
  stop(how?: "kill"): Promise<void>;
}

/** Answers once it is ready, which may take as long as a build. Without `state`, the state goes when it stops. */
export async function startProduct(
  options: { readonly state?: string; readonly args?: readonly string[] } = {},
): Promise<Product> {
  const state = options.state ?? (await mkdtemp(join(tmpdir(), "carethread-product-")));
  // The usual port is another product's that starts at the same time.
  const port = String(await freePort([], "127.0.0.1"));
  const child = spawn(
    process.execPath,
    ["packages/demo/bin/start.mjs", "--state", state, "--port", port, ...(options.args ?? [])],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  const ended = new Promise<void>(resolve => child.once("close", () => resolve()));
  const origin = await new Promise<string>((resolve, reject) => {
    const heard = (text: string) => {
      output += text;
      // The table of addresses comes when everything is ready.
      const found = /(https?:\/\/[^/\s]+)\/(?:ehr|portal)\/\?as=/.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stdout.setEncoding("utf8").on("data", heard);
    child.stderr.setEncoding("utf8").on("data", heard);
    child.once("error", reject);
    void ended.then(() => reject(new Error(`The product did not start:\n${output}`)));
  });
  return {
    origin,
    state,
    pid: child.pid ?? 0,
    output: () => output,
    address: (page, login) => `${origin}/${page}/?as=${login}`,
    stop: async how => {
      child.kill(how === "kill" ? "SIGKILL" : "SIGINT");
      const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await ended;
      clearTimeout(late);
      if (!options.state) await rm(state, { recursive: true, force: true });
    },
  };
}
