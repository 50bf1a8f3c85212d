import assert from "node:assert/strict";
import { test } from "node:test";
import { domainToUnicode } from "node:url";
import { linksIn } from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";

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
    { numRuns: runs(500) },
  );
});

test("[F-090] a link leads to one of four schemes, never has a password, and holds no white space or direction marks", () => {
  fc.assert(
    fc.property(pieces, text => {
      for (const [shown, href] of links(text)) {
        const url = new URL(href);
        assert.ok(["http:", "https:", "mailto:", "tel:"].includes(url.protocol), href);
        assert.equal(url.password, "");
        assert.doesNotMatch(shown, /[\s\p{Cc}\p{Cf}<>"]/u);
      }
    }),
    { numRuns: runs(500) },
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
  ["https://example.org\u200b", [["https://example.org", "https://example.org/"]]],
  ["\u2068https://example.org/a\u2069, ok", [["https://example.org/a", "https://example.org/a"]]],
  ["« https://example.org/a\u202f»", [["https://example.org/a", "https://example.org/a"]]],
  ["https://example.org\u202f!", [["https://example.org", "https://example.org/"]]],
  ["'kim@example.org'", [["kim@example.org", "mailto:kim@example.org"]]],
  ["sean.o'brien@example.org", [["sean.o'brien@example.org", "mailto:sean.o'brien@example.org"]]],
  ["kim@münchen.example", [["kim@münchen.example", "mailto:kim@xn--mnchen-3ya.example"]]],
  [
    "mailto:kim@example.org?subject=a",
    [["mailto:kim@example.org?subject=a", "mailto:kim@example.org?subject=a"]],
  ],
  [
    "https://xn--80ak6aa92e.com/login",
    [["https://xn--80ak6aa92e.com/login", "https://xn--80ak6aa92e.com/login"]],
  ],
  ["https://example.org:8443/@kim", [["https://example.org:8443/@kim", "https://example.org:8443/@kim"]]],
  ["http://[::1]/a", [["http://[::1]/a", "http://[::1]/a"]]],
  ["https://192.0.2.7/a", [["https://192.0.2.7/a", "https://192.0.2.7/a"]]],
];

/** Hosts as people of many languages write them. */
const honest = [
  "www.пример.рф",
  "москва.рус",
  "сбербанк.com",
  "mu\u0308nchen.de",
  "STRASSE.de",
  "straße.de",
  "ελλάς.gr",
  "việtnam.vn",
  "łódź.pl",
  "αθήνα.gr",
  "日本語.jp",
  "ひらがな.jp",
  "한국.kr",
  "中文.cn",
  "עברית.com",
  "مثال.مصر",
  "भारत.भारत",
  // Letters that accents make of none, and Latin ones among those of Chinese, Japanese and Korean.
  "þingvellir.is",
  "bəxtiyar.com",
  "kız.com.tr",
  "ısı.az",
  "ışık.com",
  "ŧest.no",
  "日本go.jp",
  "ソニーmusic.jp",
  "中文abc.cn",
  "abcㄅㄆ.tw",
  "한국tv.kr",
  "카페cafe日本.kr",
];
for (const host of honest) {
  test(`links https://${host} as it is read`, () => {
    const [[shown, href] = ["", ""]] = links(`see https://${host}/a.`);
    assert.equal(shown, `https://${host}/a`);
    assert.equal(domainToUnicode(new URL(href).hostname), host.toLowerCase().normalize());
  });
}

test("a link leads to the host that is read, whatever stands there", () => {
  const label = fc.oneof(
    fc.constantFrom("www", "example", "com", "org", "рф", "127", "0x7f", "2130706433"),
    fc.string({ unit: fc.constantFrom(..."abc1-аеорсухбиשוαοθ日本ノ한æłđıɡ"), minLength: 1, maxLength: 6 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 4 }),
    fc.string({
      unit: fc.constantFrom(..."a\u200b\u00ad\u202e\ufe0f\u0301\u0338%2f@:＠。．⁄ｅ"),
      maxLength: 5,
    }),
  );
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), labels => {
      const text = `https://${labels.join(".")}/results/17`;
      for (const [shown, href] of links(text)) {
        if (!shown.startsWith("https:")) continue;
        assert.ok(text.startsWith(shown));
        const written = shown.slice("https://".length).replace(/[/\\?#:].*$/u, "");
        const read = written.toLowerCase().normalize();
        const { hostname, username, password } = new URL(href);
        assert.ok(read === hostname || read === domainToUnicode(hostname), `${shown} to ${href}`);
        assert.equal(`${username}${password}`, "");
      }
    }),
    { numRuns: runs(1_250) },
  );
});

test("what cannot be seen makes no link shorter, or another one", () => {
  const unseen = fc.constantFrom(
    ..."\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u202e\u2066\u2069\u200f\ufe0f\u3164\u115f\u200a\u2009\u061c",
    "\u{e0100}",
  );
  const address = fc.constantFrom(
    "https://example.org/portal",
    "www.example.org/results/17",
    "kim@example.org",
    "mailto:kim@example.org",
    "tel:+4930123",
  );
  fc.assert(
    fc.property(
      address,
      fc.array(fc.tuple(fc.nat(30), unseen), { minLength: 1, maxLength: 3 }),
      (whole, put) => {
        const characters: string[] = [...whole];
        for (const [at, char] of put) characters.splice(at, 0, char);
        const text = characters.join("");
        for (const [shown, href] of links(text)) {
          // Of a broken "mailto:" the address remains, and leads to whom it names.
          assert.equal(shown.replace(/^kim/u, "mailto:kim"), whole.replace(/^kim/u, "mailto:kim"), text);
          assert.equal(href, links(whole)[0]?.[1]);
        }
      },
    ),
    { numRuns: runs(750) },
  );
});
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
  "https://аррӏе.com/login",
  "www.аррӏе.com",
  "kim@аррӏе.com",
  "mailto:kim@аррӏе.com",
  "https://аррӏе.рф",
  "https://example.сом",
  "https://\u1c80\u1c80\u1c80.рф",
  "https://pаypal.com",
  "https://gօօgle.com",
  "https://ɡoogle.com",
  "https://ıcloud.com",
  "https://mıcrosoft.example",
  "https://example.com.tr.ıcloud.com",
  "https://aノb.com",
  "https://goog一e.com",
  "https://payㄧpal.com",
  "https://ソpay.com",
  "https://中文abcеf.cn",
  "https://한국日本ノabc.ひ한",
  "https://ひ한a.kr",
  "https://日本goо.jp",
  "https://αbc日本.jp",
  "https://ｅxample.com",
  "https://paypaⅼ.com",
  "https://ο.gr",
  "https://ՕՏ.com",
  "https://סו.com",
  "https://อก.com",
  "https://ꓮꓑꓑꓡꓰ.com",
  "https://ꭺꮲꮲꮮꭼ.com",
  "https://example.com⁄login.evil.example",
  "https://example.com／login.evil.example",
  "https://example.com\u0338.evil.example",
  "https://example。org",
  "https://exam%70le.org",
  "https://0x7f.1",
  "https://2130706433/",
  "https://exam\u200bple.org/portal",
  "https://example.org\u200b/results/17",
  "https://example.org\u200a/results/17",
  "https://example.org\u00ad.evil.example",
  "https://example.org\ufe0f/a",
  "https://example.org/a\u202eb",
  "www.exam\u2060ple.org",
  "kim@exam\u200bple.org",
  "k\u200bim@example.org",
  "kim@example.org\u200b.evil.example",
  "kim@example.org@evil.example",
  "o’brien@example.org",
  "https://example.org:pw@evil.example/",
  "https://@evil.example/",
  "https://user:pw@example.org",
  "https:///evil.example",
  "mailto:evil%40evil.example%2Ckim@example.org",
]) {
  test(`finds no link in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(
      links(text).filter(([shown]) => shown !== "tel:911"),
      [],
    );
  });
}
