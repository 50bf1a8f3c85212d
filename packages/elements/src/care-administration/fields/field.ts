/** One place of a flag that a person changes: the flag itself, or a part of it. */
import type { AdministrationWords } from "../english.ts";

export interface Field<T = unknown> {
  /** Unlike that of any other in the element. */
  readonly id: string;
  readonly label: string;
  /** Ids of what says more of it. */
  readonly about: string;
  readonly value: T;
  /** Null for nothing; called by itself, as any of these. */
  set(value: T | null): void;
  /** Null, or what says how values are called. */
  readonly names: Readonly<Record<string, string>>;
  /** Nothing may stand there: by this word. */
  readonly unset: string | null;
  readonly isWrong: boolean;
  readonly words: AdministrationWords;
  /** A BCP 47 tag. */
  readonly language: string;
}

/** A part of what a field changes, as a field of its own. */
export function partOf<T extends object, P>(
  field: Field<T>,
  name: string,
  part: Pick<Field<P>, "label" | "value"> & Partial<Field<P>>,
): Field<P> {
  const id = `${field.id}-${name}`;
  const set = (value: P | null): void => field.set({ ...field.value, [name]: value ?? undefined });
  return { ...field, unset: null, ...part, id, set: part.set ?? set };
}
