/**
 * What the model's schemas ask of `zod/mini`, for the script-tag build: a verdict and the checked value.
 *
 * The whole of zod is a third of a badge and a twelfth of the script: issues, asynchronous checks, codecs and
 * subclasses, of which a page reads nothing. Everywhere else, rooms included, the schemas are zod's own;
 * test/elements/lean-schemas.test.ts holds both to the same verdicts. Values come from `JSON.parse`.
 */

/** Answers the value as it is passed on, or `bad`. */
type Read = (value: unknown) => unknown;
type Check = (value: never) => boolean;
type Shape = Readonly<Record<string, Schema>>;

const bad = Symbol();
/** The value of a property that is not there: JSON has no such value. */
const absent = undefined;

class Schema {
  readonly read: Read;
  readonly shape: Shape;

  constructor(read: Read, shape: Shape = {}) {
    this.read = read;
    this.shape = shape;
  }

  check(...checks: readonly Check[]): Schema {
    return new Schema(value => {
      const read = this.read(value);
      return read !== bad && checks.every(check => check(read as never)) ? read : bad;
    });
  }

  safeParse(value: unknown): { success: true; data: unknown } | { success: false } {
    const data = this.read(value);
    return data === bad ? { success: false } : { success: true, data };
  }
}

const where = (fits: (value: unknown) => boolean): Schema => new Schema(value => (fits(value) ? value : bad));

/* @__NO_SIDE_EFFECTS__ */
const typed = (type: string) => (): Schema => where(value => typeof value === type);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Each property by its schema; `bad` as soon as one of them is. */
function properties(
  value: Record<string, unknown>,
  keys: readonly string[],
  schemaOf: (key: string) => Schema,
): unknown {
  const out: Record<string, unknown> = {};
  for (const key of keys) {
    const read = schemaOf(key).read(value[key]);
    if (read === bad) return bad;
    if (read !== absent) out[key] = read;
  }
  return out;
}

export const string = typed("string");
export const boolean = typed("boolean");
/* @__NO_SIDE_EFFECTS__ */
export const number = (): Schema => where(Number.isFinite);
/* @__NO_SIDE_EFFECTS__ */
export const int = (): Schema => where(Number.isSafeInteger);
/* @__NO_SIDE_EFFECTS__ */
export const unknown = (): Schema => where(value => value !== absent);
/* @__NO_SIDE_EFFECTS__ */
export const literal = (only: unknown): Schema => where(value => value === only);
/* @__NO_SIDE_EFFECTS__ */
const oneOf = (values: readonly unknown[]): Schema => where(value => values.includes(value));

export { oneOf as enum };

/* @__NO_SIDE_EFFECTS__ */
export const optional = (schema: Schema): Schema =>
  new Schema(value => (value === absent ? value : schema.read(value)));
/* @__NO_SIDE_EFFECTS__ */
export const nullable = (schema: Schema): Schema =>
  new Schema(value => (value === null ? value : schema.read(value)));
/* @__NO_SIDE_EFFECTS__ */
export const _default = (schema: Schema, value: unknown): Schema =>
  new Schema(given =>
    given === absent ? (typeof value === "function" ? value() : value) : schema.read(given),
  );

/** Properties that it does not name are left out of the value. */
/* @__NO_SIDE_EFFECTS__ */
export function object(shape: Shape): Schema {
  const keys = Object.keys(shape);
  return new Schema(
    value => (isRecord(value) ? properties(value, keys, key => shape[key] as Schema) : bad),
    shape,
  );
}
/* @__NO_SIDE_EFFECTS__ */
export const extend = (schema: Schema, shape: Shape): Schema => object({ ...schema.shape, ...shape });
/* @__NO_SIDE_EFFECTS__ */
export const partial = ({ shape }: Schema): Schema =>
  object(Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, optional(schema)])));

/* @__NO_SIDE_EFFECTS__ */
export const record = (key: Schema, schema: Schema): Schema =>
  new Schema(value => {
    // As the name of a property it would set the object's prototype.
    const keys = isRecord(value) ? Object.keys(value).filter(name => name !== "__proto__") : [];
    return isRecord(value) && keys.every(name => key.read(name) !== bad)
      ? properties(value, keys, () => schema)
      : bad;
  });
/* @__NO_SIDE_EFFECTS__ */
export const array = (schema: Schema): Schema =>
  new Schema(value => {
    if (!Array.isArray(value)) return bad;
    const out = value.map(schema.read);
    return out.includes(bad) ? bad : out;
  });

const first = (value: unknown, schemas: readonly Schema[]): unknown => {
  for (const schema of schemas) {
    const read = schema.read(value);
    if (read !== bad) return read;
  }
  return bad;
};
/* @__NO_SIDE_EFFECTS__ */
export const union = (schemas: readonly Schema[]): Schema => new Schema(value => first(value, schemas));
/** The one whose `key` has the value's literal is the only one that is asked. */
/* @__NO_SIDE_EFFECTS__ */
export const discriminatedUnion = (key: string, schemas: readonly Schema[]): Schema =>
  new Schema(value =>
    first(
      value,
      schemas.filter(({ shape }) => isRecord(value) && shape[key]?.read(value[key]) !== bad),
    ),
  );

// In code points, as zod measures.
const length = (value: string | readonly unknown[]): number => [...value].length;
/* @__NO_SIDE_EFFECTS__ */
export const minLength =
  (least: number): Check =>
  (value: string) =>
    length(value) >= least;
/* @__NO_SIDE_EFFECTS__ */
export const maxLength =
  (most: number): Check =>
  (value: string) =>
    length(value) <= most;
/* @__NO_SIDE_EFFECTS__ */
export const regex =
  (pattern: RegExp): Check =>
  (value: string) =>
    pattern.test(value);
/* @__NO_SIDE_EFFECTS__ */
export const refine = (check: Check): Check => check;
/* @__NO_SIDE_EFFECTS__ */
export const nonnegative = (): Check => (value: number) => value >= 0;
/* @__NO_SIDE_EFFECTS__ */
export const positive = (): Check => (value: number) => value > 0;
