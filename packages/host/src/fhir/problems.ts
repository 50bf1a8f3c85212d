import { type FhirEntry, type Problem, problemAt } from "./entry.ts";
import type { Tally } from "./tally.ts";

/** Mistakes of one import. */
export class Problems {
  readonly all: Problem[] = [];
  readonly #told = new Set<string>();

  add(from: FhirEntry, message: string): void {
    this.all.push(problemAt(from.place, message));
  }

  /** Once for each file, message and target: a thousand encounters may miss the same person. */
  addOnce(from: FhirEntry, message: string, about = ""): void {
    const key = `${from.place.file}\n${message}\n${about}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.add(from, message);
  }
}

/** One resource of a wrong shape must not end the import of the others. */
export function each<T extends FhirEntry>(
  entries: Iterable<T>,
  { problems, tally }: { readonly problems: Problems; readonly tally: Tally },
  run: (entry: T) => void,
): void {
  for (const entry of entries) {
    try {
      run(entry);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.add(entry, `cannot be used: ${reason}`);
      tally.leaveOut(entry.resource.resourceType, "it cannot be used");
    }
  }
}
