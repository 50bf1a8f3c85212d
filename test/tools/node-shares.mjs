/**
 * Which test files of Node share a process. Of a quick file most of the time is the process's: it begins, and loads and
 * compiles the same packages once more. With `--alone` each has its own all the same.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bundle.mjs";

/** Folders of which nothing runs but what is in the process, and commands that a test waits for. */
const shared = /^test\/(?:client|elements|host|model|repo|rooms)\//;
/** What starts one runtime for all tests of a process; those who use it share theirs. */
const place = "test/party/place.ts";
/** Files in one process. */
const most = 20;
/** What is done before or after the tests of a process is meant for one file's. */
const hooks = /^(?:before|after)(?:Each)?\(/m;

/** A file and what it imports, by what it imports too; `inputs` are those of esbuild's metafile. */
function withImports(file, inputs) {
  const seen = new Set([file]);
  for (const path of seen)
    for (const { path: imported, external } of inputs[path]?.imports ?? []) if (!external) seen.add(imported);
  return seen;
}

/** Whether a file, or what it imports, hooks into the tests of its process. */
function hasHooks(file, inputs) {
  return [...withImports(file, inputs)].some(
    path => path.startsWith("test/") && hooks.test(readFileSync(join(root, path), "utf8")),
  );
}

/** The files of each process. */
export function sharesOf(files, { inputs }) {
  const isShared = file => shared.test(file) && !hasHooks(file, inputs);
  const quick = files.filter(isShared).sort();
  const atPlace = files.filter(file => withImports(file, inputs).has(place));
  const others = files.filter(file => !quick.includes(file) && !atPlace.includes(file));
  const count = Math.ceil(quick.length / most);
  const size = Math.ceil(quick.length / count);
  return [
    ...others.map(file => [file]),
    ...(atPlace.length > 0 ? [atPlace] : []),
    ...Array.from({ length: count }, (_, at) => quick.slice(at * size, (at + 1) * size)),
  ];
}
