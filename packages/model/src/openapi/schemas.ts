/** The bodies and answers of a back end's requests as JSON Schema, made from what the rooms check with. */
import * as z from "zod/mini";
import { named, type SchemaName } from "./named.ts";
import { parts, schemaWords } from "./words.ts";

export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

export const refTo = (name: SchemaName): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** All of them by name, as a sender has to write them: what has a default may be left out. */
export function jsonSchemas(): Record<SchemaName, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: "input",
    target: "draft-2020-12",
    unrepresentable: "any",
    uri: id => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.keys(named).map(name => {
      const { $schema: _, $id, id, ...schema } = schemas[name] as Record<string, unknown>;
      const description = schemaWords[name as SchemaName];
      return [name, { description, ...withParts(schema as JsonSchema, parts[name as SchemaName] ?? {}) }];
    }),
  ) as Record<SchemaName, JsonSchema>;
}

/** A schema whose properties say what they are; those of the entries of a list are `list[].name`. */
function withParts(schema: JsonSchema, said: Readonly<Record<string, string>>, path = ""): JsonSchema {
  if (schema.properties === undefined) return schema;
  const properties = Object.entries(schema.properties).map(([name, property]) => {
    const at = `${path}${name}`;
    const description = said[at];
    const inner =
      property.items === undefined
        ? withParts(property, said, `${at}.`)
        : { ...property, items: withParts(property.items, said, `${at}[].`) };
    return [name, description === undefined ? inner : { description, ...inner }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
