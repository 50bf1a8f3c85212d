/**
 * Which test files of Node share a process. Of a quick file most of the time is the process's: it begins, and loads and
 * compiles the same packages once more. With `--alone` each has its own all the same.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bundle.mjs";

/** Folders of which nothing runs but what is in the process, and commands that a test waits for. */
const shared = /^test\/(?:client|elements|host|model|repo|rooms)\//;
/** Files in one process. */
const most = 20;
/** What is done before or after the tests of a process is meant for one file's. */
const hooks = /^(?:before|after)(?:Each)?\(/m;

/** Whether a file, or what it imports, hooks into the tests of its process; `inputs` are those of esbuild's metafile. */
function hasHooks(file, inputs) {
  const seen = new Set([file]);
  for (const path of seen) {
    if (path.startsWith("test/") && hooks.test(readFileSync(join(root, path), "utf8"))) return true;
    for (const { path: imported, external } of inputs[path]?.imports ?? []) if (!external) seen.add(imported);
  }
  return false;
}

/** The files of each process. */
export function sharesOf(files, { inputs }) {
  const isShared = file => shared.test(file) && !hasHooks(file, inputs);
  const quick = files.filter(isShared).sort();
  const count = Math.ceil(quick.length / most);
  const size = Math.ceil(quick.length / count);
  return [
    ...files.filter(file => !quick.includes(file)).map(file => [file]),
    ...Array.from({ length: count }, (_, at) => quick.slice(at * size, (at + 1) * size)),
  ];
}
