/** The reference of the elements, from the manifest that editors and frameworks read. */
import type { Declaration, Entry, Manifest } from "./manifest-shape.ts";

const code = (text: string | undefined): string =>
  text ? `\`${text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|")}\`` : "";
const cell = (text: string | undefined): string => (text ?? "").replaceAll("\n", " ").replaceAll("|", "\\|");

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return `### ${title}\n\n${[line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n")}`;
}

const named = (entry: Entry): string[] => [code(entry.name || "(default)"), cell(entry.description)];

function call({ name, parameters = [], return: back }: Entry): string {
  const given = parameters.map(one => (one.type ? `${one.name}: ${one.type.text}` : one.name)).join(", ");
  return `${name}(${given})${back?.type ? `: ${back.type.text}` : ""}`;
}

/** Every element that a page can write, by its tag. */
export function elementsOf({ modules }: Manifest): readonly Declaration[] {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName !== undefined)
    .sort((a, b) => (a.tagName ?? "").localeCompare(b.tagName ?? ""));
}

function elementText({ tagName, summary = "", ...all }: Declaration): string {
  const { attributes = [], members = [], events = [], slots = [], cssParts = [] } = all;
  const fields = members.filter(({ kind, attribute }) => kind === "field" && attribute === undefined);
  const methods = members.filter(({ kind }) => kind === "method");
  const values = (one: Entry): string[] => [
    code(one.name),
    code(one.type?.text),
    code(one.default),
    cell(one.description),
  ];
  return [
    `## ${tagName}\n\n${summary}`,
    table("Attributes", ["attribute", "values", "default", "what"], attributes.map(values)),
    table("Properties", ["property", "type", "default", "what"], fields.map(values)),
    table(
      "Methods",
      ["method", "what"],
      methods.map(one => [code(call(one)), cell(one.description)]),
    ),
    table("Events", ["event", "when"], events.map(named)),
    table("Slots", ["slot", "what"], slots.map(named)),
    table("Parts", ["part", "what"], cssParts.map(named)),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** They are one set, of which each element goes by those that its looks have. */
function propertiesText(elements: readonly Declaration[]): string {
  const all = new Map<string, Entry>();
  for (const one of elements.flatMap(({ cssProperties = [] }) => cssProperties)) {
    const known = all.get(one.name);
    if (!known?.description) all.set(one.name, { ...known, ...one });
  }
  const rows = [...all.values()].map(one => [code(one.name), code(one.default), cell(one.description)]);
  return table("Of all elements", ["property", "default", "what"], rows);
}

export function elementsText(manifest: Manifest): string {
  const elements = elementsOf(manifest);
  return [...elements.map(elementText), "## Custom properties", propertiesText(elements)].join("\n\n");
}

/** All slots of all elements: what a host can put into them. */
export function slotsText(manifest: Manifest): string {
  const rows = elementsOf(manifest).flatMap(({ tagName, slots = [] }) =>
    slots.map(slot => [code(tagName), ...named(slot)]),
  );
  return table("Slots of all elements", ["element", "slot", "what"], rows);
}
