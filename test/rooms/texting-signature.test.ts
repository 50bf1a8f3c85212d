/** Who comes from the provider of texts: what the rooms take for its signature is what the provider's own library does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import twilio from "twilio";
import { fieldsOf, isSigned } from "../../packages/rooms/src/base/edge/provider.ts";
import { runs } from "../support/long.ts";

type Params = Record<string, string | string[]>;

const { getExpectedTwilioSignature } = twilio as unknown as {
  getExpectedTwilioSignature(token: string, url: string, params: Params): string;
};
const token = "a-token-of-a-test-account";

const name = fc.oneof(
  fc.constantFrom("Body", "From", "To", "MessageSid", "NewField"),
  fc.string({ minLength: 1 }),
);
const value = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("", "héllo wörld", "😀 +1 & more"),
);
const params: fc.Arbitrary<Params> = fc.dictionary(
  name.filter(name => !/\p{Cs}/u.test(name) && name !== "__proto__"),
  fc.oneof(value, fc.array(value, { minLength: 2, maxLength: 3 })),
  { noNullPrototype: true },
);
const url = fc
  .tuple(
    fc.constantFrom(
      "https://rooms.example.org",
      "http://127.0.0.1",
      "https://rooms.example.org:8443",
      "http://rooms.example.org:80",
    ),
    fc.constantFrom("/parties/texting/willow~texting/inbound", "/a%20path/", ""),
    fc.constantFrom("", "?text=abc", "?a=1&a=2&b=x+y", "?q=it's&z=(1)", "?x=%27&y=%C3%A9"),
  )
  .map(parts => parts.join(""))
  .filter(url => new URL(url).pathname !== "" && !url.endsWith("org"));

/** As a form carries them. */
function formOf(params: Params): string {
  const form = new URLSearchParams();
  for (const [name, values] of Object.entries(params))
    for (const value of [values].flat()) form.append(name, value);
  return form.toString();
}

/** As a form's reader has them: what comes twice is a list. */
function readBack(form: string): Params {
  const read: Params = {};
  for (const [name, values] of fieldsOf(form))
    Object.defineProperty(read, name, {
      value: values.length === 1 ? (values[0] as string) : [...values],
      enumerable: true,
    });
  return read;
}

test("[I-8] a signature is right where the provider's own library says so, and wrong where it says so", async () => {
  const seen = { right: 0, wrong: 0 };
  await fc.assert(
    fc.asyncProperty(
      url,
      url,
      params,
      params,
      fc.constantFrom(0, 1, 2, 3),
      async (signed, asked, one, other, how) => {
        // Signed for what is asked, for another address, with other fields, or by another token.
        const spelled = readBack(formOf(how === 2 ? other : one));
        const signature = getExpectedTwilioSignature(
          how === 3 ? `${token}.` : token,
          how === 1 ? signed : asked,
          spelled,
        );
        const form = formOf(one);
        const expected = twilio.validateRequest(token, signature, asked, readBack(form));
        assert.equal(await isSigned(token, signature, asked, fieldsOf(form)), expected);
        seen[expected ? "right" : "wrong"]++;
      },
    ),
    { numRuns: runs(200) },
  );
  assert.ok(seen.right > 20 && seen.wrong > 20, JSON.stringify(seen));
});

test("an address is the same with its usual port and without, and a signature that is none is wrong", async () => {
  const fields = fieldsOf("Body=hello");
  const plain = "https://rooms.example.org/inbound?it='s";
  for (const url of [plain, plain.replace("org/", "org:443/"), plain.replace("'", "%27")]) {
    const signature = getExpectedTwilioSignature(token, url, { Body: "hello" });
    assert.equal(
      await isSigned(token, signature, plain, fields),
      twilio.validateRequest(token, signature, plain, { Body: "hello" }),
    );
  }
  for (const signature of [null, "", "x", "AAAA", `${"A".repeat(27)}=`, `${"A".repeat(26)}B=`])
    assert.equal(await isSigned(token, signature, plain, fields), false);
});
