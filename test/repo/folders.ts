/** How the files of a package import each other: the graph, its circles, and who walks past a folder's door. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";

/** By file, the files of the same package that it imports, both as paths from the folder that was read. */
export type Graph = ReadonlyMap<string, readonly string[]>;

const relative = /\b(?:from|import)\s*\(?\s*["'](\.[^"'\s]+)["']/g;

export function readGraph(folder: string): Graph {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map(file => file.split(sep).join("/"))
    .filter(file => /\.(ts|mjs)$/.test(file))
    .sort();
  const known = new Set(files);
  return new Map(
    files.map(file => {
      const source = readFileSync(join(folder, file), "utf8");
      const named = [...source.matchAll(relative)].map(([, to = ""]) => posix.join(posix.dirname(file), to));
      return [file, [...new Set(named)].filter(to => known.has(to))];
    }),
  );
}

/** A way back to where it began, or null. */
export function circleIn(graph: ReadonlyMap<string, Iterable<string>>): readonly string[] | null {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (node: string): readonly string[] | null => {
    const at = way.indexOf(node);
    if (at >= 0) return [...way.slice(at), node];
    if (done.has(node)) return null;
    way.push(node);
    for (const next of graph.get(node) ?? []) {
      const found = visit(next);
      if (found !== null) return found;
    }
    way.pop();
    done.add(node);
    return null;
  };
  for (const node of graph.keys()) {
    const found = visit(node);
    if (found !== null) return found;
  }
  return null;
}

/** Circles among the files and folders of any one folder, each as a way through them. */
export function circlesBetweenRooms(graph: Graph): readonly string[] {
  const floors = new Map<string, Map<string, Set<string>>>();
  for (const [file, imports] of graph) {
    for (const to of imports) {
      const { shared, from, into } = partings(file, to);
      const floor = floors.get(shared) ?? new Map<string, Set<string>>();
      floors.set(shared, floor);
      floor.set(from, (floor.get(from) ?? new Set()).add(into));
    }
  }
  return [...floors].flatMap(([folder, floor]) => {
    const circle = circleIn(floor);
    return circle === null ? [] : [`${folder || "."}: ${circle.join(" → ")}`];
  });
}

/** Imports of a file behind the door of a folder that the importer does not stand in. */
export function pastDoors(graph: Graph): readonly string[] {
  return [...graph].flatMap(([file, imports]) =>
    imports
      .filter(to => {
        const { shared, into } = partings(file, to);
        const folder = posix.join(shared, into);
        return folder !== to && to !== posix.join(folder, `${into}.ts`);
      })
      .map(to => `${file} → ${to}`),
  );
}

/** Folders with more files of their own than one subject has. */
export function crowded(graph: Graph, most: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const file of graph.keys()) {
    const folder = posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > most).map(([folder, count]) => `${folder}: ${count}`);
}

/** The folder that two files share, and what each of them stands in there. */
function partings(file: string, to: string): { shared: string; from: string; into: string } {
  const a = file.split("/");
  const b = to.split("/");
  let at = 0;
  while (at < a.length - 1 && at < b.length - 1 && a[at] === b[at]) at++;
  return { shared: a.slice(0, at).join("/"), from: a[at] ?? "", into: b[at] ?? "" };
}
