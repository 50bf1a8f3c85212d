/** The process of a server that a bench started, and what the system counts for it (Linux). */
import { readFileSync } from "node:fs";
import { descendants } from "../support/processes.ts";

/** Starts a server and finds its process by name; of several, the deepest, which the others only started. */
export async function startedAs<T>(
  name: string,
  start: () => Promise<T>,
): Promise<{ readonly server: T; readonly pid: number }> {
  const before = new Set(pidsOf(name));
  const server = await start();
  const pid = pidsOf(name).findLast(other => !before.has(other));
  if (pid === undefined) throw new Error(`no process ${name} was started`);
  return { server, pid };
}

function pidsOf(name: string): number[] {
  return descendants(process.pid)
    .filter(child => child.name === name)
    .map(({ pid }) => pid);
}

/** Resident memory in bytes. */
export function residentOf(pid: number): number {
  const [, kB] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  if (kB === undefined) throw new Error(`process ${pid} has no resident memory`);
  return Number(kB) * 1024;
}

/** Milliseconds of processor time since it began, in steps of ten. */
export function processorOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // pid (name) state …: user and system time are the 14th and 15th field, in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
