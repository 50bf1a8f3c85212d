/** How the rooms are run on this machine: by which command of which platform, with which configuration. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.ts";

export const platforms = ["partykit", "workers"] as const;
export type PlatformName = (typeof platforms)[number];

export interface Launched {
  /** Of a run of Node. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** What it prints when it answers, with its port. */
  readonly ready: RegExp;
  /** What it prints when it will never answer. */
  readonly failed: RegExp;
}

export interface LaunchOptions {
  /** Of the owner alone, where the configuration is written. */
  readonly folder: string;
  /** Where it keeps what rooms have stored. */
  readonly state: string;
  /** 0 for a free one. */
  readonly port: number;
  /** The rooms' environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** Another project's configuration. */
  readonly config?: string | undefined;
}

/** Writes what the platform's command reads, and gives the command. */
export const launches: Readonly<Record<PlatformName, (options: LaunchOptions) => Promise<Launched>>> = {
  async partykit({ folder, state, port, variables, config = join(root, "party/partykit.json") }) {
    const { main, parties = {}, ...rest } = JSON.parse(await readFile(config, "utf8"));
    const at = (path: string): string => join(config, "..", path);
    const written = await keep(folder, "partykit.json", {
      ...rest,
      main: at(main),
      parties: Object.fromEntries(
        Object.entries<string>(parties).map(([name, path]) => [name, at(path)] as const),
      ),
      vars: variables,
    });
    return {
      args: [
        join(root, "node_modules/partykit/dist/bin.mjs"),
        ...["dev", "-c", written, "--port", String(port), "--persist", state],
        ...["--disable-request-cf-fetch", "--no-hotkeys"],
      ],
      env: { ...process.env, NO_UPDATE_NOTIFIER: "1", FORCE_COLOR: "0" },
      ready: /http:\/\/[^\s:]+:(\d+)/,
      failed: /ERR_RUNTIME_FAILURE|Build failed/,
    };
  },

  async workers({ folder, state, port, variables, config = join(root, "party/workers/wrangler.jsonc") }) {
    const { $schema: _, main, ...rest } = JSON.parse(withoutComments(await readFile(config, "utf8")));
    const written = await keep(folder, "wrangler.json", {
      ...rest,
      main: join(config, "..", main),
      vars: variables,
    });
    return {
      args: [
        join(root, "node_modules/wrangler/bin/wrangler.js"),
        ...["dev", "-c", written, "--ip", "127.0.0.1", "--port", String(port), "--persist-to", state],
        // Left to itself it looks for a free one before it takes it, which another runtime may have by then.
        ...["--inspector-port", "0"],
        ...["--local-protocol", "http", "--show-interactive-dev-session=false", "--log-level", "log"],
      ],
      env: {
        ...process.env,
        ...{ NO_UPDATE_NOTIFIER: "1", FORCE_COLOR: "0", CI: "1" },
        // Nothing is asked of the network, and nothing told.
        ...{ WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false" },
        WRANGLER_LOG_PATH: join(folder, "logs"),
      },
      ready: /Ready on http:\/\/[^\s:]+:(\d+)/,
      failed: /The Workers runtime failed to start|Build failed/,
    };
  },
};

/** A file of the owner's and no arguments: what stands in a command line is seen by everybody on the machine. */
async function keep(folder: string, name: string, config: unknown): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(config), { mode: 0o600 });
  return path;
}

/** Comments have a line each in our configurations. */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\/.*$/gm, "");
}
