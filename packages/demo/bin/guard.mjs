/**
 * Runs a command in a process group of its own and ends the whole group when the standard input closes, which
 * it does when the caller wants so and also when the caller is killed. So no child outlives `npm start`.
 *
 *     node guard.mjs <command> [arguments…]
 */
import { spawn } from "node:child_process";

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });

function signalGroup(signal) {
  try {
    // The guard leads the group: it is started detached.
    process.kill(process.platform === "win32" ? child.pid : -process.pid, signal);
  } catch {
    // Nobody is left.
  }
}

// Signals to the group are for the others; the guard leaves last.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

let ending = false;
process.stdin.resume();
process.stdin.on("close", () => {
  ending = true;
  signalGroup("SIGTERM");
  setTimeout(() => signalGroup("SIGKILL"), 1_000);
});
child.on("error", error => {
  console.error(error.message);
  process.exit(127);
});
child.on("exit", code => {
  // The command's own children may outlive it; the rooms' runtime would wait for its connections to end.
  signalGroup(ending ? "SIGKILL" : "SIGTERM");
  process.exit(code ?? 1);
});
