/** The command `carethread-scanner`. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { type ClamdAddress, createScanner } from "../scanner/scanner.ts";
import type { CommandOutput } from "./output.ts";

const usage = `Answers the rooms' questions about files, in front of clamd.

  CARETHREAD_SCANNER_SECRET=<secret> npx carethread-scanner [--port <number>] [--host <address>] [--clamd <where>]

  --port <number>    where it listens; 8787 by default
  --host <address>   on which address; 127.0.0.1 by default
  --clamd <where>    the path of clamd's socket, or <host>:<port>; /var/run/clamav/clamd.ctl by default

The secret has at least 16 characters, and stands in the rooms' CARETHREAD_SCANNER too. Set clamd's StreamMaxLength to more
than the largest file that a practice allows.
`;

const options = {
  port: { type: "string" },
  host: { type: "string" },
  clamd: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export interface ScannerCommandOptions extends CommandOutput {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends it; it goes on for ever without. */
  readonly signal?: AbortSignal;
}

/** Runs the command until it is ended, and gives its exit code. */
export async function scannerCommand(
  args: readonly string[],
  { print, complain, env = process.env, signal }: ScannerCommandOptions,
): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) {
      print(usage);
      return 0;
    }
    const secret = env.CARETHREAD_SCANNER_SECRET;
    if (secret === undefined) throw new Error("CARETHREAD_SCANNER_SECRET is not set.");
    const clamd = addressOf(values.clamd ?? "/var/run/clamav/clamd.ctl");
    const server = createServer(createScanner({ secret, clamd, log: complain }));
    const ended = new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.once("close", resolve);
    });
    server.listen(portOf(values.port ?? "8787"), values.host ?? "127.0.0.1", () => {
      const { address, port } = server.address() as AddressInfo;
      print(`The scanner listens at http://${address}:${port}`);
    });
    signal?.addEventListener("abort", () => {
      server.closeAllConnections();
      server.close();
    });
    await ended;
    return 0;
  } catch (error) {
    complain(
      `${error instanceof Error ? error.message : String(error)}\n\nRun it with --help for the options.`,
    );
    return 1;
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error("--port is a number up to 65535.");
  return port;
}

function addressOf(text: string): ClamdAddress {
  const [, host, port] = /^([^/:]+):(\d+)$/.exec(text) ?? [];
  return host === undefined ? { path: text } : { host, port: portOf(port ?? "") };
}
