/** The document for back ends, by itself; whether it says what rooms do is asked in test/rooms/openapi.test.ts. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { RefusalCode, refusalAnswers } from "@carethread/model";
import { openApi } from "@carethread/model/openapi";
import { examples, idSecret, keys, rooms } from "../../packages/model/src/openapi/examples.ts";
import { named, type SchemaName } from "../../packages/model/src/openapi/named.ts";
import { operations } from "../../packages/model/src/openapi/operations.ts";
import { parts } from "../../packages/model/src/openapi/words.ts";
import { checkerOf } from "../support/json-schema.ts";

const document = openApi({ version: "1.2.3" });
const check = checkerOf(document);

/** Every object of the document, with where it stands. */
function* placesOf(
  value: unknown,
  at = "#",
): Iterable<readonly [at: string, value: Record<string, unknown>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Record<string, unknown>];
  for (const [name, inner] of Object.entries(value)) yield* placesOf(inner, `${at}/${name}`);
}

test("the document is whole: every reference leads somewhere, every operation has a name of its own", () => {
  assert.equal(document.openapi, "3.1.0");
  assert.equal(document.info.version, "1.2.3");
  const known = new Set([...placesOf(document)].map(([at]) => at));
  for (const [at, { $ref }] of placesOf(document))
    if ($ref !== undefined) assert.ok(known.has($ref as string), `${at}: ${$ref}`);
  const ids = operations.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    Object.values(document.paths).flatMap(path => Object.values(path).map(({ operationId }) => operationId)),
    ids,
  );
  for (const { security } of Object.values(document.paths).flatMap(path => Object.values(path)) as {
    security?: object[];
  }[])
    for (const scheme of security ?? document.security)
      assert.ok(Object.keys(scheme).every(name => name in document.components.securitySchemes));
  // The same again, byte for byte: it can be compared from one version to the next.
  assert.equal(JSON.stringify(openApi({ version: "1.2.3" })), JSON.stringify(document));
});

test("every schema says what it is, and every part of what a back end writes does", () => {
  const isWritten = (name: string): boolean =>
    operations.some(({ body = [] }) => body.some(one => one === name)) && name !== "PushedRegistration";
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    assert.match(schema.description ?? "", /^[A-Z].*\.$/, name);
    if (!isWritten(name) && !["Episode", "PracticeSettings", "Claims", "RefusedBody"].includes(name))
      continue;
    for (const [at, { properties }] of placesOf(schema))
      for (const [part, { description, $ref }] of Object.entries(
        (properties ?? {}) as Record<string, Said>,
      )) {
        if (name === "PracticeSettings" && /labels|policies|week/.test(at)) continue;
        // What a person is stands with the person.
        if ($ref === undefined) assert.ok(description, `${name} ${at} ${part}`);
      }
  }
  // No sentence is said of what is not there.
  for (const [name, said] of Object.entries(parts)) {
    const text = JSON.stringify(document.components.schemas[name as SchemaName]);
    for (const words of Object.values(said))
      assert.ok(text.includes(JSON.stringify(words)), `${name}: ${words}`);
  }
});

interface Said {
  readonly description?: string;
  readonly $ref?: string;
}

test("its examples are what its schemas say, and what the rooms take", () => {
  for (const [name, example] of Object.entries(examples)) {
    assert.ok(check(example, document.components.schemas[name as SchemaName]), name);
    assert.ok(named[name as SchemaName].safeParse(example).success, name);
  }
  for (const [name, room] of Object.entries(rooms)) {
    const { schema, example } = document.components.parameters[name as keyof typeof rooms] as {
      schema: object;
      example: string;
    };
    assert.ok(check(room, schema), name);
    assert.equal(example, room);
  }
});

test("a key is made as the document says it", () => {
  const made = (...parts: string[]): string => {
    const bits = [
      ...createHmac("sha256", idSecret).update(JSON.stringify(parts), "utf8").digest().subarray(0, 16),
    ]
      .map(byte => byte.toString(2).padStart(8, "0"))
      .join("");
    return (bits.match(/.{1,5}/g) ?? [])
      .map(five => "abcdefghijklmnopqrstuvwxyz234567"[Number.parseInt(five.padEnd(5, "0"), 2)])
      .join("");
  };
  assert.equal(made("person", "staff", "u17"), keys.staff);
  assert.equal(made("patient", "p4711"), keys.patient);
  assert.equal(made("person", "system", "host"), keys.system);
  for (const key of [keys.staff, keys.patient, keys.system])
    assert.ok(document.info.description.includes(key));
});

test("a refusal is documented with its status alone, and with what to do", () => {
  const seen = new Set<string>();
  for (const path of Object.values(document.paths))
    for (const { operationId, responses } of Object.values(path))
      for (const [status, { content, description }] of Object.entries(responses)) {
        if (status === "200" || !("application/json" in content)) continue;
        const { allOf } = content["application/json"].schema as {
          allOf: [object, { properties: { code: { enum: RefusalCode[] } } }];
        };
        for (const code of allOf[1].properties.code.enum) {
          seen.add(code);
          assert.equal(String(refusalAnswers[code].status), status, `${operationId} ${code}`);
          assert.ok(description.includes(refusalAnswers[code].say));
        }
      }
  // The others are people's.
  for (const code of ["not-closed", "watch-fixed", "mention-no-access", "unknown"])
    assert.ok(!seen.has(code), code);
  for (const code of seen) assert.ok(RefusalCode.options.some(one => one === code));
});
