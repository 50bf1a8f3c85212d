/**
 * What a page takes for a value that it does not know, because its rooms are newer than it is: stated where the values
 * are. Rooms take nothing for anything: who reads as a page does is said by tolerant.ts of the wire alone.
 */
import * as z from "zod/mini";

type Fallback = (value: unknown) => unknown;

const fallbacks = new WeakMap<object, Fallback>();

/** An enumeration, or a union, whose unknown values are this one to a page. */
export function orElse<S extends z.ZodMiniType>(schema: S, value: z.infer<S>): S {
  return orMake(schema, () => value);
}

/** The same, made of what came. */
export function orMake<S extends z.ZodMiniType>(schema: S, make: Fallback): S {
  fallbacks.set(schema, make);
  return schema;
}

/** One of these; to a page that does not know it, the first. */
export function oneOf<const T extends readonly [string, ...string[]]>(...values: T) {
  return orElse(z.enum(values), values[0]);
}

export function fallbackOf(schema: object): Fallback | undefined {
  return fallbacks.get(schema);
}
