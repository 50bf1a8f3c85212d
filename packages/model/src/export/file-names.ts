/** What files are called beside a page that names them: safe wherever it is unpacked, and each by a name of its own. */
import { type Attachment, cleanFileName } from "../attachment/attachment.ts";

/** The folder of what was attached. */
export const filesFolder = "files";

export class FileNames {
  readonly #names = new Map<string, string>();
  /** As a system compares them that knows no case. */
  readonly #taken = new Set<string>();

  /** The same file has the same name for good. */
  of({ id, name }: Pick<Attachment, "id" | "name">): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const free = this.#free(cleanFileName(name));
    this.#names.set(id, free);
    this.#taken.add(folded(free));
    return free;
  }

  /** Those that were given a name, by their ids, in the order in which they were met. */
  all(): ReadonlyMap<string, string> {
    return this.#names;
  }

  #free(name: string): string {
    const dot = name.lastIndexOf(".");
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    for (let n = 1, tried = name; ; tried = `${stem} (${++n})${extension}`)
      if (!this.#taken.has(folded(tried))) return tried;
  }
}

/** Two names that some system takes for one are one here: of another case, or of letters put together otherwise. */
function folded(name: string): string {
  return name.normalize("NFKC").toUpperCase().toLowerCase();
}
