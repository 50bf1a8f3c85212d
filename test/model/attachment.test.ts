/** Files beside a message: what may be attached, what a file is by its content, and what it may be called. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AttachmentState,
  allowedHere,
  attachedIn,
  attachmentProblem,
  canBecome,
  cleanFileName,
  contentProblem,
  type Decidable,
  FileType,
  fileTypes,
  isSettled,
  isWholePart,
  PartsBook,
  PracticeSettings,
  partBytes,
  partsOf,
  readParts,
  refusal,
  typeOfContent,
  typeOfName,
  writtenParts,
} from "@carethread/model";
import fc from "fast-check";
import { fileTypeFromBuffer } from "file-type";
import { key } from "./arbitraries.ts";
import { ana, cas, codeOf, host, kim, mayOf, started } from "./example.ts";

const text = (said: string): Uint8Array => new TextEncoder().encode(said);

/** A zip archive with one stored entry. */
function zip(name: string, content = ""): Uint8Array {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.concat([local, text(name), text(content)]);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt32LE(content.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(entry.length, 16);
  return Buffer.concat([entry, central, text(name), end]);
}

function joined(...pieces: readonly (readonly number[] | string)[]): Uint8Array {
  return Buffer.concat(pieces.map(piece => (typeof piece === "string" ? text(piece) : Buffer.from(piece))));
}

const rest = new Array(64).fill(0);

/** By family, files as they begin, and what the oracle calls them. */
const real: readonly (readonly [family: string, bytes: Uint8Array, mime: string | undefined])[] = [
  ["jpeg", joined([0xff, 0xd8, 0xff, 0xe0, 0, 16], "JFIF", rest), "image/jpeg"],
  ["jpeg", joined([0xff, 0xd8, 0xff, 0xe1, 0, 16], "Exif", rest), "image/jpeg"],
  [
    "png",
    joined([0x89], "PNG\r\n", [0x1a, 10, 0, 0, 0, 13], "IHDR", rest, [0, 0, 0, 0], "IDAT", rest),
    "image/png",
  ],
  ["gif", joined("GIF89a", rest), "image/gif"],
  ["webp", joined("RIFF", [9, 9, 0, 0], "WEBPVP8 ", rest), "image/webp"],
  ["heic", joined([0, 0, 0, 24], "ftypheic", rest), "image/heic"],
  ["heic", joined([0, 0, 0, 24], "ftypmif1", rest), "image/heif"],
  ["pdf", joined("%PDF-1.7\n", rest), "application/pdf"],
  [
    "odf",
    zip("mimetype", "application/vnd.oasis.opendocument.text"),
    "application/vnd.oasis.opendocument.text",
  ],
];

test("signatures agree with file-type on what is taken", async () => {
  for (const [family, bytes, mime] of real) {
    assert.equal(typeOfContent(bytes), family, mime);
    assert.equal((await fileTypeFromBuffer(bytes))?.mime, mime);
  }
  for (const first of [
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "xl/workbook.xml",
    "ppt/slides",
  ])
    assert.equal(typeOfContent(zip(first)), "ooxml", first);
});

test("whatever bytes come, what file-type knows is never taken for something else", async () => {
  const seeds = real.map(([, bytes]) => bytes);
  const known: Readonly<Record<string, readonly string[]>> = {
    jpeg: ["image/jpeg"],
    png: ["image/png", "image/apng"],
    gif: ["image/gif"],
    webp: ["image/webp"],
    heic: ["image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"],
    pdf: ["application/pdf"],
  };
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.tuple(fc.constantFrom(...seeds), fc.nat(40), fc.nat(255)).map(([seed, at, byte]) => {
          const bytes = Uint8Array.from(seed);
          bytes[at] = byte;
          return bytes;
        }),
      ),
      async bytes => {
        const ours = typeOfContent(bytes);
        const theirs = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
        const fits = known[ours ?? ""];
        if (fits !== undefined && theirs !== undefined) assert.ok(fits.includes(theirs), `${ours} ${theirs}`);
        // What has a signature is no text, whatever else it is.
        if (theirs?.startsWith("image/") || theirs?.startsWith("application/x-"))
          assert.notEqual(ours, "text");
      },
    ),
    { numRuns: 300 },
  );
});

const hostile: Readonly<Record<string, Uint8Array>> = {
  "an HTML page": text("<!DOCTYPE html><html><script>alert(1)</script>"),
  "an HTML page behind blanks": text("\n\n   <html>"),
  "an HTML page behind a comment": text("<!-- hello --><p onclick=alert(1)>"),
  "an HTML page behind a byte order mark": joined([0xef, 0xbb, 0xbf], "<html>"),
  "a picture that runs": text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  "an SVG behind an XML declaration": text('<?xml version="1.0"?><svg/>'),
  "markup in the middle": text("Dear nurse,\n<script>alert(1)</script>"),
  "a shell script": text("#!/bin/sh\nrm -rf /"),
  "a Windows executable": joined("MZ", [0x90, 0, 3, 0], rest),
  "a Windows executable that reads as text": text("MZ and so on"),
  "a Linux executable": joined([0x7f], "ELF", [2, 1, 1], rest),
  "a Java class": joined([0xca, 0xfe, 0xba, 0xbe], rest),
  "an archive": zip("evil.exe"),
  "an archive of archives, as bombs are": zip("0.zip"),
  "an old office file": joined([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], rest),
  "binary data": joined([1, 2, 3, 4, 5], rest),
  "what is no UTF-8": Uint8Array.from([0x61, 0xff, 0xfe, 0x62]),
  "UTF-16": Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x62, 0]),
  nothing: new Uint8Array(),
};

for (const [what, bytes] of Object.entries(hostile))
  test(`${what} is never what it claims`, () => {
    for (const type of FileType.options)
      assert.equal(contentProblem({ type }, bytes)?.refused, "attachment-mismatch", type);
  });

test("a picture that goes on as a page is a picture, and nothing else", () => {
  const polyglot = joined([0xff, 0xd8, 0xff, 0xe0, 0, 16], "JFIF <html><script>alert(1)</script>");
  assert.equal(contentProblem({ type: "image/jpeg" }, polyglot), null);
  for (const type of FileType.options)
    if (type !== "image/jpeg") assert.notEqual(contentProblem({ type }, polyglot), null, type);
});

test("text is text in any language, also where it is cut within a character", () => {
  for (const said of ["Hello", "Grüße, 你好, 🙂", "a < b and c > d", "x\ty\r\n", "<3 you"])
    assert.equal(typeOfContent(text(said)), "text", said);
  assert.equal(typeOfContent(text(`${"a".repeat(4095)}é`).subarray(0, 4096)), "text");
});

test("a name is safe to show, to store and to save, whatever it was", () => {
  const table: Readonly<Record<string, string>> = {
    "photo.jpg": "photo.jpg",
    "../../etc/passwd": "passwd",
    "C:\\Users\\kim\\scan.pdf": "scan.pdf",
    "evil\u202egpj.exe": "evilgpj.exe",
    "a\u0000b\nc.txt": "abc.txt",
    "zero\u200bwidth.png": "zerowidth.png",
    "  .hidden.txt ": "hidden.txt",
    "...": "file",
    "": "file",
    "a/": "file",
    "CON.txt": "_CON.txt",
    com1: "_com1",
    "console.txt": "console.txt",
    '<b>"x"|y?*.png': "_b__x__y__.png",
    "\ud800x.png": "x.png",
    "Befund Müller  (2).pdf": "Befund Müller (2).pdf",
    "e\u0301.txt": "é.txt",
    "検査結果.pdf": "検査結果.pdf",
  };
  for (const [raw, clean] of Object.entries(table)) assert.equal(cleanFileName(raw), clean);
  const long = cleanFileName(`${"x".repeat(300)}.jpeg`);
  assert.equal(long.length, 120);
  assert.ok(long.endsWith("x.jpeg"));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), raw => {
      const clean = cleanFileName(raw);
      assert.ok(clean.length > 0 && clean.length <= 121, clean);
      assert.ok(!/[/\\<>:"|?*\p{Cc}\p{Cf}]/u.test(clean) && !/\p{Cs}/u.test(clean), JSON.stringify(clean));
      assert.equal(cleanFileName(clean), clean);
    }),
    { numRuns: 500 },
  );
});

test("every type has an extension of its own, and is found by it", () => {
  for (const type of FileType.options)
    for (const extension of fileTypes[type].extensions) {
      assert.equal(typeOfName(`x.${extension}`), type);
      assert.equal(typeOfName(`x.${extension.toUpperCase()}`), type);
    }
  for (const name of ["x", "x.html", "x.svg", "x.exe", "x.zip", "png", "x.png.exe"])
    assert.equal(typeOfName(name), null);
});

test("policy and settings say together what may be attached", () => {
  const settings = PracticeSettings.parse({ attachmentSize: 2, attachmentCount: 3 });
  assert.equal(allowedHere("none", settings), null);
  assert.ok(allowedHere("images", settings)?.types.every(type => type.startsWith("image/")));
  const any = allowedHere("any", settings);
  assert.deepEqual([any?.size, any?.count, any?.types.length], [2 * 1024 * 1024, 3, FileType.options.length]);
  assert.equal(allowedHere("any", { ...settings, attachmentTypes: [] }), null);
  const small = { ...settings, attachmentTypes: ["application/pdf" as const] };
  assert.equal(allowedHere("images", small), null);
  const code = (claim: object) =>
    attachmentProblem(any, { name: "a.png", type: "image/png", size: 5, ...claim })?.refused;
  assert.equal(code({}), undefined);
  assert.equal(code({ size: 0 }), "attachment-empty");
  assert.equal(code({ size: 2 * 1024 * 1024 + 1 }), "attachment-too-large");
  assert.equal(code({ type: "text/html" }), "attachment-type");
  assert.equal(code({ type: "constructor" }), "attachment-type");
  assert.equal(code({ name: "a.exe" }), "attachment-mismatch");
  assert.equal(
    attachmentProblem(null, { name: "a.png", type: "image/png", size: 5 })?.refused,
    "attachments-off",
  );
});

test("a file's states lead one way", () => {
  const reached = (from: AttachmentState): string[] =>
    AttachmentState.options.filter(to => canBecome(from, to));
  assert.deepEqual(reached("uploading"), ["scanning", "clean", "failed"]);
  assert.deepEqual(reached("scanning"), ["clean", "infected", "failed"]);
  assert.deepEqual(AttachmentState.options.filter(isSettled), ["clean", "infected", "failed"]);
});

test("parts are said as stretches, and read back", () => {
  assert.deepEqual([partsOf(0), partsOf(1), partsOf(partBytes), partsOf(partBytes + 1)], [0, 1, 1, 2]);
  assert.ok(isWholePart(partBytes + 5, 1, partBytes) && isWholePart(partBytes + 5, 2, 5));
  assert.ok(!isWholePart(partBytes + 5, 2, partBytes) && !isWholePart(5, 2, 0) && !isWholePart(5, 0, 5));
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), added => {
      const book = new PartsBook(60);
      for (const part of added) book.add(part);
      const again = new PartsBook(60, book.bits);
      const listed = again.parts.flatMap(([from, to]) =>
        Array.from({ length: to - from + 1 }, (_, at) => from + at),
      );
      assert.deepEqual(
        listed,
        [...added].sort((a, b) => a - b),
      );
      assert.deepEqual(readParts(writtenParts(again.parts)), again.parts);
      assert.equal(again.hasAll(), added.length === 60);
    }),
  );
  for (const wrong of ["x", "1-", "1,,2", "-1", " 1"]) assert.equal(readParts(wrong), null);
});

test("a row counts pictures and documents", () => {
  const file = { id: "a".repeat(26), name: "x", size: 1 };
  assert.equal(attachedIn([]), undefined);
  assert.deepEqual(
    attachedIn([
      { ...file, type: "image/png" },
      { ...file, type: "application/pdf" },
      { ...file, type: "what/ever" },
    ]),
    { images: 1, documents: 2 },
  );
});

test("a row names a document that comes alone, and no picture", () => {
  const file = { id: "a".repeat(26), name: "lab-results.pdf", size: 1 };
  assert.deepEqual(attachedIn([{ ...file, type: "application/pdf" }]), {
    ...{ images: 0, documents: 1, name: "lab-results.pdf" },
  });
  assert.deepEqual(attachedIn([{ ...file, type: "image/png" }]), { images: 1, documents: 0 });
});

test("who may write is told what they may attach, and nobody else", () => {
  const room = started({ settings: { attachmentTypes: ["image/png", "application/pdf"] } });
  const told = { types: ["image/png", "application/pdf"], size: 25 * 1024 * 1024, count: 10 };
  for (const who of [ana, kim]) assert.deepEqual(mayOf(room, who).attach, told);
  for (const who of [cas, host]) assert.equal(mayOf(room, who).attach, undefined);
  room.do({ do: "close", by: kim, now: 3_000 });
  assert.equal(mayOf(room, kim).attach, undefined);
  const none = started({ settings: { policies: { topic: { attachments: "none" } } } });
  assert.equal(mayOf(none, kim).attach, undefined);
});

test("a message may have no words where it brings something, and none that only look like nothing", () => {
  const room = started();
  assert.equal(
    codeOf(room.do({ do: "message", by: ana, text: " ", visibility: "everyone", now: 2_000 })),
    "text-empty",
  );
  const { events } = room.do({
    ...{ do: "message", by: ana, text: " \u200b ", visibility: "everyone", files: 2, now: 2_000 },
  });
  const [event] = events.map(({ event }) => event);
  assert.ok(event?.type === "message");
  assert.equal(event.body.text, "");
  assert.deepEqual(
    event.body.attachments?.map(({ name, type, size }) => [name, type, size]),
    [
      ["a.png", "image/png", 1_000],
      ["a.pdf", "application/pdf", 1_000],
    ],
  );
  for (const view of [room.state?.staff, room.state?.portal])
    assert.deepEqual(view?.head.last?.attached, { images: 1, documents: 1 });
  // Too long is too long, whatever it brings.
  const long = room.do({
    do: "message",
    by: ana,
    text: "x".repeat(16_001),
    visibility: "everyone",
    files: 1,
    now: 2_500,
  });
  assert.equal(codeOf(long), "text-too-long");
});

test("why a file cannot be named is said of the file", () => {
  const room = started();
  const id = key(77);
  const message = {
    type: "message",
    text: "x",
    visibility: "everyone",
    attachments: [{ id }],
  } satisfies Decidable;
  assert.deepEqual(room.ask(ana, message, 2_000), refusal("attachment-gone", { file: id }));
  room.files.set(id, refusal("attachment-infected"));
  assert.deepEqual(room.ask(ana, message, 2_000), refusal("attachment-infected", { file: id }));
  // What has become too large since it came up.
  room.files.set(id, { name: "a.png", type: "image/png", size: 26 * 1024 * 1024 });
  const large = room.ask(ana, message, 2_000);
  assert.ok("refused" in large && large.refused === "attachment-too-large" && large.params.file === id);
  // Who may not write hears of that alone.
  assert.equal(codeOf(room.ask(cas, message, 2_000)), "not-found");
});
