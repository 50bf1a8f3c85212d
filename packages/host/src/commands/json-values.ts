/** What stands in the files that commands read: JSON values, and resources of FHIR among them. */

/** The values of a text: one JSON value, or one a line. `what` names the text where it is neither. */
export function valuesIn(text: string, what: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text.split("\n").flatMap((line, index) => {
      if (line.trim() === "") return [];
      try {
        return [JSON.parse(line)];
      } catch {
        // Without the reason, which quotes what stands there.
        throw new Error(`${what}: line ${index + 1} is not JSON.`);
      }
    });
  }
}

/** The resources of a text: a line each (NDJSON), a list of them, or Bundles. */
export function resourcesIn(text: string, what: string): unknown[] {
  if (text.trim() === "") return [];
  return valuesIn(text, what)
    .flat()
    .flatMap(value => {
      const { resourceType, entry } = (value ?? {}) as {
        resourceType?: string;
        entry?: { resource?: unknown }[];
      };
      return resourceType === "Bundle" ? (entry ?? []).map(({ resource }) => resource) : [value];
    });
}
