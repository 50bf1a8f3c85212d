/** What the records tool believes of what a device, or the rooms, could say otherwise: keys, titles, certificates. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { EpochKeys, SharedKeys } from "@carethread/model";
import { makeEpoch, seal, shareEpochs } from "@carethread/model/e2ee";
import type { EncryptedConversation, ExportedEntry } from "../../packages/host/src/records/in-export.ts";
import { openConversation } from "../../packages/host/src/records/open.ts";
import { asText, isSound } from "../../packages/host/src/records/print.ts";
import { keyLabels } from "../../packages/model/src/e2ee/domains.ts";
import { signatureOver, signedPart } from "../../packages/model/src/e2ee/signing.ts";
import { key } from "../model/arbitraries.ts";
import { day, makePractice, now, type Owned } from "../model/e2ee/people.ts";

const practice = await makePractice();
const place = { practice: practice.id, scope: key(1) };
const [ana, ben] = [key(2), key(3)];
const [phone, desk] = [await practice.deviceOf(ana), await practice.deviceOf(ben)];
const records = { kid: "r1", key: practice.records.publicKey };

function epochOf(epoch: number, title?: unknown) {
  return makeEpoch({
    ...{ place, epoch, device: phone.device, readers: [ana, ben].sort(), records, title },
    devices: [phone.certified, desk.certified],
  });
}

const keysOf = (keys: EpochKeys, at = now): ExportedEntry => ({ is: "keys", at, keys });

async function messageOf(
  { device, certified }: Owned,
  secret: Awaited<ReturnType<typeof epochOf>>["secret"],
  n: number,
  person = certified.person,
): Promise<ExportedEntry> {
  const sealed = await seal({ purpose: "message", secret, device, n, content: `words ${n}` });
  return { is: "message", id: key(100 + n), at: now, by: { person, name: "?" }, sealed, plain: null };
}

async function open(...entries: ExportedEntry[]) {
  const conversation: EncryptedConversation = { id: key(9), patient: null, entries };
  const keys = [{ kid: "r1", key: practice.records.privateKey }];
  const opened = await openConversation(conversation, { trust: practice.trust, keys });
  return {
    opened,
    title: opened.title,
    problems: opened.problems.map(({ epoch, is }) => `${epoch} ${is}`),
    marks: opened.messages.map(({ marks }) => marks.join()),
    isSound: isSound(opened),
  };
}

const one = await epochOf(1, "Sleep");
const first = await messageOf(phone, one.secret, 1);

test("a device that gives the records key another key than the devices is found by what it said to all", async () => {
  const other = await epochOf(1);
  const unsigned = { ...one.keys, records: other.keys.records };
  const signature = await signatureOver(
    signedPart(keyLabels.epochSignature, practice.id, unsigned),
    phone.device,
  );
  const { problems, marks, opened } = await open(keysOf({ ...unsigned, signature }), first);
  assert.deepEqual([problems, marks], [["1 withheld"], ["locked"]]);
  assert.match(asText(opened, 1), /have for the records key another key/);
});

test("a conversation is opened as its devices have it, and the newest genuine title counts", async () => {
  const two = await epochOf(2, "Sleep and tea");
  const later = await messageOf(desk, two.secret, 1);
  const all = await open(keysOf(one.keys), first, keysOf(two.keys), later);
  assert.deepEqual([all.title, all.problems, all.marks, all.isSound], ["Sleep and tea", [], ["", ""], true]);
  assert.deepEqual(
    all.opened.messages.map(({ content }) => content),
    ["words 1", "words 1"],
  );
  // Nothing stands under a heading that the rooms made up.
  const swapped = { ...two.keys, title: one.keys.title };
  assert.deepEqual((await open(keysOf(one.keys), keysOf(swapped as EpochKeys))).problems, ["2 forged"]);
  const newer = await practice.deviceOf(ana);
  const shared = await shareEpochs({
    ...{ place, device: phone.device, certificate: phone.certified.certificate },
    from: [{ keys: one.keys, shared: [] }],
    to: [{ device: newer.certified, epochs: [1] }],
    title: { secret: one.secret, content: "Tea" },
  });
  const share = (value: SharedKeys): ExportedEntry => ({ is: "shared", at: now, shared: value });
  const given = await open(keysOf(one.keys), share(shared));
  assert.deepEqual([given.title, given.problems], ["Tea", []]);
  const changed = { ...shared, device: desk.device.id };
  const refused = await open(keysOf(one.keys), share(changed));
  assert.deepEqual([refused.title, refused.problems], ["Sleep", ["null forged"]]);
});

test("words of a device under another person's name, or of one whose certificate had ended, are not taken", async () => {
  const asBen = await messageOf(phone, one.secret, 1, ben);
  assert.deepEqual((await open(keysOf(one.keys), asBen)).marks, ["forged"]);
  const late = await open(keysOf(one.keys, now + 92 * day), first);
  assert.deepEqual([late.problems, late.marks], [["1 forged"], ["forged"]]);
  const early = await open(keysOf(one.keys, 0), first);
  assert.deepEqual(early.problems, ["1 forged"]);
});
