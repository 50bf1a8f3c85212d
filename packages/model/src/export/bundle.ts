/**
 * The same as FHIR R4: a Bundle of Communications in the pattern of a thread that Medplum has, a header for each
 * conversation and its messages as parts of it. It comes in pieces, so that a long one stands nowhere whole.
 */
import { type Exported, exportResources } from "../fhir/fhir.ts";
import { type FileNames, filesFolder } from "./file-names.ts";

export interface BundleOptions {
  readonly names: FileNames;
}

export async function* exportBundle(exported: Exported, { names }: BundleOptions): AsyncGenerator<string> {
  const { practice, at, conversations } = exported;
  const system = `urn:carethread:${practice.id}`;
  const urlOf = (system: string, type: string, id: string): string => `${system}/${type}/${id}`;
  const head = { resourceType: "Bundle", type: "collection", timestamp: new Date(at).toISOString() };
  yield JSON.stringify(head).slice(0, -1);
  let before = ',"entry":[\n';
  const resources = exportResources(exported, conversations, {
    urlOf,
    fileUrl: file => `${filesFolder}/${encodeURIComponent(names.of(file))}`,
  });
  for await (const resource of resources) {
    const { resourceType, id } = resource;
    yield before + JSON.stringify({ fullUrl: urlOf(system, resourceType, id), resource });
    before = ",\n";
  }
  // FHIR knows no empty list.
  yield before === ",\n" ? "\n]}\n" : "}\n";
}
