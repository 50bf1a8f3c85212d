/** Epochs: everybody who reads is given one secret, and nobody else any. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkEpoch,
  type Device,
  makeEpoch,
  open,
  openEpoch,
  openEpochWithRecordsKey,
  seal,
} from "@carethread/model/e2ee";
import { grantLabels, keyLabels } from "../../../packages/model/src/e2ee/domains.ts";
import { signatureOver, signedPart } from "../../../packages/model/src/e2ee/signing.ts";
import { wrap } from "../../../packages/model/src/e2ee/wrapping.ts";
import { EpochKeys } from "../../../packages/model/src/encryption/encryption.ts";
import { key } from "../arbitraries.ts";
import { ana, areSame, epochOf, kim, lee, place, readers } from "./conversation.ts";
import { day, makePractice, newDevice, now, refusal } from "./people.ts";

/** A value as its maker would have signed it. */
async function signedAgain(keys: EpochKeys, device: Device): Promise<EpochKeys> {
  const signed = signedPart(keyLabels.epochSignature, place.practice, keys);
  return { ...keys, signature: await signatureOver(signed, device) };
}

async function twoPeople() {
  const practice = await makePractice();
  const [first, second] = [await practice.deviceOf(kim), await practice.deviceOf(ana)];
  const { keys, secret } = await epochOf(practice, [first, second], { title: "Blood pressure" });
  const check = (changed: EpochKeys, at = now, where = place) =>
    refusal(checkEpoch(practice.trust, where, changed, at));
  return { practice, first, second, keys, secret, check };
}

test("every device that was granted and the records key open the same secret, and nobody else one", async () => {
  const practice = await makePractice();
  const [first, second, third, stranger] = [
    await practice.deviceOf(kim),
    await practice.deviceOf(kim),
    await practice.deviceOf(ana),
    await practice.deviceOf(lee),
  ];
  const { keys, secret } = await epochOf(practice, [first, second, third], { title: "Blood pressure" });
  assert.deepEqual(EpochKeys.parse(keys), keys);
  const { maker, devices } = await checkEpoch(practice.trust, place, keys, now);
  assert.equal(maker.device, first.device.id);
  assert.deepEqual(
    devices.map(({ person }) => person),
    [kim, kim, ana],
  );
  assert.deepEqual(keys.readers, readers.toSorted());
  for (const { device } of [first, second, third])
    assert.ok(await areSame(secret, await openEpoch(place, keys, device), first));
  const records = { kid: "r1", key: practice.records };
  assert.ok(await areSame(secret, await openEpochWithRecordsKey(place, keys, records), first));
  // A private key alone does where it can be taken out, as the records tool has it.
  const alone = { kid: "r1", key: practice.records.privateKey };
  assert.ok(await areSame(secret, await openEpochWithRecordsKey(place, keys, alone), first));

  assert.equal(await refusal(openEpoch(place, keys, stranger.device)), "no-grant");
  // Who takes the name of a device that was granted has not its key.
  const named = { ...stranger.device, id: first.device.id };
  assert.equal(await refusal(openEpoch(place, keys, named)), "forged");
  const other = { kid: "r1", key: (await makePractice()).records };
  assert.equal(await refusal(openEpochWithRecordsKey(place, keys, other)), "forged");
  assert.equal(await refusal(openEpochWithRecordsKey(place, keys, { ...records, kid: "r2" })), "no-grant");
});

test("the title stands under the epoch's key, by its maker; without one there is none", async () => {
  const { practice, first, keys, secret } = await twoPeople();
  assert.ok(keys.title);
  const opened = await open({ purpose: "title", secret, by: first.certified, sealed: keys.title });
  assert.equal(opened, "Blood pressure");
  assert.equal("title" in (await epochOf(practice, [first])).keys, false);
});

test("a secret cannot be taken out, and lasts where a browser keeps it", async () => {
  const { first, secret } = await twoPeople();
  assert.equal(secret.key.extractable, false);
  await assert.rejects(crypto.subtle.exportKey("raw", secret.key));
  assert.ok(await areSame(secret, structuredClone(secret), first));
});

test("two epochs have two secrets, also of one number", async () => {
  const { practice, first, secret } = await twoPeople();
  const next = await epochOf(practice, [first], { epoch: 2 });
  assert.equal(await areSame({ ...next.secret, epoch: 1 }, secret, first), false);
  assert.equal(await areSame((await epochOf(practice, [first])).secret, secret, first), false);
});

test("who is not certified so, who is no reader or comes twice is given nothing by an honest maker", async () => {
  const { practice, first, second } = await twoPeople();
  const stranger = await practice.deviceOf(lee);
  assert.ok(practice.trust.records);
  const making = {
    ...{ place, epoch: 1, device: first.device, readers, records: practice.trust.records },
    devices: [first.certified, second.certified],
  };
  const { certified } = stranger;
  assert.equal(await refusal(makeEpoch({ ...making, devices: [first.certified, certified] })), "no-reader");
  assert.equal(await refusal(makeEpoch({ ...making, devices: [second.certified] })), "no-grant");
  const named = { ...second.certified, device: first.device.id };
  assert.equal(await refusal(makeEpoch({ ...making, devices: [first.certified, named] })), "device-twice");
  assert.equal(await refusal(makeEpoch({ ...making, devices: [named] })), "forged");
  const many = Array.from({ length: 121 }, (_, n) => ({ ...first.certified, device: key(9000 + n) }));
  assert.equal(await refusal(makeEpoch({ ...making, devices: many })), "too-many");
  // Somebody without a device yet reads along in name.
  const { keys } = await makeEpoch({ ...making, readers: [...readers, lee, kim] });
  assert.deepEqual(keys.readers, [kim, ana, lee].toSorted());
  await checkEpoch(practice.trust, place, keys, now);
});

test("whatever is changed after its maker signed is refused", async () => {
  const { practice, first, second, keys, check } = await twoPeople();
  const stranger = await practice.deviceOf(lee);
  const other = (await epochOf(practice, [first, second], { title: "Other" })).keys;
  const [one, two] = keys.grants;
  assert.ok(one && two && keys.title && other.title);
  assert.equal(await check(keys), "taken");
  const ghost = { ...one, device: stranger.device.id, person: lee };
  const changes: readonly Partial<EpochKeys>[] = [
    ...[{ readers: keys.readers.toReversed() }, { readers: [...keys.readers, lee].sort() }],
    ...[{ readers: [kim] }, { grants: [two, one] }, { grants: [one] }, { grants: [one, two, two] }],
    { grants: [one, two, { ...ghost, certificate: stranger.certified.certificate }] },
    {
      readers: [kim, ana, lee].sort(),
      grants: [one, two, { ...ghost, certificate: stranger.certified.certificate }],
    },
    { grants: [{ ...one, key: two.key }, two] },
    { grants: [one, { ...two, key: other.grants[1]?.key ?? two.key }] },
    ...[{ records: other.records }, { records: { ...keys.records, kid: "r2" } }],
    ...[{ commitment: other.commitment }, { epoch: 2 }, { scope: key(2) }, { device: second.device.id }],
    ...[{ title: other.title }, { title: undefined }, { title: { ...keys.title, n: 1 } }],
    ...[{ signature: other.signature }, { signature: "" }, { v: 2 as 1 }],
  ];
  for (const change of changes)
    assert.equal(await check({ ...keys, ...change }), "forged", JSON.stringify(change));
  assert.equal(await check(keys, now, { ...place, scope: key(2) }), "forged");
  assert.equal(await check(keys, now, { ...place, practice: "elm" }), "forged");
  const grove = await makePractice("elm");
  assert.equal(
    await refusal(checkEpoch(grove.trust, { ...place, practice: "elm" }, keys, now)),
    "bad-certificate",
  );
});

test("what its own maker signed wrongly is refused too", async () => {
  const { practice, first, second, keys } = await twoPeople();
  const [one, two] = keys.grants;
  assert.ok(one && two && keys.title);
  const stranger = await practice.deviceOf(lee);
  const ghost = await newDevice();
  const uncertified = await (await makePractice()).certify(ghost, ana);
  const anothers = await practice.certify(ghost, lee);
  const swapped = await practice.certify(await newDevice(), ana);
  const grant = { ...two, device: ghost.id };
  const wrong: readonly (readonly [code: string, change: Partial<EpochKeys>])[] = [
    // A device that no host certified, one that is somebody else's, and a certificate of another device.
    ["bad-certificate", { grants: [one, { ...grant, certificate: uncertified }] }],
    ["forged", { grants: [one, { ...grant, certificate: anothers }] }],
    ["forged", { grants: [one, { ...grant, certificate: swapped }] }],
    // Who reads no more, or comes twice.
    ["forged", { readers: [kim] }],
    ["forged", { readers: keys.readers.toReversed() }],
    ["forged", { readers: [...keys.readers, ...keys.readers].sort() }],
    ["forged", { grants: [one, two, two] }],
    // A maker who does not give it to itself, and a title that is another's.
    ["forged", { grants: [two] }],
    ["forged", { device: stranger.device.id }],
    ["forged", { title: { ...keys.title, device: second.device.id } }],
    ["forged", { title: { ...keys.title, epoch: 2 } }],
  ];
  for (const [code, change] of wrong) {
    const again = await signedAgain({ ...keys, ...change }, first.device);
    assert.equal(await refusal(checkEpoch(practice.trust, place, again, now)), code, JSON.stringify(change));
  }
  // Somebody who reads along signs in another's name.
  const inName = await signedAgain(keys, second.device);
  assert.equal(await refusal(checkEpoch(practice.trust, place, inName, now)), "forged");
  await checkEpoch(practice.trust, place, await signedAgain(keys, first.device), now);
});

test("certificates are judged by the time of the event, a day more or less", async () => {
  const { keys, check } = await twoPeople();
  for (const at of [now - day, now + 90 * day, now + 91 * day - 1])
    assert.equal(await check(keys, at), "taken");
  assert.equal(await check(keys, now - day - 1), "bad-certificate");
  assert.equal(await check(keys, now + 91 * day), "expired");
});

test("a maker who gives one device another key is found by what was said to all", async () => {
  const { practice, first, second, keys } = await twoPeople();
  const [one, two] = keys.grants;
  assert.ok(one && two);
  const other = crypto.getRandomValues(new Uint8Array(32));
  const wrapping = {
    label: grantLabels.device,
    of: [place.practice, place.scope, keys.epoch, second.device.id],
  };
  const given = async (secret: Uint8Array<ArrayBuffer>) => {
    const grants = [one, { ...two, key: await wrap(secret, second.certified.hpke, wrapping) }];
    return signedAgain({ ...keys, grants }, first.device);
  };
  const split = await given(other);
  // All of it is signed and certified: only who opens it sees.
  await checkEpoch(practice.trust, place, split, now);
  await openEpoch(place, split, first.device);
  assert.equal(await refusal(openEpoch(place, split, second.device)), "forged");
  assert.equal(await refusal(openEpoch(place, await given(other.slice(0, 16)), second.device)), "forged");

  const label = { label: grantLabels.records, of: [place.practice, place.scope, keys.epoch, "r1"] };
  const box = await wrap(other, practice.records.publicKey, label);
  const withheld = await signedAgain({ ...keys, records: { kid: "r1", key: box } }, first.device);
  const records = { kid: "r1", key: practice.records };
  assert.equal(await refusal(openEpochWithRecordsKey(place, withheld, records)), "forged");
});

test("a grant opens as nothing else: not for another epoch, scope, practice or device, nor as the records key's", async () => {
  const { first, second, keys } = await twoPeople();
  const [one, two] = keys.grants;
  assert.ok(one && two);
  const refused = async (changed: EpochKeys, where = place): Promise<void> =>
    assert.equal(await refusal(openEpoch(where, changed, first.device)), "forged");
  await refused({ ...keys, epoch: 2 });
  await refused({ ...keys, scope: key(2) });
  await refused(keys, { ...place, scope: key(2) });
  await refused({ ...keys, scope: key(2) }, { ...place, scope: key(2) });
  await refused(keys, { ...place, practice: "elm" });
  await refused({ ...keys, grants: [{ ...one, key: two.key }] });
  await refused({ ...keys, grants: [{ ...one, key: { enc: "x", box: "!" } }] });
  const renamed = { ...first.device, id: second.device.id };
  const moved = { ...keys, grants: [{ ...one, device: second.device.id }] };
  assert.equal(await refusal(openEpoch(place, moved, renamed)), "forged");
  const asRecords = { ...keys, records: { kid: first.device.id, key: one.key } };
  const own = { kid: first.device.id, key: first.device.hpke };
  assert.equal(await refusal(openEpochWithRecordsKey(place, asRecords, own)), "forged");
});

test("who is given no new epoch reads nothing that is written from then on", async () => {
  const { practice, first, second, keys } = await twoPeople();
  const next = await epochOf(practice, [first], { epoch: 2 });
  assert.equal(await refusal(openEpoch(place, next.keys, second.device)), "no-grant");
  const before = await openEpoch(place, keys, second.device);
  const sealed = await seal({
    ...{ purpose: "message" as const, secret: next.secret, device: first.device },
    ...{ n: 1, content: "words" },
  });
  for (const secret of [before, { ...before, epoch: 2 }])
    assert.equal(await refusal(open({ purpose: "message", secret, by: first.certified, sealed })), "forged");
});
