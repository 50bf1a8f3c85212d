/** What VS Code's editors of HTML and CSS are told of the tags: its custom data, version 1.1. */
import { writeFileSync } from "node:fs";
import { elementsOf } from "./elements.mjs";

const markdown = value => ({ description: { kind: "markdown", value } });

/** The values between the quotes that an attribute knows by name; one that is there or not has none. */
function valuesOf(type) {
  if (type === "boolean") return { valueSet: "v" };
  const values = [...type.matchAll(/"([^"]*)"/g)].map(([, name]) => ({ name }));
  return values.length > 0 ? { values } : {};
}

function tagOf({ tagName, summary, attributes, heard }) {
  const events = heard.map(({ name, description }) => `- \`${name}\`: ${description}`);
  return {
    name: tagName,
    ...markdown([summary, ...(events.length > 0 ? [`Events:\n${events.join("\n")}`] : [])].join("\n\n")),
    attributes: attributes.map(({ name, description, type }) => ({
      name,
      ...markdown(description ?? ""),
      ...valuesOf(type.text),
    })),
  };
}

/** An element's own sentence on a property, else what it is without. */
function propertiesOf(elements) {
  const properties = new Map();
  for (const { name, description, default: value } of elements.flatMap(each => each.cssProperties ?? [])) {
    const told = description || (value ? `By default \`${value}\`.` : "");
    if (told !== "" || !properties.has(name)) properties.set(name, properties.get(name) || told);
  }
  return [...properties].sort().map(([name, told]) => ({ name, ...markdown(told) }));
}

export const customData = {
  name: "custom-data",
  packageLinkPhase({ customElementsManifest }) {
    const elements = elementsOf(customElementsManifest);
    const write = (name, data) =>
      writeFileSync(`dist/${name}.json`, `${JSON.stringify({ version: 1.1, ...data }, null, 2)}\n`);
    write("html-custom-data", { tags: elements.map(tagOf) });
    write("css-custom-data", { properties: propertiesOf(elements) });
  },
};
