/** What was read so far. Each resource is counted once, and kept or left out with a reason. */
import { type Deletion, type FhirEntry, type Place, type Problem, problemAt } from "../entry.ts";
import { addressOf } from "../references/references.ts";
import { Tally } from "../tally.ts";
import { entriesIn, isBundle, itemOf } from "./bundle.ts";
import { isKept, isRecord, type Json, Texts, take, typeOf } from "./take.ts";

export class Collected {
  readonly resources: FhirEntry[] = [];
  readonly deleted: Deletion[] = [];
  readonly problems: Problem[] = [];
  readonly unread: Problem[] = [];
  readonly counts = new Map<string, number>();
  readonly tally = new Tally();
  readonly #texts = new Texts();

  problem(place: Place, message: string): void {
    this.problems.push(problemAt(place, message));
  }

  /** Takes one resource or the entries of one Bundle, or notes why it cannot be taken. */
  add(value: unknown, place: Place, fullUrl?: string): void {
    try {
      if (isBundle(value)) this.#addBundle(value, place);
      else this.#addResource(value as Json, typeOf(value), place, fullUrl);
    } catch (error) {
      this.problem(place, (error as Error).message);
    }
  }

  /** A whole file: resources, or none at all, as a log that a server put beside its export. */
  addDocument(value: unknown, file: string): void {
    if (Array.isArray(value))
      this.#addEntries(
        value.map(resource => ({ resource })),
        { file },
      );
    else if (isRecord(value) && value.resourceType === undefined) {
      this.unread.push(problemAt({ file }, "is JSON, but no FHIR resource"));
    } else this.add(value, { file });
  }

  #addResource(value: Json, type: string, place: Place, fullUrl: string | undefined): void {
    this.counts.set(type, (this.counts.get(type) ?? 0) + 1);
    if (!isKept(type)) {
      this.tally.leaveOut(type, "the roster does not need it");
      return;
    }
    try {
      this.resources.push(take(value, type, place, fullUrl, this.#texts));
    } catch (error) {
      this.tally.leaveOut(type, "it cannot be read");
      throw error;
    }
  }

  #addBundle(bundle: Json, place: Place): void {
    this.#addEntries(entriesIn(bundle), place);
  }

  #addEntries(entries: readonly unknown[], place: Place): void {
    entries.forEach((entry, index) => {
      const item = itemOf(entry);
      // In a Bundle within a Bundle the outer entry is told.
      const at = { ...place, entry: place.entry ?? index };
      if (item.is === "resource") this.add(item.value, at, item.fullUrl);
      if (item.is === "deletion") this.#addDeletion(item.url, at);
    });
  }

  #addDeletion(url: string, place: Place): void {
    const named = addressOf(url);
    if (named === null) {
      this.problem(place, "deletes by a search, which is not followed");
      return;
    }
    const { type, id, base } = named;
    if (type === "Patient" || type === "Practitioner") this.deleted.push({ type, id, base, place });
  }
}
