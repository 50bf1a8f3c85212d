/** Child processes that never outlive this one, however it ends. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const guard = fileURLToPath(new URL("../../bin/guard.mjs", import.meta.url));

export interface Guarded {
  readonly output: readonly Readable[];
  /** Resolves with the exit code when the command has ended by itself or by `stop`. */
  readonly ended: Promise<number>;
  /** Ends the command and all its children, and resolves when none is left. */
  stop(): Promise<void>;
  /** Ends them all at once with SIGKILL, as a crash does. */
  kill(): Promise<void>;
}

function groupLives(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody is left.
  }
}

/** Runs a Node program under the guard (see bin/guard.mjs). */
export function runGuarded(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Guarded {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    process.execPath,
    [guard, process.execPath, ...args],
    { ...options, detached: true, stdio: ["pipe", "pipe", "pipe"] },
  );
  // The guard may be gone before its input is closed.
  child.stdin.on("error", () => {});
  const ended = once(child, "exit").then(([code]) => (code as number | null) ?? 1);
  return {
    output: [child.stdout, child.stderr],
    ended,
    async kill() {
      if (child.pid !== undefined) killGroup(child.pid);
      await ended;
    },
    async stop() {
      child.stdin.end();
      await ended;
      const { pid } = child;
      if (pid === undefined) return;
      killGroup(pid);
      // What is dead may stand in the table until the system's first process has seen it.
      for (let tries = 0; tries < 10 && groupLives(pid); tries++) await wait(30);
    },
  };
}
