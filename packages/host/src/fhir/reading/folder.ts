/** Which files of a folder are read: those below it too, and the rest by name with the reason. */
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Problem, problemAt } from "../entry.ts";

export interface DataFile {
  readonly path: string;
  /** From the folder that was read, with `/`. */
  readonly name: string;
  /** A resource on each line, or one JSON document. */
  readonly kind: "lines" | "document";
}

export interface Folder {
  readonly files: readonly DataFile[];
  readonly unread: readonly Problem[];
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/^\./, "is a hidden file"],
  [/\.(zip|tar|tgz|tar\.gz|7z|rar)$/i, "is an archive, which is to be unpacked first"],
  [/\.(bz2|xz|zst|br)$/i, "is packed in another way than gzip"],
  [/\.xml(\.gz)?$/i, "is XML; FHIR is read as JSON"],
];

function kindOf(name: string): DataFile["kind"] | null {
  if (/\.(ndjson|jsonl)(\.gz)?$/i.test(name)) return "lines";
  return /\.json(\.gz)?$/i.test(name) ? "document" : null;
}

/** A path that names a file is that file, whatever it is called. Null where there is nothing. */
export async function filesAt(path: string): Promise<(Folder & { readonly isFolder: boolean }) | null> {
  const info = await stat(path).catch(() => null);
  if (info === null) return null;
  if (!info.isDirectory()) {
    const name = basename(path);
    return { isFolder: false, files: [{ path, name, kind: kindOf(name) ?? "document" }], unread: [] };
  }
  const files: DataFile[] = [];
  const unread: Problem[] = [];
  const seen = new Set<string>();

  const walk = async (folder: string, above: string): Promise<void> => {
    // A link may lead to a folder above.
    const real = await realpath(folder);
    if (seen.has(real)) {
      unread.push(problemAt({ file: above }, "leads to a folder that is read already"));
      return;
    }
    seen.add(real);
    for (const name of (await readdir(folder)).sort()) {
      const file = above === "" ? name : `${above}/${name}`;
      const path = join(folder, name);
      try {
        const info = await stat(path);
        const kind = kindOf(name);
        const reason = reasons.find(([pattern]) => pattern.test(name))?.[1];
        if (reason !== undefined) unread.push(problemAt({ file }, reason));
        else if (info.isDirectory()) await walk(path, file);
        else if (!info.isFile()) unread.push(problemAt({ file }, "is no file"));
        else if (kind === null) unread.push(problemAt({ file }, "is neither *.ndjson nor *.json"));
        else files.push({ path, name: file, kind });
      } catch (error) {
        unread.push(problemAt({ file }, `cannot be opened (${(error as NodeJS.ErrnoException).code})`));
      }
    }
  };
  await walk(path, "");
  return { isFolder: true, files, unread };
}
