/** What the files that are derived from the manifest have in common. */
import { writeFileSync } from "node:fs";

/** The tags by their names, each with the module of its class. */
export function elementsOf({ modules }) {
  return modules
    .flatMap(({ path, declarations }) =>
      declarations
        .filter(({ tagName }) => tagName)
        .map(declaration => ({
          ...declaration,
          module: path.replace(/^dist\//, "./"),
          attributes: declaration.attributes ?? [],
          // What can only be read is not given to an element.
          properties: declaration.members.filter(({ kind, readonly }) => kind === "field" && !readonly),
          events: declaration.events ?? [],
        })),
    )
    .sort((one, other) => (one.tagName < other.tagName ? -1 : 1))
    .map((element, _, all) => ({ ...element, heard: heardBy(element, all) }));
}

/** Events bubble: what stands around others in the page hears theirs besides its own. */
function heardBy({ events, slots = [] }, all) {
  if (!slots.some(({ name }) => name === "")) return events;
  const byName = new Map(all.flatMap(other => other.events).map(event => [event.name, event]));
  for (const event of events) byName.set(event.name, event);
  return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** A doc comment at this depth, or nothing. */
export function comment(text, indent) {
  const lines = (text ?? "").trim().replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return lines[0] === "" ? "" : `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map(line => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** The imports of every class of an element and of an event. */
export function importsOf(elements) {
  const events = new Set(elements.flatMap(({ heard }) => heard.map(({ type }) => type.text)));
  return [
    ...elements.map(({ name, module }) => `import type { ${name} } from "${module}";`),
    `import type { ${[...events].sort().join(", ")} } from "./events/events.js";`,
  ].join("\n");
}

/**
 * What a page may give an element, a line each: the properties as the class has them or as their attribute is written, and
 * the attributes that have another name.
 */
export function givenTo({ name, attributes, properties }) {
  const others = attributes.filter(attribute => attribute.name !== attribute.fieldName);
  return [
    ...properties.map(property => ({
      name: property.name,
      type: `${name}["${property.name}"]${asWritten(property, attributes)}`,
      description: property.description,
    })),
    ...others.map(attribute => ({
      name: JSON.stringify(attribute.name),
      // A number between quotes is as good.
      type: attribute.type.text.replace(/\bnumber\b/, "number | string"),
      description: attribute.description,
    })),
  ].map(
    ({ name: key, type, description }) => `${comment(description, "  ")}  ${key}?: ${type} | undefined;\n`,
  );
}

/** Frameworks set the property where an attribute is meant: what is written between quotes has to do there as well. */
function asWritten({ name, type }, attributes) {
  const same = attributes.find(attribute => attribute.name === name);
  return same && same.type.text !== type.text ? ` | ${same.type.text}` : "";
}

/** A module of types; the script beside it is empty, so that bundlers find what the import names. */
export function writeTypes(name, text) {
  writeFileSync(`dist/${name}.d.ts`, text);
  writeFileSync(`dist/${name}.js`, "export {};\n");
}
