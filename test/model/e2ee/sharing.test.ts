/** Secrets of before for a newer device of somebody who read along, and for nobody else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkShare,
  type Device,
  makeEpoch,
  open,
  openEpoch,
  openShare,
  shareEpochs,
} from "@carethread/model/e2ee";
import { grantLabels, keyLabels } from "../../../packages/model/src/e2ee/domains.ts";
import { signatureOver, signedPart } from "../../../packages/model/src/e2ee/signing.ts";
import { wrap } from "../../../packages/model/src/e2ee/wrapping.ts";
import { SharedKeys } from "../../../packages/model/src/encryption/encryption.ts";
import { key } from "../arbitraries.ts";
import { ana, areSame, epochOf, kim, lee, place } from "./conversation.ts";
import { day, makePractice, now, refusal } from "./people.ts";

async function signedAgain(shared: SharedKeys, device: Device): Promise<SharedKeys> {
  const signed = signedPart(keyLabels.shareSignature, place.practice, shared);
  return { ...shared, signature: await signatureOver(signed, device) };
}

/** Three epochs of an old device, of which a newer one of the same person is given two. */
async function threeEpochs() {
  const practice = await makePractice();
  const [old, newer] = [await practice.deviceOf(kim), await practice.deviceOf(kim)];
  const epochs = [];
  for (const epoch of [1, 2, 3]) epochs.push(await epochOf(practice, [old], { epoch }));
  const from = epochs.map(({ keys }) => ({ keys, shared: [] as readonly SharedKeys[] }));
  const sharing = { place, device: old.device, certificate: old.certified.certificate, from };
  const shared = await shareEpochs({ ...sharing, to: [{ device: newer.certified, epochs: [1, 3] }] });
  return { practice, old, newer, epochs, from, sharing, shared };
}

test("a newer device is given exactly the epochs that were asked", async () => {
  const { practice, old, newer, epochs, shared } = await threeEpochs();
  assert.deepEqual(SharedKeys.parse(shared), shared);
  assert.deepEqual(
    shared.grants.map(({ device, person, keys }) => [device, person, keys.map(({ epoch }) => epoch)]),
    [[newer.device.id, kim, [1, 3]]],
  );
  assert.equal((await checkShare(practice.trust, place, shared, now)).device, old.device.id);
  for (const { keys, secret } of epochs) {
    const opened = openShare(place, shared, keys, newer.device);
    if (keys.epoch === 2) assert.equal(await refusal(opened), "no-grant");
    else assert.ok(await areSame(secret, await opened, old));
    assert.equal(await refusal(openEpoch(place, keys, newer.device)), "no-grant");
    assert.equal(await refusal(openShare(place, shared, keys, old.device)), "no-grant");
  }
});

test("what a device was given by a share it can give on, each device what it asks", async () => {
  const { practice, old, newer, epochs, from, shared } = await threeEpochs();
  const [third, fourth] = [await practice.deviceOf(kim), await practice.deviceOf(ana)];
  const giving = {
    ...{ place, device: newer.device, certificate: newer.certified.certificate },
    from: from.map(({ keys }) => ({ keys, shared: [shared] })),
  };
  const again = await shareEpochs({
    ...giving,
    to: [
      { device: third.certified, epochs: [3, 1, 3] },
      { device: fourth.certified, epochs: [3] },
    ],
  });
  const epochsOf = again.grants.map(({ keys }) => keys.map(({ epoch }) => epoch).sort());
  assert.deepEqual(epochsOf, [[1, 3], [3]]);
  await checkShare(practice.trust, place, again, now);
  for (const { keys, secret } of [epochs[0], epochs[2]].filter(each => each !== undefined))
    assert.ok(await areSame(secret, await openShare(place, again, keys, third.device), old));
  const to = [{ device: third.certified, epochs: [2] }];
  assert.equal(await refusal(shareEpochs({ ...giving, to })), "no-grant");
});

test("a share that is not genuine takes nothing from the next one", async () => {
  const { practice, old, newer, epochs, shared } = await threeEpochs();
  const [first] = epochs;
  assert.ok(first);
  const wrapping = { label: grantLabels.shared, of: [place.practice, place.scope, 1, newer.device.id] };
  const wrong = await wrap(crypto.getRandomValues(new Uint8Array(32)), newer.certified.hpke, wrapping);
  const [grant] = shared.grants;
  assert.ok(grant);
  const bad = await signedAgain(
    { ...shared, grants: [{ ...grant, keys: [{ epoch: 1, key: wrong }] }] },
    old.device,
  );
  await checkShare(practice.trust, place, bad, now);
  assert.equal(await refusal(openShare(place, bad, first.keys, newer.device)), "forged");
  const third = await practice.deviceOf(kim);
  const giving = (shares: readonly SharedKeys[]) =>
    shareEpochs({
      ...{ place, device: newer.device, certificate: newer.certified.certificate },
      from: [{ keys: first.keys, shared: shares }],
      to: [{ device: third.certified, epochs: [1] }],
    });
  const given = await giving([bad, shared]);
  assert.ok(await areSame(first.secret, await openShare(place, given, first.keys, third.device), old));
  assert.equal(await refusal(giving([bad])), "forged");
});

test("nobody is given an epoch in which they did not read along, nor one that nobody knows", async () => {
  const { practice, newer, sharing } = await threeEpochs();
  const stranger = await practice.deviceOf(lee);
  const giving = (to: Parameters<typeof shareEpochs>[0]["to"]) => refusal(shareEpochs({ ...sharing, to }));
  assert.equal(await giving([{ device: stranger.certified, epochs: [1] }]), "no-reader");
  assert.equal(await giving([{ device: newer.certified, epochs: [4] }]), "no-grant");
  const twenty = Array.from({ length: 21 }, (_, n) => ({
    device: { ...newer.certified, device: key(9000 + n) },
    epochs: [1],
  }));
  assert.equal(await giving(twenty), "too-many");
  const many = Array.from({ length: 401 }, (_, n) => n + 1);
  assert.equal(await giving([{ device: newer.certified, epochs: many }]), "too-many");
  const twice = [1, 2].map(epoch => ({ device: newer.certified, epochs: [epoch] }));
  assert.equal(await giving(twice), "device-twice");
});

test("whatever is changed in a share is refused, and what its maker signed wrongly", async () => {
  const { practice, old, newer, shared } = await threeEpochs();
  const stranger = await practice.deviceOf(lee);
  const [grant] = shared.grants;
  const [one, three] = grant?.keys ?? [];
  assert.ok(grant && one && three);
  const check = (changed: SharedKeys, at = now, where = place) =>
    refusal(checkShare(practice.trust, where, changed, at));
  const changes: readonly Partial<SharedKeys>[] = [
    ...[{ scope: key(2) }, { device: newer.device.id }, { signature: "" }, { grants: [] }, { v: 2 as 1 }],
    { certificate: newer.certified.certificate },
    { certificate: stranger.certified.certificate },
    ...[{ grants: [grant, grant] }, { grants: [{ ...grant, person: lee }] }],
    { grants: [{ ...grant, device: stranger.device.id }] },
    { grants: [{ ...grant, certificate: stranger.certified.certificate }] },
    ...[{ grants: [{ ...grant, keys: [one] }] }, { grants: [{ ...grant, keys: [three, one] }] }],
    { grants: [{ ...grant, keys: [one, { ...three, key: one.key }] }] },
    { grants: [{ ...grant, keys: [one, one] }] },
  ];
  for (const change of changes)
    assert.equal(await check({ ...shared, ...change }), "forged", JSON.stringify(change));
  assert.equal(await check(shared, now, { ...place, scope: key(2) }), "forged");
  assert.equal(await check(shared, now, { ...place, practice: "elm" }), "forged");
  assert.equal(await check(shared, now + 91 * day), "expired");

  const elsewhere = await (await makePractice()).certify(newer.device, kim);
  const wrong: readonly (readonly [code: string, change: Partial<SharedKeys>])[] = [
    ["bad-certificate", { grants: [{ ...grant, certificate: elsewhere }] }],
    ["forged", { grants: [{ ...grant, certificate: stranger.certified.certificate }] }],
    ["forged", { grants: [grant, grant] }],
    ["forged", { grants: [{ ...grant, keys: [one, one] }] }],
    ["forged", { device: newer.device.id }],
  ];
  for (const [code, change] of wrong)
    assert.equal(
      await check(await signedAgain({ ...shared, ...change }, old.device)),
      code,
      JSON.stringify(change),
    );
});

test("a key that was shared opens for its own epoch, device and place alone", async () => {
  const { practice, newer, epochs, shared } = await threeEpochs();
  const [first, second, third] = epochs;
  const [grant] = shared.grants;
  const [one] = grant?.keys ?? [];
  assert.ok(first && second && third && grant && one);
  const refused = async (changed: SharedKeys, keys = first.keys, where = place): Promise<void> =>
    assert.equal(await refusal(openShare(where, changed, keys, newer.device)), "forged");
  await refused({ ...shared, grants: [{ ...grant, keys: [{ ...one, epoch: 2 }] }] }, second.keys);
  await refused({ ...shared, scope: key(2) });
  await refused(shared, first.keys, { ...place, scope: key(2) });
  await refused(shared, first.keys, { ...place, practice: "elm" });
  const other = { ...place, scope: key(2) };
  await refused({ ...shared, scope: key(2) }, { ...first.keys, scope: key(2) }, other);
  // The keys of another epoch of that number, as a room could show.
  await refused(shared, (await epochOf(practice, [await practice.deviceOf(kim)])).keys);
  // One that was granted is none that was shared, nor the other way round.
  const granted = await epochOf(practice, [newer]);
  const own = granted.keys.grants[0]?.key;
  assert.ok(own);
  await refused({ ...shared, grants: [{ ...grant, keys: [{ epoch: 1, key: own }] }] }, granted.keys);
  const asGrant = { ...first.keys, grants: [{ ...grant, key: one.key }] };
  assert.equal(await refusal(openEpoch(place, asGrant, newer.device)), "forged");
});

test("a title goes along under the newest key", async () => {
  const { practice, old, newer, epochs, sharing } = await threeEpochs();
  const newest = epochs[2];
  assert.ok(newest && practice.trust.records);
  const shared = await shareEpochs({
    ...{ ...sharing, to: [{ device: newer.certified, epochs: [1] }] },
    title: { secret: newest.secret, content: "Blood pressure" },
  });
  await checkShare(practice.trust, place, shared, now);
  assert.ok(shared.title);
  const opening = { purpose: "title" as const, secret: newest.secret, by: old.certified };
  assert.equal(await open({ ...opening, sealed: shared.title }), "Blood pressure");
  const wrong = { ...shared, title: { ...shared.title, device: newer.device.id } };
  const again = await signedAgain(wrong, old.device);
  assert.equal(await refusal(checkShare(practice.trust, place, again, now)), "forged");
  // Whoever makes the next epoch needs nothing of these.
  const next = await makeEpoch({
    ...{ place, epoch: 4, device: newer.device, readers: [kim], devices: [newer.certified] },
    records: practice.trust.records,
  });
  assert.equal(next.keys.epoch, 4);
});
