/** Starts the rival in a process of its own, on a database of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runGuarded } from "../../../packages/demo/src/start/guarded.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface Rival {
  readonly url: string;
  stop(): Promise<void>;
}

/** `plain`: without connection-state recovery. */
export async function startRival(how: "tutorial" | "plain" = "tutorial"): Promise<Rival> {
  const folder = await mkdtemp(join(tmpdir(), "carethread-socketio-"));
  const child = runGuarded(
    ["--import", "tsx", join(import.meta.dirname, "server.ts"), join(folder, "messages.db"), how],
    { cwd: root },
  );
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of child.output) {
      stream.on("data", (data: Buffer) => {
        printed += data.toString();
        const found = /http:\/\/[^\s:]+:\d+(?=\n)/.exec(printed)?.[0];
        if (found !== undefined) resolve(found);
      });
    }
    void child.ended.then(() => reject(new Error(`the rival ended:\n${printed}`)));
  });
  return {
    url,
    async stop() {
      await child.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
