/**
 * `@carethread/elements/jsx`: the tags for React 19, which gives custom elements their properties and listens to their
 * events by itself. By hand rather than by a generator: those that there are know neither React's own props of an element
 * (a `ref` object is refused) nor events that are classes.
 */
import { comment, elementsOf, givenTo, importsOf, writeTypes } from "./elements.mjs";

function propsOf(element) {
  const { name, heard } = element;
  const events = heard.map(
    ({ name: event, type, description }) =>
      `${comment(description, "  ")}  "on${event}"?: ((event: ${type.text}) => void) | undefined;\n`,
  );
  return `export interface ${name}Props extends DetailedHTMLProps<HTMLAttributes<${name}>, ${name}> {
${[...givenTo(element), ...events].join("")}}
`;
}

/** Every custom property once, for `style`. */
function looksOf(elements) {
  const names = new Set(elements.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)));
  return [...names].sort().map(name => `    "${name}"?: string | number | undefined;\n`);
}

export const jsxTypes = {
  name: "jsx-types",
  packageLinkPhase({ customElementsManifest }) {
    const elements = elementsOf(customElementsManifest);
    const tags = elements.map(
      ({ tagName, name, summary }) => `${comment(summary, "      ")}      "${tagName}": ${name}Props;\n`,
    );
    writeTypes(
      "jsx",
      `/** The elements in JSX of React 19 and later: import this module once. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
${importsOf(elements)}

${elements.map(propsOf).join("\n")}
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
${tags.join("")}    }
  }
  interface CSSProperties {
${looksOf(elements).join("")}  }
}
`,
    );
  },
};
