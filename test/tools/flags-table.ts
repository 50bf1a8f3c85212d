/**
 * The flags of a practice as the guide of @carethread/host lists them, made of the model's own table: `npm run flags` writes
 * it between two marks of that file.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { flags, PracticeSettings } from "@carethread/model";
import * as z from "zod/mini";

const guide = fileURLToPath(new URL("../../packages/host/README.md", import.meta.url));
const marks = ["<!-- flags: npm run flags -->", "<!-- /flags -->"] as const;

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
}

const code = (text: unknown): string => `\`${text}\``;

/** What may stand there, in a few words. */
function valuesOf(schema: Schema): string {
  const { type, items, properties, propertyNames, additionalProperties, maximum } = schema;
  if (schema.enum !== undefined) return schema.enum.map(code).join(", ");
  switch (type) {
    case "boolean":
      return `${code(true)}, ${code(false)}`;
    case "integer":
      return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER
        ? "a whole number"
        : `${schema.minimum} to ${maximum}`;
    case "array":
      return items?.type === "object" ? `a list of ${valuesOf(items)}` : `a list: ${valuesOf(items ?? {})}`;
    case "object": {
      if (properties === undefined) {
        const names = propertyNames?.enum === undefined ? "by name" : "by kind";
        return `${names}: ${valuesOf(additionalProperties ?? {})}`;
      }
      const parts = Object.entries(properties);
      const [first] = parts;
      const isAlike =
        first !== undefined &&
        parts.every(([, part]) => JSON.stringify(part) === JSON.stringify(first[1])) &&
        parts.length > 1;
      const named = parts.map(([name, part]) => (isAlike ? code(name) : `${code(name)} (${valuesOf(part)})`));
      return isAlike ? `${named.join(" and ")}, each ${valuesOf(first[1])}` : named.join("; ");
    }
    default:
      return "text";
  }
}

function defaultOf(value: unknown): string {
  return value === undefined ? "" : code(JSON.stringify(value));
}

/** A row a flag, in the order of the model's table. */
export function flagsTable(): string {
  const usual = PracticeSettings.parse({}) as Readonly<Record<string, unknown>>;
  const rows = Object.entries(flags).map(([name, { schema, sentence }]) => {
    const values = valuesOf(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema);
    return `| ${code(name)} | ${values} | ${defaultOf(usual[name])} | ${sentence} |`;
  });
  return ["| flag | values | default | what it does |", "|---|---|---|---|", ...rows].join("\n");
}

/** The guide as it stands, and as it should. */
export function readGuide(): { readonly present: string; readonly wanted: string } {
  const present = readFileSync(guide, "utf8");
  const [begin, end] = marks.map(mark => present.indexOf(mark)) as [number, number];
  if (begin < 0 || end < begin) throw new Error("the guide has no place for the table of flags");
  const wanted = `${present.slice(0, begin + marks[0].length)}\n\n${flagsTable()}\n\n${present.slice(end)}`;
  return { present, wanted };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(guide, readGuide().wanted);
