/** Files that a device seals: no part of one can be changed, moved, cut or taken for another's, and its size says little. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  attachmentProblem,
  isSealedFileSize,
  paddedFileSize,
  partBytes,
  readSealedContent,
  sealedFileSize,
  sealedFileType,
  sealedPartBytes,
  startUploadProblem,
  uploadProblem,
} from "@carethread/model";
import { E2eeError, newFileKey, openFile, sealFile } from "@carethread/model/e2ee";
import fc from "fast-check";
import { runs } from "../../support/long.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const id = "a".repeat(26);

const bytesOf = (size: number, seed = 1): Bytes =>
  Uint8Array.from({ length: size }, (_, at) => (at * 31 + seed) % 256);

async function sealedOf(
  content: Bytes,
  key = newFileKey(),
): Promise<{ key: string; parts: Bytes[]; size: number }> {
  const sealed = await sealFile({ id, key, size: content.length }, async (from, to) =>
    content.slice(from, to),
  );
  const count = Math.ceil(sealed.size / partBytes);
  const parts = await Promise.all(Array.from({ length: count }, (_, at) => sealed.part(at + 1)));
  return { key, parts, size: sealed.size };
}

async function* each(parts: readonly Bytes[]): AsyncGenerator<Bytes> {
  yield* parts;
}

async function opened(key: string, size: number, parts: readonly Bytes[]): Promise<Buffer> {
  const pieces: Bytes[] = [];
  for await (const piece of openFile({ id, key, size }, each(parts))) pieces.push(piece);
  return Buffer.concat(pieces);
}

const isForged = (error: unknown): boolean => error instanceof E2eeError && error.code === "forged";

const sizes = [
  1,
  255,
  256,
  257,
  sealedPartBytes - 1,
  sealedPartBytes,
  sealedPartBytes + 1,
  3 * sealedPartBytes,
];

for (const size of sizes)
  test(`a file of ${size} bytes is what it was, in parts of one size`, async () => {
    const content = bytesOf(size);
    const { key, parts, size: total } = await sealedOf(content);
    assert.equal(total, sealedFileSize(size));
    assert.equal(
      parts.reduce((sum, part) => sum + part.length, 0),
      total,
    );
    assert(parts.slice(0, -1).every(part => part.length === partBytes));
    assert.deepEqual(await opened(key, size, parts), Buffer.from(content));
  });

test("it comes out the same in whatever pieces it comes", async () => {
  const content = bytesOf(2 * sealedPartBytes + 500);
  const { key, parts } = await sealedOf(content);
  const whole = new Uint8Array(Buffer.concat(parts));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 6 }), async cuts => {
      const at = [0, ...cuts.sort((one, other) => one - other), whole.length];
      const pieces = at.slice(1).map((to, nth) => whole.slice(at[nth], to));
      assert.deepEqual(await opened(key, content.length, pieces), Buffer.from(content));
    }),
    { numRuns: runs(10) },
  );
});

test("a part that is changed, left out, moved, repeated or another file's is found out", async () => {
  const size = 3 * sealedPartBytes;
  const { key, parts } = await sealedOf(bytesOf(size));
  const [first, second, third, fourth] = parts as [Bytes, Bytes, Bytes, Bytes];
  const changed = second.slice();
  changed[100] = (changed[100] ?? 0) ^ 1;
  const other = await sealedOf(bytesOf(size));
  const wrong: readonly (readonly Bytes[])[] = [
    [first, changed, third, fourth],
    [first, third, fourth],
    [second, first, third, fourth],
    [first, second, second, fourth],
    [first, second, third],
    [first, second, third, fourth, fourth],
    [first, other.parts[1] as Bytes, third, fourth],
    [first, second, third, fourth.slice(0, -1)],
    [],
  ];
  for (const [nth, way] of wrong.entries())
    await assert.rejects(opened(key, size, way), isForged, `way ${nth}`);
  await assert.rejects(opened(newFileKey(), size, parts), isForged);
  await assert.rejects(opened("AAAA", size, parts), isForged);
  const pieces = openFile({ id: "b".repeat(26), key, size }, each(parts));
  await assert.rejects(pieces.next(), isForged, "under another id");
  // Who says that it is shorter would hide its end.
  await assert.rejects(opened(key, size - 1, parts), isForged);
});

test("what is sealed once is the same when it is asked for again, and under another key all of it is another", async () => {
  const content = bytesOf(sealedPartBytes + 9);
  const one = await sealedOf(content);
  assert.deepEqual((await sealedOf(content, one.key)).parts, one.parts);
  const other = await sealedOf(content);
  assert.notEqual(other.key, one.key);
  for (const [nth, part] of one.parts.entries()) assert.notDeepEqual(other.parts[nth], part);
});

test("of its size little is learnt, for at most an eighth more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 * 1024 * 1024 }), size => {
      const padded = paddedFileSize(size);
      assert(padded >= size && padded <= Math.max(256, size * 1.125));
      assert.equal(paddedFileSize(padded), padded);
      assert(isSealedFileSize(sealedFileSize(size)));
    }),
    { numRuns: runs(300) },
  );
  const all = new Set(Array.from({ length: 100_000 }, (_, size) => sealedFileSize(size + 1)));
  assert(all.size < 250, `${all.size} sizes`);
  for (const size of [0, 1, 16, 17, 271, 273, partBytes + 1, partBytes + 16])
    assert(!isSealedFileSize(size), `${size}`);
});

test("in an encrypted conversation a room takes sealed files alone, and elsewhere none", () => {
  const open = { types: ["image/png"], size: 1024 * 1024, count: 2 };
  const sealed = { ...open, sealed: true as const };
  const claim = { name: "sealed", type: sealedFileType, size: sealedFileSize(1024 * 1024) };
  const picture = { name: "a.png", type: "image/png", size: 100 };
  assert.equal(uploadProblem(sealed, claim), null);
  assert.equal(uploadProblem(sealed, picture)?.refused, "encrypted");
  assert.equal(uploadProblem(sealed, { ...claim, size: claim.size + 1 })?.refused, "bad-request");
  const large = { ...claim, size: sealedFileSize(2 * 1024 * 1024) };
  assert.equal(uploadProblem(sealed, large)?.refused, "attachment-too-large");
  assert.equal(uploadProblem(open, picture), null);
  assert.equal(uploadProblem(open, claim)?.refused, "attachment-type");
  assert.equal(uploadProblem(null, claim)?.refused, "attachments-off");
  // The device looks at what it is before it seals it.
  assert.equal(attachmentProblem(sealed, picture), null);
});

test("for what is yet to begin a sealed file comes up where that can be encrypted, and a clear one as ever", () => {
  const attach = { types: ["image/png"], size: 1024 * 1024, count: 2 };
  const sealed = { name: "sealed", type: sealedFileType, size: sealedFileSize(1024) };
  const picture = { name: "a.png", type: "image/png", size: 100 };
  const why = (form: Parameters<typeof startUploadProblem>[0], claim: typeof picture): string =>
    startUploadProblem(form, claim)?.refused ?? "taken";
  assert.equal(why({ attach, encrypts: true }, sealed), "taken");
  assert.equal(why({ attach, encrypts: true }, picture), "taken");
  assert.equal(why({ attach }, sealed), "attachment-type");
  assert.equal(why({ encrypts: true }, sealed), "attachments-off");
  assert.equal(why({ attach, encrypts: true }, { ...sealed, size: sealed.size + 1 }), "bad-request");
});

test("what was opened is shown as far as it can be, whatever its author wrote there", () => {
  const file = { id, key: newFileKey(), name: "x-ray.png", type: "image/png", size: 5 };
  assert.deepEqual(readSealedContent({ text: "Look", files: [file] }), { text: "Look", files: [file] });
  const read = readSealedContent({
    text: "",
    files: [
      { ...file, name: "../a\u202egnp.exe", alt: " My knee\n" },
      { ...file, id: "b".repeat(26), type: "text/html" },
      ...[{ id: 7 }, { size: -5 }, { width: -3 }, { height: 1e12 }, { alt: "a".repeat(2_000) }].map(
        (wrong, nth) => ({ ...file, id: "cdefg".charAt(nth).repeat(26), ...wrong }),
      ),
      null,
    ],
  });
  assert.deepEqual(
    read?.files?.map(({ name, type, alt }) => [name, type, alt]),
    [
      ["agnp.exe", "image/png", "My knee"],
      ["x-ray.png", "application/octet-stream", undefined],
    ],
  );
  const twice = readSealedContent({ text: "", files: [file, { ...file, name: "other.png" }] });
  assert.equal(twice?.files?.length, 1);
  assert.deepEqual(readSealedContent({ text: "a", files: "none", attached: 7 }), { text: "a" });
  for (const none of [null, undefined, 7, "a", {}, { text: 7 }]) assert.equal(readSealedContent(none), null);
});
