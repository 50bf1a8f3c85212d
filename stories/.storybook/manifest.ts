/** What Storybook tells of an element, and which control changes what: from the manifest that vendors' editors read. */
import manifest from "../../packages/elements/dist/custom-elements.json";
import type { Entry, Manifest } from "../reference/manifest-shape.ts";

const declarations = new Map(
  (manifest.modules as Manifest["modules"])
    .flatMap(({ declarations = [] }) => declarations)
    .map(declaration => [declaration.tagName, declaration]),
);

/** The element's first sentence, and what more there is to say. */
export function describe(tag: string): string {
  return declarations.get(tag)?.summary ?? "";
}

/** A choice of words, a number, a switch or a text; what is an object or a function is set by the page's script alone. */
function controlOf({ type }: Entry): object {
  const types = (type?.text ?? "").split("|").map(one => one.trim());
  const words = types.flatMap(one => /^"(.*)"$/.exec(one)?.[1] ?? []);
  if (words.length > 0)
    return { control: { type: words.length > 3 ? "select" : "inline-radio" }, options: words };
  for (const [name, control] of [
    ["number", "number"],
    ["boolean", "boolean"],
    ["string", "text"],
  ] as const) {
    if (types.includes(name)) return { control: { type: control } };
  }
  return { control: false };
}

function row(category: string, entry: Entry, change: object = { control: false }): object {
  const { name, description, type } = entry;
  return {
    ...{ name, description },
    table: {
      category,
      ...(type && { type: { summary: type.text } }),
      ...(entry.default !== undefined && { defaultValue: { summary: entry.default } }),
    },
    ...change,
  };
}

/** All that the element's users see of it; what an attribute and a part are both called stands in both places. */
export function argTypesOf(tag: string): Record<string, object> {
  const {
    attributes = [],
    members = [],
    events = [],
    slots = [],
    cssParts = [],
    cssProperties = [],
  } = declarations.get(tag) ?? {};
  const fields = members.filter(({ kind, attribute }) => kind === "field" && attribute === undefined);
  const methods = members.filter(({ kind }) => kind === "method");
  const all: [string, object][] = [
    ...attributes.map((one): [string, object] => [
      one.fieldName ?? one.name,
      row("attributes", one, controlOf(one)),
    ]),
    ...fields.map((one): [string, object] => [one.name, row("properties", one)]),
    ...methods.map((one): [string, object] => [`${one.name}()`, row("methods", one)]),
    ...events.map((one): [string, object] => [`on ${one.name}`, row("events", one)]),
    ...slots.map((one): [string, object] => [`slot ${one.name}`, row("slots", one)]),
    ...cssParts.map((one): [string, object] => [`::part(${one.name})`, row("parts", one)]),
    ...cssProperties.map((one): [string, object] => [one.name, row("custom properties", one)]),
  ];
  return Object.fromEntries(all);
}
