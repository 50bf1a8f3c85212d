/** What is told of changes of keys: whose devices are new by them, also where the keys before are not on the page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Item, Reader } from "@carethread/client";
import type { Person, SeenEvent } from "@carethread/model";
import { english } from "../../packages/elements/src/care-thread/english.ts";
import { entriesOf } from "../../packages/elements/src/care-thread/entries/entries.ts";
import { sentenceOf } from "../../packages/elements/src/care-thread/entries/notices/notices.ts";

const kim: Person = { id: "kim", side: "staff", name: "Kim Park" };
const rosa: Person = { id: "rosa", side: "portal", name: "Rosa Diaz", relation: "self" };
const tess: Person = { id: "tess", side: "staff", name: "Tess Ode" };
const noon = new Date(2026, 4, 20, 12).getTime();

type KeysChanged = Extract<SeenEvent, { type: "keys-changed" }>;
type KeysShared = Extract<SeenEvent, { type: "keys-shared" }>;

/** `devices` are whose they are, by device. */
function changed(pos: number, epoch: number, devices: Readonly<Record<string, string>>, by = rosa): Item {
  const key = { enc: "", box: "" };
  const grants = Object.entries(devices).map(([device, person]) => ({
    device,
    person,
    certificate: "",
    key,
  }));
  const keys: KeysChanged["keys"] = {
    ...{
      v: 1,
      scope: "scope",
      device: grants[0]?.device ?? "",
      signature: "",
      epoch,
      commitment: "",
      grants,
    },
    ...{ readers: [...new Set(Object.values(devices))], records: { kid: "records-1", key } },
  };
  const event: KeysChanged = { id: `e${pos}`, pos, at: noon + pos, by, type: "keys-changed", keys };
  return { key: `k${pos}`, event, pending: null };
}

function shared(pos: number, person: string): Item {
  const grants = [{ device: "new", person, certificate: "", keys: [] }];
  const event: KeysShared = {
    ...{ id: `e${pos}`, pos, at: noon + pos, by: rosa, type: "keys-shared" },
    shared: { v: 1, scope: "scope", device: "r1", signature: "", certificate: "", grants },
  };
  return { key: `k${pos}`, event, pending: null };
}

function told(pos: number, type: "reader-joined" | "reader-left", person: Person): Item {
  return {
    key: `k${pos}`,
    event: { id: `e${pos}`, pos, at: noon + pos, by: kim, type, person },
    pending: null,
  };
}

function reader(person: Person, devices: Readonly<Record<string, number>>): Reader {
  return {
    person,
    devices: Object.entries(devices).map(([id, pos]) => ({ id, since: noon + pos, own: false })),
  };
}

function lines(items: readonly Item[], readers: readonly Reader[] = [], me: Person = kim): string[] {
  const viewer = { me, words: english, language: "en-GB", present: "" };
  const view = { items, me, divider: null, createdAt: noon, complete: true, readers };
  return entriesOf(view).flatMap(entry =>
    entry.type === "notice"
      ? [sentenceOf(entry.events, viewer, entry.news).replace(/[\u2066-\u2069]/g, "")]
      : [],
  );
}

const readers = [reader(kim, { k1: 1 }), reader(rosa, { r1: 1, r2: 5 })];

test("[F-191] the first keys say that it is encrypted, and later ones whose devices are new", () => {
  const first = changed(1, 1, { r1: "rosa", k1: "kim" });
  const second = changed(5, 2, { r1: "rosa", r2: "rosa", k1: "kim" });
  assert.deepEqual(lines([first, second], readers), [
    "Encrypted from end to end",
    "A new device of Rosa Diaz can read from here on",
  ]);
  assert.deepEqual(lines([first, second], readers, rosa).slice(1), [
    "A new device of yours can read from here on",
  ]);
});

test("keys by which no device is new say nothing", () => {
  const same = { r1: "rosa", k1: "kim" };
  assert.deepEqual(lines([changed(1, 1, same), changed(2, 2, same), changed(3, 3, { k1: "kim" })], readers), [
    "Encrypted from end to end",
  ]);
});

test("who joins as a reader is told of once, with the device that they have by then", () => {
  const items = [
    changed(1, 1, { r1: "rosa", k1: "kim" }),
    told(2, "reader-joined", tess),
    changed(3, 2, { r1: "rosa", k1: "kim", t1: "tess" }),
    changed(4, 3, { r1: "rosa", k1: "kim", t1: "tess", t2: "tess" }),
    told(5, "reader-left", tess),
  ];
  assert.deepEqual(lines(items, readers).slice(1), [
    "Tess Ode can read from here on",
    "A new device of Tess Ode can read from here on",
    "Tess Ode can no longer read from here on",
  ]);
});

test("a device of somebody of whom nobody was told is told of, also without a name", () => {
  const items = [
    changed(1, 1, { r1: "rosa", k1: "kim" }),
    changed(2, 2, { r1: "rosa", g1: "ghost", k1: "kim" }),
  ];
  assert.deepEqual(lines(items, readers).slice(1), ["A new device can read from here on"]);
});

test("where the keys before are not on the page, since when devices read says which are new", () => {
  assert.deepEqual(lines([changed(5, 2, { r1: "rosa", r2: "rosa", k1: "kim" })], readers), [
    "A new device of Rosa Diaz can read from here on",
  ]);
  assert.deepEqual(lines([changed(6, 3, { r1: "rosa", r2: "rosa", k1: "kim" })], readers), []);
});

test("keys of before that are handed on are told of", () => {
  assert.deepEqual(lines([shared(7, "rosa")], readers), [
    "Another device of Rosa Diaz can read what was written before",
  ]);
  // Two devices did it at once.
  assert.deepEqual(lines([shared(7, "rosa"), shared(8, "rosa")], readers, rosa), [
    "Another device of yours can read what was written before",
  ]);
});
