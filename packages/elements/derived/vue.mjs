/**
 * `@carethread/elements/vue`: the tags for templates of Vue 3, in the form that Vue's guide has for custom elements. A
 * generator that there is takes an event's class for its detail.
 */
import { comment, elementsOf, givenTo, importsOf, writeTypes } from "./elements.mjs";

/** As Vue calls the listener of `@care-open-patient`. */
const listener = event => `on-${event}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function typesOf(element) {
  const { name, heard } = element;
  const listeners = heard.map(
    ({ name: event, type, description }) =>
      `${comment(description, "  ")}  ${listener(event)}?: ((event: ${type.text}) => void) | undefined;\n`,
  );
  const events = heard.map(({ name: event, type }) => `  "${event}": ${type.text};\n`);
  return `export interface ${name}Props {
${[...givenTo(element), ...listeners].join("")}}

interface ${name}Events {
${events.join("")}}
`;
}

export const vueTypes = {
  name: "vue-types",
  packageLinkPhase({ customElementsManifest }) {
    const elements = elementsOf(customElementsManifest);
    const tags = elements.map(
      ({ tagName, name, summary }) =>
        `${comment(summary, "    ")}    "${tagName}": InTemplates<${name}, ${name}Props, ${name}Events>;\n`,
    );
    writeTypes(
      "vue",
      `/** The elements in templates of Vue 3: import this module once. */
import type { HTMLAttributes, PublicProps } from "vue";
${importsOf(elements)}

type InTemplates<Tag, Props, Events> = new () => Tag & {
  $props: HTMLAttributes & Props & PublicProps;
  $emit: <Name extends keyof Events>(name: Name, event: Events[Name]) => void;
};

${elements.map(typesOf).join("\n")}
declare module "vue" {
  interface GlobalComponents {
${tags.join("")}  }
}
`,
    );
  },
};
