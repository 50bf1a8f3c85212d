/** Words under an epoch: they open to the same, for whom and where they were sealed, and nothing else opens. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type EpochSecret, makeEpoch, open, type Purpose, seal } from "@carethread/model/e2ee";
import fc from "fast-check";
import { isSealed, Sealed, sealedSizes } from "../../../packages/model/src/encryption/encryption.ts";
import { key } from "../arbitraries.ts";
import { sealedOf, signAgain } from "./insider.ts";
import { makePractice, type Owned, refusal } from "./people.ts";

const place = { practice: "oak", scope: key(1) };
const [ana, kim] = [key(200), key(100)];

async function madeOf(epoch = 1, at = place): Promise<{ by: Owned; other: Owned; secret: EpochSecret }> {
  const practice = await makePractice(at.practice);
  const [by, other] = [await practice.deviceOf(kim), await practice.deviceOf(ana)];
  assert.ok(practice.trust.records);
  const { secret } = await makeEpoch({
    ...{ place: at, epoch, device: by.device, readers: [ana, kim] },
    ...{ devices: [by.certified, other.certified], records: practice.trust.records },
  });
  return { by, other, secret };
}

const purposes = ["message", "preview", "title"] as const;
const purposeAnd = fc
  .constantFrom<Purpose>(...purposes)
  .chain(purpose =>
    fc.tuple(fc.constant(purpose), purpose === "title" ? fc.constant(0) : fc.integer({ min: 1 })),
  );
/** As JSON keeps it: it knows no -0. */
const content = fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)) as unknown);

/** With one bit of a part turned round. */
function flipped(sealed: Sealed, part: "salt" | "box" | "signature", bit: number): Sealed {
  const bytes = Buffer.from(sealed[part], "base64url");
  const at = bit % (bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return { ...sealed, [part]: bytes.toString("base64url") };
}

test("what is sealed opens to the same, for each purpose, and has a shape that the wire takes", async () => {
  const { by, secret } = await madeOf();
  await fc.assert(
    fc.asyncProperty(purposeAnd, content, async ([purpose, n], content) => {
      const sealed = await seal({ purpose, secret, device: by.device, n, content });
      assert.deepEqual(Sealed.parse(sealed), sealed);
      assert.ok(isSealed(sealed));
      assert.deepEqual(await open({ purpose, secret, by: by.certified, sealed }), content);
    }),
  );
});

test("any one bit turned round, in the salt, the box or the signature, is refused", async () => {
  const { by, secret } = await madeOf();
  const sealed = await seal({ purpose: "message", secret, device: by.device, n: 1, content: "No flu shot." });
  for (const part of ["salt", "box", "signature"] as const)
    for (let bit = 0; bit < Buffer.from(sealed[part], "base64url").length * 8; bit++) {
      const opening = open({
        purpose: "message",
        secret,
        by: by.certified,
        sealed: flipped(sealed, part, bit),
      });
      assert.equal(await refusal(opening), "forged", `${part} ${bit}`);
    }
});

test("a box that its own device did not seal so is refused by its tag, whoever signs it", async () => {
  const { by, secret } = await madeOf();
  const sealed = await sealedOf({ by, secret });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("salt" as const, "box" as const), fc.nat(), async (part, bit) => {
      const again = await signAgain(flipped(sealed, part, bit), { by, secret });
      assert.equal(
        await refusal(open({ purpose: "message", secret, by: by.certified, sealed: again })),
        "forged",
      );
    }),
  );
  const untouched = await signAgain(sealed, { by, secret });
  assert.equal(await open({ purpose: "message", secret, by: by.certified, sealed: untouched }), "words");
});

test("another epoch, device, number, purpose, scope or practice is refused, though the secret is the same", async () => {
  const { by, other, secret } = await madeOf();
  await fc.assert(
    fc.asyncProperty(purposeAnd, fc.integer({ min: 1 }), async ([purpose, n], by1) => {
      const sealed = await seal({ purpose, secret, device: by.device, n, content: "words" });
      const refused = async (change: Partial<Parameters<typeof open>[0]>): Promise<void> => {
        const opening = open({ purpose, secret, by: by.certified, sealed, ...change });
        assert.equal(await refusal(opening), "forged");
      };
      for (const another of purposes) if (another !== purpose) await refused({ purpose: another });
      await refused({ sealed: { ...sealed, n: n + by1 } });
      await refused({ sealed: { ...sealed, epoch: 2 } });
      await refused({ sealed: { ...sealed, epoch: 2 }, secret: { ...secret, epoch: 2 } });
      await refused({ sealed: { ...sealed, v: 2 as 1 } });
      await refused({ secret: { ...secret, place: { ...place, scope: key(2) } } });
      await refused({ secret: { ...secret, place: { ...place, practice: "elm" } } });
      await refused({ by: other.certified });
      await refused({ sealed: { ...sealed, device: other.device.id } });
      await refused({ sealed: { ...sealed, device: other.device.id }, by: other.certified });
      // The same keys under another name: who certifies them so gets no words of theirs.
      await refused({ by: { ...by.certified, device: other.device.id } });
      await refused({
        sealed: { ...sealed, device: other.device.id },
        by: { ...by.certified, device: other.device.id },
      });
    }),
    { numRuns: 30 },
  );
});

test("a number that does not fit its purpose is neither sealed nor opened", async () => {
  const { by, secret } = await madeOf();
  const sealing = (purpose: Purpose, n: number) =>
    seal({ purpose, secret, device: by.device, n, content: "words" });
  for (const n of [0, -1, 1.5, Number.NaN, 2 ** 53]) await assert.rejects(sealing("message", n), RangeError);
  await assert.rejects(sealing("title", 1), RangeError);
  await assert.rejects(
    seal({ purpose: "message", secret, device: by.device, n: 1, content: undefined }),
    TypeError,
  );
});

test("the key of another epoch, scope or practice opens nothing", async () => {
  const { by, secret } = await madeOf();
  const sealed = await seal({ purpose: "message", secret, device: by.device, n: 1, content: "words" });
  const others = [
    madeOf(2),
    madeOf(1),
    madeOf(1, { ...place, scope: key(2) }),
    madeOf(1, { ...place, practice: "elm" }),
  ];
  for (const { secret: another } of await Promise.all(others)) {
    const opening = open({ purpose: "message", secret: another, by: by.certified, sealed });
    assert.equal(await refusal(opening), "forged");
  }
});

test("no salt comes twice, so no key and no nonce does, also not for the same words", async () => {
  const { by, secret } = await madeOf();
  const salts = new Set<string>();
  const boxes = new Set<string>();
  const many = 3000;
  for (let n = 1; n <= many; n++) {
    const sealed = await seal({
      ...{ purpose: "message" as const, secret, device: by.device },
      // The same number too: it is beside the words, and nothing is derived of it.
      ...{ n: n % 2 === 0 ? n : 1, content: "Yes" },
    });
    salts.add(sealed.salt);
    boxes.add(sealed.box);
  }
  assert.deepEqual([salts.size, boxes.size], [many, many]);
});

test("a box has one of the sizes, the smallest that the words fit, and tells no more of them", async () => {
  const { by, secret } = await madeOf();
  const sizeOf = async (length: number): Promise<number> => {
    // Two quotes are JSON's.
    const content = "x".repeat(length - 2);
    const sealed = await seal({ purpose: "message", secret, device: by.device, n: 1, content });
    assert.equal(await open({ purpose: "message", secret, by: by.certified, sealed }), content);
    return Buffer.from(sealed.box, "base64url").length - 16;
  };
  for (const [index, size] of sealedSizes.entries()) {
    assert.equal(await sizeOf(size - 4), size);
    const next = sealedSizes[index + 1];
    if (next === undefined) assert.equal(await refusal(sizeOf(size - 3)), "too-large");
    else assert.equal(await sizeOf(size - 3), next);
  }
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 65_532 }), async length => {
      const size = await sizeOf(length);
      assert.equal(
        size,
        sealedSizes.find(each => each >= length + 4),
      );
    }),
    { numRuns: 30 },
  );
  // Bytes are counted, not characters.
  const preview = (content: string) =>
    seal({ purpose: "preview", secret, device: by.device, n: 1, content, most: 256 });
  await preview("é".repeat(125));
  assert.equal(await refusal(preview("é".repeat(126))), "too-large");
});
