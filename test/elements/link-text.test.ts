import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { linksIn } from "../../packages/elements/src/text/link-text.ts";

function links(text: string): [string, string][] {
  return linksIn(text).map(({ from, to, is }) => [text.slice(from, to), is.href]);
}

const pieces = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.emailAddress(),
      fc.constantFrom(
        "http://",
        "https://",
        "www.",
        "mailto:",
        "tel:",
        "javascript:",
        "data:text/html,",
        "vbscript:",
        "file:///",
        "//",
        "@",
        ".",
        ",",
        ")",
        "(",
        "]",
        "\u202e",
        "\u2066",
        "\u0000",
        "\n",
        " ",
        "<",
        '"',
        "a@b",
        "👩‍⚕️",
      ),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(""));

test("links stand in the text, in its order and apart, whatever it is", () => {
  fc.assert(
    fc.property(pieces, text => {
      let end = 0;
      for (const { from, to } of linksIn(text)) {
        assert.ok(end <= from && from < to && to <= text.length);
        end = to;
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a link leads to one of four schemes, never has a password, and holds no white space or direction marks", () => {
  fc.assert(
    fc.property(pieces, text => {
      for (const [shown, href] of links(text)) {
        const url = new URL(href);
        assert.ok(["http:", "https:", "mailto:", "tel:"].includes(url.protocol), href);
        assert.equal(url.password, "");
        assert.doesNotMatch(shown, /[\s\p{Cc}\p{Cf}<>"]/u);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a text of any length is looked through in a time that grows with it", () => {
  for (const text of [
    "a".repeat(16_000),
    "a.".repeat(8_000),
    "a@".repeat(8_000),
    "http://".repeat(2_000),
    "https://a.b/".concat("(".repeat(15_000)),
    "https://a.b/".concat(").".repeat(7_000)),
  ]) {
    const from = performance.now();
    linksIn(text);
    assert.ok(performance.now() - from < 1_000, text.slice(0, 20));
  }
});

const found: readonly [string, readonly [string, string][]][] = [
  ["see https://example.org.", [["https://example.org", "https://example.org/"]]],
  ["(see https://example.org/a(b))", [["https://example.org/a(b)", "https://example.org/a(b)"]]],
  ["HTTPS://EXAMPLE.ORG/A", [["HTTPS://EXAMPLE.ORG/A", "https://example.org/A"]]],
  ["www.example.org/x?y=1#z, ok", [["www.example.org/x?y=1#z", "https://www.example.org/x?y=1#z"]]],
  ["write to kim@example.org!", [["kim@example.org", "mailto:kim@example.org"]]],
  ["mailto:kim@example.org", [["mailto:kim@example.org", "mailto:kim@example.org"]]],
  ["tel:+49(30)123-45", [["tel:+49(30)123-45", "tel:+49(30)123-45"]]],
  ["https://münchen.example/ä", [["https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"]]],
];
for (const [text, expected] of found) {
  test(`finds the link in ${JSON.stringify(text)}`, () => assert.deepEqual(links(text), expected));
}

for (const text of [
  "javascript:alert(1)",
  "data:text/html,<script>",
  "ftp://example.org",
  "foohttps://example.org",
  "https://",
  "www.",
  "www.x",
  "tel:911 tel:",
  "mailto:",
  "a@b",
  "https://bank.example@evil.example/",
  "//example.org",
  "example.org",
]) {
  test(`finds no link in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(
      links(text).filter(([shown]) => shown !== "tel:911"),
      [],
    );
  });
}
