/**
 * Reads what a room says as a page does, which is older than its rooms for days: an unknown value of an enumeration is
 * what fallbacks.ts has for it, and the rest is checked as it is. What is wrong and not merely unknown stays wrong.
 */
import type * as z from "zod/mini";
import { fallbackOf } from "../fallbacks.ts";

export type Tolerated<T> =
  /** `unknown`: how many values were not known. */
  { readonly success: true; readonly data: T; readonly unknown: number } | { readonly success: false };

interface Schema<T> {
  safeParse(data: unknown): { success: true; data: T } | { success: false };
}

/** Of a schema of zod as much as is read here. */
interface Node extends Schema<unknown> {
  readonly _zod: { readonly def: Definition; readonly values?: ReadonlySet<unknown> };
}

interface Definition {
  readonly type: string;
  readonly innerType?: Node;
  readonly element?: Node;
  readonly valueType?: Node;
  readonly shape?: Readonly<Record<string, Node>>;
  readonly options?: readonly Node[];
  readonly discriminator?: string;
}

type Values = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Most frames are known: they are read once. */
export function readTolerantly<T>(schema: z.ZodMiniType<T>, value: unknown): Tolerated<T> {
  const strict = schema.safeParse(value);
  if (strict.success) return { success: true, data: strict.data, unknown: 0 };
  const count = { unknown: 0 };
  const read = schema.safeParse(known(schema as unknown as Node, value, count));
  return read.success ? { success: true, data: read.data, ...count } : { success: false };
}

function known(schema: Node, value: unknown, count: { unknown: number }): unknown {
  if (value === undefined || value === null) return value;
  const { type, innerType, element, valueType, shape, options = [], discriminator } = schema._zod.def;
  const into = (inner: Node | undefined, part: unknown): unknown =>
    inner === undefined ? part : known(inner, part, count);
  const instead = (): unknown => {
    const fallback = fallbackOf(schema);
    if (fallback === undefined) return value;
    count.unknown++;
    return fallback(value);
  };
  switch (type) {
    case "optional":
    case "nullable":
      return into(innerType, value);
    case "array":
      return Array.isArray(value) ? value.map(part => into(element, part)) : value;
    case "record":
      return isRecord(value) ? mapped(value, (_, part) => into(valueType, part)) : value;
    case "object":
      return isRecord(value) ? mapped(value, (name, part) => into(shape?.[name], part)) : value;
    case "enum":
      return schema._zod.values?.has(value) ? value : instead();
    case "literal": {
      if (schema._zod.values?.has(value)) return value;
      // A mark that is there at all: it says more than that in a newer version.
      count.unknown++;
      return schema._zod.values?.values().next().value;
    }
    case "union": {
      if (discriminator !== undefined) {
        const named = isRecord(value) ? value[discriminator] : undefined;
        const option = options.find(({ _zod: { def } }) =>
          def.shape?.[discriminator]?._zod.values?.has(named),
        );
        return option === undefined ? instead() : into(option, value);
      }
      for (const option of options) {
        const inner = { unknown: 0 };
        const read = known(option, value, inner);
        if (!option.safeParse(read).success) continue;
        count.unknown += inner.unknown;
        return read;
      }
      return instead();
    }
    default:
      return value;
  }
}

function mapped(values: Values, map: (name: string, value: unknown) => unknown): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(name, value)]));
}
