/** What a flag of a practice is: its values, and a sentence that says to who administers what it does. */
import * as z from "zod/mini";

export interface Flag<S extends z.ZodMiniType = z.ZodMiniType> {
  readonly schema: S;
  readonly sentence: string;
}

export function flag<S extends z.ZodMiniType>(schema: S, sentence: string): Flag<S> {
  return { schema, sentence };
}

export type SchemasOf<F> = { readonly [K in keyof F]: F[K] extends Flag<infer S> ? S : never };

/** The schemas of a table of flags, as an object's schema takes them. */
export function schemasOf<F extends Readonly<Record<string, Flag>>>(flags: F): SchemasOf<F> {
  return Object.fromEntries(
    Object.entries(flags).map(([name, { schema }]) => [name, schema]),
  ) as SchemasOf<F>;
}

/** One value for each side. */
export function bySide<S extends z.ZodMiniType>(schema: S) {
  return z.object({ staff: schema, portal: schema });
}
