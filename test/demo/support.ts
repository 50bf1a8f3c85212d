/** The demo as a person starts it, and a look at the processes that it leaves. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { patience } from "../support/patience.ts";

const root = resolve(import.meta.dirname, "../..");

export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves with the exit code, null after a kill. */
  readonly ended: Promise<number | null>;
}

/** `npm start` without npm. */
export function runDemo(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, ["packages/demo/bin/start.mjs", ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return {
    child,
    output: () => output,
    ended: new Promise(resolve => child.once("close", resolve)),
  };
}

/** Resolves when the demo has printed this; fails with its output when it ends before. */
export function printed(run: Run, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    // After `runDemo`'s own listener, so that the text is in the output.
    const look = (): void => {
      if (pattern.test(run.output())) resolve();
    };
    run.child.stdout?.on("data", look);
    look();
    void run.ended.then(() => reject(new Error(`The demo ended:\n${run.output()}`)));
  });
}

/** Looks at the processes again and again: nothing tells when one comes or goes. */
export async function eventually(fits: () => boolean, what: string, within = patience): Promise<void> {
  for (const end = Date.now() + within; Date.now() < end; await pause(40)) if (fits()) return;
  assert.fail(`${what} did not come about within ${within} ms`);
}

export function addressesIn(output: string): readonly string[] {
  return output.match(/http:\/\/127\.0\.0\.1:\d+\/(?:ehr|portal)\/\?as=\w+/g) ?? [];
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
}

function processes(): readonly Process[] {
  return readdirSync("/proc")
    .filter(entry => /^\d+$/.test(entry))
    .flatMap(entry => {
      try {
        const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
        const [, name = "", state = "", parent = ""] = /\((.*)\) (\S) (\d+)/s.exec(stat) ?? [];
        // A dead one stands there until its parent has looked.
        return state === "Z" ? [] : [{ pid: Number(entry), parent: Number(parent), name }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}

/** All processes below this one. */
export function descendantsOf(pid: number | undefined): readonly Process[] {
  const all = processes();
  const found: Process[] = [];
  for (let parents = new Set([pid ?? -1]); parents.size > 0; ) {
    const next = all.filter(({ parent }) => parents.has(parent));
    found.push(...next);
    parents = new Set(next.map(({ pid }) => pid));
  }
  return found;
}

export function stillAlive(before: readonly Process[]): readonly Process[] {
  const now = processes();
  return before.filter(({ pid, name }) => now.some(other => other.pid === pid && other.name === name));
}
