/** The script-tag build reads frames with its own little zod: it must judge and cut as zod does. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import * as model from "@carethread/model";
import fc from "fast-check";
import type * as z from "zod/mini";
import { leanModule } from "../support/lean.ts";

const built = await leanModule("packages/model/src/index.ts");
after(() => built.remove());
const lean = (await import(built.url)) as Record<string, unknown>;

type Schema = Pick<z.ZodMiniType, "safeParse" | "def">;
const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && "safeParse" in value;

/** What of a definition the generator looks at. */
interface Def {
  readonly type: string;
  readonly shape?: Record<string, Schema>;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly keyType?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly values?: readonly unknown[];
  readonly entries?: Record<string, string>;
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDef } }[];
}
interface CheckDef {
  readonly check: string;
  readonly pattern?: RegExp;
  readonly maximum?: number;
  readonly minimum?: number;
}

/** In place of what should stand there; undefined leaves a property out. */
const odd = fc.constantFrom<unknown>(
  ...[undefined, null, true, 0, -1, 1.5, 2 ** 53, 1e300, "", "no", "\u0000", [], ["no"], [null], {}],
  ...[{ type: "no" }, { length: 3 }, JSON.parse('{"__proto__": 1, "toString": 2}')],
);

function strings(checks: readonly CheckDef[], isRight: boolean): fc.Arbitrary<unknown> {
  const pattern = checks.find(check => check.pattern !== undefined)?.pattern;
  const bounds = checks.flatMap(({ maximum, minimum }) => [maximum ?? [], minimum ?? []].flat());
  const lengths = bounds.flatMap(bound => [bound - 1, bound, bound + 1]).filter(length => length >= 0);
  const usual =
    pattern === undefined
      ? fc.constantFrom("Rosa Diaz", "a", "ab😀")
      : pattern.source.includes("(?!")
        ? fc.constantFrom("https://a.example/b", "/b.png", "//b")
        : fc.stringMatching(pattern);
  if (isRight) return usual;
  return fc.oneof(
    { weight: 20, arbitrary: usual },
    ...lengths.flatMap(length => [fc.constant("x".repeat(length)), fc.constant("😀".repeat(length))]),
  );
}

/** What the schema asks for; with something odd here and there where it need not be right. */
function valuesOf(schema: Schema, isRight: boolean): fc.Arbitrary<unknown> {
  const def = schema.def as unknown as Def;
  const of = (part: Schema | undefined): fc.Arbitrary<unknown> =>
    part === undefined ? odd : valuesOf(part, isRight);
  const inner = of(def.innerType);
  const right = (): fc.Arbitrary<unknown> => {
    switch (def.type) {
      case "string":
        return strings(
          (def.checks ?? []).map(check => check._zod.def),
          isRight,
        );
      case "number":
        return fc.constantFrom(1, 7, 1_700_000_000_000, 2 ** 53 - 1);
      case "boolean":
        return fc.boolean();
      case "literal":
        return fc.constantFrom(...(def.values ?? []));
      case "enum":
        return fc.constantFrom(...Object.values(def.entries ?? {}));
      case "unknown":
        return odd;
      case "optional":
      case "default":
        return fc.option(inner, { nil: undefined });
      case "nullable":
        return fc.option(inner);
      case "array":
        return fc.array(of(def.element), { maxLength: 3 });
      case "record":
        return fc
          .array(fc.tuple(of(def.keyType), of(def.valueType)), {
            maxLength: 3,
          })
          .map(entries =>
            Object.fromEntries(entries.map(([key, of]) => [typeof key === "string" ? key : "__proto__", of])),
          );
      case "union":
        return fc.oneof(...(def.options ?? []).map(of));
      case "object":
        return fc.record({
          ...Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, field]) => [key, of(field)])),
          // What is not named is left out; a newer server says more.
          newer: fc.constantFrom(undefined, undefined, 1),
        });
      default:
        throw new Error(`no values for ${def.type}`);
    }
  };
  return isRight ? right() : fc.oneof({ weight: 60, arbitrary: right() }, { weight: 1, arbitrary: odd });
}

/** What a frame or an answer says once it went over the wire. */
const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify({ value }))?.value;

/** What an operator pushes is read by rooms and back ends alone: no page has it. */
const readByNoPage: readonly string[] = ["Registration", "PushedRegistration"];

const schemas = Object.entries(model).flatMap(([name, value]: [string, unknown]) =>
  isSchema(value) && !readByNoPage.includes(name) ? [{ name, schema: value }] : [],
);

test("the frames and answers of every room are among the schemas", () => {
  const names = schemas.map(({ name }) => name);
  for (const name of ["FromConversation", "FromPerson", "RefusedBody", "PatientMatches", "RowPage"]) {
    assert.ok(names.includes(name), name);
  }
});

test("every schema is read as zod reads it", () => {
  for (const { name, schema } of schemas) {
    const own = lean[name] as Schema;
    const seen = { fitted: 0, failed: 0 };
    fc.assert(
      fc.property(fc.oneof(valuesOf(schema, true), valuesOf(schema, false), odd).map(overTheWire), value => {
        const expected = schema.safeParse(value);
        const actual = own.safeParse(value);
        seen[expected.success ? "fitted" : "failed"]++;
        assert.equal(actual.success, expected.success, name);
        assert.deepEqual(actual.data, expected.data, name);
      }),
      { numRuns: 100 },
    );
    assert.ok(seen.fitted > 0 && seen.failed > 0, `${name}: ${JSON.stringify(seen)}`);
  }
});
