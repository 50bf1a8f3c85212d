import assert from "node:assert/strict";
import { test } from "node:test";
import { type Line, linesOf } from "@carethread/host/fhir/reading/lines";
import { otherEncoding, textOf } from "@carethread/host/fhir/reading/text";
import fc from "fast-check";

async function all(chunks: readonly Uint8Array[], longest?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(chunks, longest)) lines.push(line);
  return lines;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const texts = async (text: string) => (await all([bytes(text)])).map(line => line.text);

test("lines end at a line feed alone, and a carriage return before it is no part of them", async () => {
  const inside = "a\u2028b\u2029c\u0085d\ve\ff\rg";
  assert.deepEqual(await texts(`${inside}\nsecond\r\nthird`), [inside, "second", "third"]);
  assert.deepEqual(await texts("a\n\nb\n"), ["a", "", "b"]);
  assert.deepEqual(await texts(""), []);
});

test("byte-order marks at the beginning of any line are taken off, and others are kept", async () => {
  assert.deepEqual(await texts("\ufeffa\n\ufeff\ufeffb\nc\ufeff"), ["a", "b", "c\ufeff"]);
});

test("a line that is not UTF-8 is told, and the others are read", async () => {
  const latin = Buffer.from("Renée Müller", "latin1");
  const half = Buffer.from("é").subarray(0, 1);
  const surrogate = Buffer.from([0xed, 0xa0, 0x80]);
  const feed = Buffer.from("\n");
  const lines = await all([Buffer.concat([latin, feed, half, feed, surrogate, feed, Buffer.from("ok")])]);
  assert.deepEqual(
    lines.map(({ number, text }) => [number, text]),
    [
      [1, null],
      [2, null],
      [3, null],
      [4, "ok"],
    ],
  );
});

test("however the bytes come, the lines are the same", async () => {
  const text = fc.string({ unit: fc.constantFrom("a", "é", "𝄞", "\u2028", "{", "\r\n", "\n", "\ufeffx") });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat({ max: 40 }), { maxLength: 8 }), async (text, cuts) => {
      const whole = Buffer.from(text);
      const at = [0, ...cuts.map(cut => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
      const chunks = at.slice(1).map((end, index) => whole.subarray(at[index], end));
      const expected = text.split("\n").map(line => line.replace(/^\ufeff+/, "").replace(/\r$/, ""));
      if (text === "" || text.endsWith("\n")) expected.pop();
      assert.deepEqual(
        (await all(chunks)).map(line => line.text),
        expected,
      );
    }),
  );
});

test("a line without an end does not fill the memory: it is told by its number", async () => {
  const lines = await all([bytes("ab\nabc"), bytes("def\nok\nabcdefg")], 5);
  assert.deepEqual(lines, [
    { number: 1, text: "ab" },
    { number: 2, text: null, isTooLong: true },
    { number: 3, text: "ok" },
    { number: 4, text: null, isTooLong: true },
  ]);
});

test("encodings of two and four bytes are known by their marks, or by their zero bytes", () => {
  const utf16 = Buffer.from('{"a":1}', "utf16le");
  const swapped = Buffer.from(utf16).swap16();
  const utf32 = Buffer.from([0x7b, 0, 0, 0, 0x22, 0, 0, 0]);
  const marked = (mark: readonly number[], rest: Uint8Array) => Buffer.concat([Buffer.from(mark), rest]);
  assert.equal(otherEncoding(utf16), "UTF-16");
  assert.equal(otherEncoding(swapped), "UTF-16");
  assert.equal(otherEncoding(marked([0xff, 0xfe], utf16)), "UTF-16");
  assert.equal(otherEncoding(marked([0xfe, 0xff], swapped)), "UTF-16");
  assert.equal(otherEncoding(utf32), "UTF-32");
  assert.equal(otherEncoding(marked([0xff, 0xfe, 0, 0], utf32)), "UTF-32");
  for (const text of ["", "{", '{"a":1}', '\ufeff{"a":1}']) assert.equal(otherEncoding(bytes(text)), null);
});

test("text is given without its marks, and null where it is none", () => {
  assert.equal(textOf(bytes('\ufeff{"a":1}\r')), '{"a":1}');
  assert.equal(textOf(Buffer.from([0xff])), null);
});
