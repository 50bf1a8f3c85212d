/** Checks values by JSON Schema (2020-12), as far as our own documents use it: a keyword that it does not know is an error. */
type Schema = { readonly [keyword: string]: unknown };

/** What is said of a value, and asks nothing of it. */
const silent = new Set(["description", "default", "examples", "example", "title"]);

type Check = (value: unknown, said: never, to: Checking, schema: Schema) => boolean;

interface Checking {
  readonly is: (value: unknown, schema: Schema) => boolean;
  readonly find: (ref: string) => Schema;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";
const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Characters, and not code units. */
const lengthOf = (text: string): number => [...text].length;

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "object":
      return isObject(value);
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    case "string":
    case "number":
    case "boolean":
      return typeof value === type;
    default:
      throw new Error(`no such type: ${type}`);
  }
}

const checks: Readonly<Record<string, Check>> = {
  $ref: (value, ref: string, { is, find }) => is(value, find(ref)),
  type: (value, types: string | string[]) => [types].flat().some(type => isOfType(value, type)),
  const: (value, said: unknown) => equal(value, said),
  enum: (value, said: unknown[]) => said.some(one => equal(one, value)),
  anyOf: (value, any: Schema[], { is }) => any.some(schema => is(value, schema)),
  oneOf: (value, any: Schema[], { is }) => any.filter(schema => is(value, schema)).length === 1,
  allOf: (value, all: Schema[], { is }) => all.every(schema => is(value, schema)),
  properties: (value, said: Record<string, Schema>, { is }) =>
    !isObject(value) ||
    Object.entries(said).every(([name, schema]) => !(name in value) || is(value[name], schema)),
  required: (value, names: string[]) => !isObject(value) || names.every(name => name in value),
  propertyNames: (value, schema: Schema, { is }) =>
    !isObject(value) || Object.keys(value).every(name => is(name, schema)),
  additionalProperties: (value, said: Schema | boolean, { is }, { properties = {} }) => {
    if (!isObject(value)) return true;
    const others = Object.keys(value).filter(name => !(name in (properties as object)));
    return typeof said === "boolean"
      ? said || others.length === 0
      : others.every(name => is(value[name], said));
  },
  items: (value, schema: Schema, { is }) => !Array.isArray(value) || value.every(item => is(item, schema)),
  minItems: (value, least: number) => !Array.isArray(value) || value.length >= least,
  maxItems: (value, most: number) => !Array.isArray(value) || value.length <= most,
  minLength: (value, least: number) => !isText(value) || lengthOf(value) >= least,
  maxLength: (value, most: number) => !isText(value) || lengthOf(value) <= most,
  pattern: (value, said: string) => !isText(value) || new RegExp(said, "u").test(value),
  minimum: (value, least: number) => !isNumber(value) || value >= least,
  exclusiveMinimum: (value, below: number) => !isNumber(value) || value > below,
  maximum: (value, most: number) => !isNumber(value) || value <= most,
};

/** Whether a value is as a schema of this document says. */
export function checkerOf(document: object): (value: unknown, schema: object) => boolean {
  const to: Checking = {
    find(ref) {
      const found = ref
        .split("/")
        .slice(1)
        .reduce<unknown>((part, name) => (part as Schema | undefined)?.[name], document);
      if (!ref.startsWith("#/") || found === undefined) throw new Error(`no such place: ${ref}`);
      return found as Schema;
    },
    is: (value, schema) =>
      Object.entries(schema).every(([keyword, said]) => {
        if (silent.has(keyword)) return true;
        const check = checks[keyword];
        if (check === undefined) throw new Error(`no such keyword: ${keyword}`);
        return check(value, said as never, to, schema);
      }),
  };
  return (value, schema) => to.is(value, schema as Schema);
}
