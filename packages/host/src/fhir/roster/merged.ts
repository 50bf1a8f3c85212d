/** Which record stands for which: records of one patient that were brought together, and those that lead nowhere. */
import type { Patient, PatientLink } from "fhir/r4";
import { list } from "../entry.ts";
import type { Problems } from "../problems.ts";
import type { KeyedEntry, ReferenceIndex } from "../references/references.ts";

/** `into` took the place of `from`, by our ids. */
export interface Merge {
  readonly from: string;
  readonly into: string;
}

export interface Merges {
  readonly merged: readonly Merge[];
  /** Replaced, but nobody can say by whom: nothing is to begin there. */
  readonly lost: ReadonlySet<string>;
  /** The record that stands for this one: itself, the last of its chain, or null where it is lost. */
  survivorOf(id: string): string | null;
}

const notThere = "is replaced by a patient who is not in the data";

type Edges = Map<string, Set<string>>;

function leadsTo(edges: Edges, from: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...(edges.get(from) ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(edges.get(id) ?? []));
  }
  return found;
}

/**
 * Follows `replaced-by`, and `replaces` the other way, to the end of each chain. The index learns of replaced records
 * that are not in the data, so that what refers to them finds the survivor.
 */
export function mergesOf(
  patients: readonly KeyedEntry<Patient>[],
  index: ReferenceIndex,
  problems: Problems,
): Merges {
  const edges: Edges = new Map();
  const add = (from: string, into: string): void => {
    edges.set(from, (edges.get(from) ?? new Set()).add(into));
  };
  const lost = new Set<string>();
  // First, because what is replaced here may be what another was replaced by.
  for (const entry of patients) {
    for (const link of linksOf(entry, "replaces")) addReplaced(entry, link, index, problems, add);
  }
  for (const entry of patients) {
    for (const link of linksOf(entry, "replaced-by")) {
      const found = index.resolve(link.other, ["Patient"], entry);
      if (found.is === "found") add(entry.resource.id, found.entry.resource.id);
      else {
        lost.add(entry.resource.id);
        problems.add(entry, found.is === "several" ? "is replaced by what names several" : notThere);
      }
    }
  }
  dropCircles(edges, patients, problems);

  const merged: Merge[] = [];
  const there = new Map(patients.map(entry => [entry.resource.id, entry]));
  for (const from of edges.keys()) {
    const ends = [...leadsTo(edges, from)].filter(id => !edges.has(id));
    const [into] = ends.filter(id => there.has(id) && !lost.has(id));
    if (into !== undefined && ends.length === 1) {
      merged.push({ from, into });
      lost.delete(from);
      continue;
    }
    lost.add(from);
    const entry = there.get(from);
    if (entry === undefined) continue;
    if (ends.length > 1) problems.add(entry, "is replaced by several patients");
    else if (ends.some(id => !there.has(id))) problems.add(entry, notThere);
  }
  merged.sort((a, b) => (a.from < b.from ? -1 : 1));
  const survivors = new Map(merged.map(({ from, into }) => [from, into]));
  return { merged, lost, survivorOf: id => survivors.get(id) ?? (lost.has(id) ? null : id) };
}

function linksOf({ resource }: KeyedEntry<Patient>, type: PatientLink["type"]): readonly PatientLink[] {
  return list<PatientLink>(resource.link).filter(link => link.type === type);
}

function addReplaced(
  entry: KeyedEntry<Patient>,
  link: PatientLink,
  index: ReferenceIndex,
  problems: Problems,
  add: (from: string, into: string) => void,
): void {
  const { id } = entry.resource;
  const found = index.resolve(link.other, ["Patient"], entry);
  if (found.is === "several") problems.add(entry, "replaces a patient by what names several");
  if (found.is === "found") add(found.entry.resource.id, id);
  if (found.is !== "missing") return;
  // An export may leave out what was replaced.
  const replaced = index.patientAt(link.other, entry);
  if (replaced === null) return;
  const resource = { resourceType: "Patient" as const, id: replaced.id };
  index.add({ resource, place: entry.place, key: replaced.key, base: entry.base });
  add(replaced.id, id);
}

/** Records that replace each other say nothing: each stays what it is. */
function dropCircles(edges: Edges, patients: readonly KeyedEntry<Patient>[], problems: Problems): void {
  const circles = new Set([...edges.keys()].filter(id => leadsTo(edges, id).has(id)));
  for (const id of circles) edges.delete(id);
  for (const entry of patients) {
    if (circles.has(entry.resource.id)) {
      problems.add(entry, "and another patient replace each other; both stay");
    }
  }
}
