/** The processes below one of our own, so that a test can end a certain one as a crash does. */
import { readdirSync, readFileSync } from "node:fs";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
}

function all(): Process[] {
  return readdirSync("/proc")
    .filter(entry => /^\d+$/.test(entry))
    .flatMap(entry => {
      try {
        const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
        // pid (name) state parent …; the name may hold blanks and brackets.
        const end = stat.lastIndexOf(")");
        const name = stat.slice(stat.indexOf("(") + 1, end);
        return [{ pid: Number(entry), parent: Number(stat.slice(end + 2).split(" ")[1]), name }];
      } catch {
        return [];
      }
    });
}

/** Every process that descends from this one. */
export function descendants(pid: number): Process[] {
  const processes = all();
  const found: Process[] = [];
  for (let parents = [pid]; parents.length > 0; ) {
    const next = processes.filter(({ parent }) => parents.includes(parent));
    found.push(...next);
    parents = next.map(process => process.pid);
  }
  return found;
}

/** kill -9 of the descendants of that name; how many there were. */
export function killDescendants(pid: number, name: string): number {
  const victims = descendants(pid).filter(process => process.name === name);
  for (const victim of victims) process.kill(victim.pid, "SIGKILL");
  return victims.length;
}
