/**
 * What `cem analyze` reads to write dist/custom-elements.json, the description of every tag for editors and docs, and
 * what is derived from it for frameworks.
 */
import { readdirSync, readFileSync } from "node:fs";
import { customData } from "./derived/custom-data.mjs";
import { jsxTypes } from "./derived/jsx.mjs";
import { vueTypes } from "./derived/vue.mjs";

/** The tags by the name of their class, from the calls `register("care-…", Care…)` in src/define. */
const tags = new Map();

const registrations = {
  name: "registrations",
  collectPhase({ ts, node }) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== "register") return;
    const [tag, element] = node.arguments;
    if (tag && element && ts.isStringLiteral(tag)) tags.set(element.getText(), tag.text);
  },
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      // The one found in `register` itself has its parameter's name for a tag.
      module.exports = module.exports?.filter(({ kind }) => kind !== "custom-element-definition");
      for (const declaration of module.declarations ?? []) {
        const tagName = tags.get(declaration.name);
        if (!tagName || declaration.kind !== "class") continue;
        Object.assign(declaration, { customElement: true, tagName });
        module.exports?.push({
          kind: "custom-element-definition",
          name: tagName,
          declaration: { name: declaration.name, module: module.path },
        });
      }
    }
  },
};

/** The looks that elements share stand in src/styles; an element offers the properties of those that it takes in. */
const sharedProperties = {
  name: "shared-properties",
  packageLinkPhase({ customElementsManifest }) {
    const shared = readdirSync("src/styles").flatMap(file => {
      const source = readFileSync(`src/styles/${file}`, "utf8");
      const properties = [...source.matchAll(/var\((--care-[\w-]+),\s*(.*)\);$/gm)].map(
        // The elements' inner names say nothing to a page.
        ([, name, value]) => ({ name, default: value.replace(/var\(--_/g, "var(--care-") }),
      );
      return [...source.matchAll(/^export const (\w+) = css/gm)].map(([, sheet]) => ({ sheet, properties }));
    });
    for (const module of customElementsManifest.modules) {
      const elements = (module.declarations ?? []).filter(({ tagName }) => tagName);
      if (elements.length === 0) continue;
      const [, list = ""] =
        /static override styles = \[([^\]]*)\]/.exec(readFileSync(module.path, "utf8")) ?? [];
      const sheets = list.split(",").map(name => name.trim());
      const taken = shared
        .filter(({ sheet }) => sheets.includes(sheet))
        .flatMap(({ properties }) => properties);
      for (const element of elements) {
        const names = new Set((element.cssProperties ?? []).map(({ name }) => name));
        const missing = taken.filter(({ name }) => !names.has(name) && names.add(name));
        element.cssProperties = [...(element.cssProperties ?? []), ...missing];
      }
    }
  },
};

/** Names of types that say less to a reader than what they stand for. */
const aliases = new Map([
  ["ConversationId", "string"],
  ["PatientId", "string"],
]);
/** What a page writes between the quotes of an attribute for a property of such a type. */
const asAttribute = new Map([["ShownPatient", "string"]]);
/** The classes of events by the name that each fixes. */
const eventTypes = new Map();

/** What a page can use, and of that everything: public members, events with their classes, attributes with their values. */
const publicAlone = {
  name: "public-alone",
  collectPhase({ ts, node }) {
    if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type)) {
      const isEnumeration = node.type.types.every(
        type => ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal),
      );
      if (isEnumeration) {
        aliases.set(
          node.name.text,
          node.type.types.map(type => JSON.stringify(type.literal.text)).join(" | "),
        );
      }
    }
    if (
      ts.isClassDeclaration(node) &&
      node.heritageClauses?.[0]?.types[0]?.expression.getText() === "Event"
    ) {
      const [, name] = /\bsuper\(\s*"([^"]+)"/.exec(node.getText()) ?? [];
      if (name) eventTypes.set(name, node.name.text);
    }
  },
  packageLinkPhase({ customElementsManifest }) {
    const spelled = text => text?.replace(/\b[A-Z]\w+\b/g, name => aliases.get(name) ?? name);
    const isPublic = ({ name, privacy, static: isStatic }) =>
      !name.startsWith("#") && privacy !== "private" && privacy !== "protected" && !isStatic;
    const events = new Set(eventTypes.values());
    for (const module of customElementsManifest.modules) {
      const offered = (module.declarations ?? []).filter(({ name, tagName }) => tagName || events.has(name));
      module.declarations = offered;
      module.exports = (module.exports ?? []).filter(({ declaration }) =>
        offered.some(({ name }) => name === declaration?.name),
      );
      for (const declaration of offered) {
        declaration.members = declaration.members?.filter(isPublic);
        // An event that is only dispatched has no name here: its doc comment says it.
        declaration.events = declaration.events
          ?.filter(({ name }) => eventTypes.has(name))
          .map(event => ({ ...event, type: { text: eventTypes.get(event.name) } }));
        for (const { type } of [...(declaration.attributes ?? []), ...(declaration.members ?? [])]) {
          if (type) type.text = spelled(type.text);
        }
        for (const attribute of declaration.attributes ?? []) {
          // The property of the same name keeps its own.
          const text = attribute.type?.text.replace(/\b[A-Z]\w+\b/g, name => asAttribute.get(name) ?? name);
          if (text) attribute.type = { text };
        }
      }
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(
      ({ declarations }) => declarations.length > 0,
    );
  },
};

/** Readers have the built modules, not the sources. */
const publishedPaths = {
  name: "published-paths",
  packageLinkPhase({ customElementsManifest }) {
    const published = path => path.replace(/^\/?src\//, "dist/").replace(/\.ts$/, ".js");
    const visit = value => {
      if (typeof value !== "object" || value === null) return;
      if (value.kind === "javascript-module") value.path = published(value.path);
      if (typeof value.module === "string") value.module = published(value.module);
      Object.values(value).forEach(visit);
    };
    visit(customElementsManifest.modules);
  },
};

export default {
  globs: ["src/**/*.ts"],
  exclude: ["src/**/*.styles.ts", "src/words/**"],
  outdir: "dist",
  litelement: true,
  plugins: [registrations, sharedProperties, publicAlone, publishedPaths, jsxTypes, vueTypes, customData],
};
