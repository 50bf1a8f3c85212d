/** Epochs and shares: everybody who reads is given one secret, and nobody else any. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkEpoch,
  checkShare,
  type EpochSecret,
  makeEpoch,
  open,
  openEpoch,
  openEpochWithRecordsKey,
  openShare,
  seal,
  shareEpochs,
} from "@carethread/model/e2ee";
import { EpochKeys, SharedKeys } from "../../../packages/model/src/encryption/encryption.ts";
import { key } from "../arbitraries.ts";
import { makePractice, now, type Owned, type Practice, refusal } from "./people.ts";

const place = { practice: "oak", scope: key(1) };
const [ana, kim, lee] = [key(200), key(100), key(101)];
const readers = [ana, kim];

async function epochOf(practice: Practice, owned: readonly Owned[], epoch = 1, title?: unknown) {
  const [maker] = owned;
  assert.ok(maker && practice.trust.records);
  return makeEpoch({
    ...{ place, epoch, device: maker.device, readers, title },
    ...{ devices: owned.map(({ certified }) => certified), records: practice.trust.records },
  });
}

/** Whether two hold the same secret: what one seals the other opens. */
async function areSame(one: EpochSecret, other: EpochSecret, by: Owned): Promise<boolean> {
  const sealed = await seal({ purpose: "message", secret: one, device: by.device, n: 1, content: "x" });
  return (await refusal(open({ purpose: "message", secret: other, by: by.certified, sealed }))) === "taken";
}

test("every device that was granted and the records key open the same secret, and nobody else one", async () => {
  const practice = await makePractice();
  const [first, second, third, stranger] = [
    await practice.deviceOf(kim),
    await practice.deviceOf(kim),
    await practice.deviceOf(ana),
    await practice.deviceOf(lee),
  ];
  const { keys, secret } = await epochOf(practice, [first, second, third], 1, "Blood pressure");
  assert.deepEqual(EpochKeys.parse(keys), keys);
  const { maker, devices } = await checkEpoch(practice.trust, place, keys, now);
  assert.equal(maker.device, first.device.id);
  assert.deepEqual(
    devices.map(({ person }) => person),
    [kim, kim, ana],
  );
  assert.deepEqual(keys.readers, [kim, ana].sort());
  for (const { device } of [first, second, third])
    assert.ok(await areSame(secret, await openEpoch(place, keys, device), first));
  const records = { kid: "r1", key: practice.records };
  assert.ok(await areSame(secret, await openEpochWithRecordsKey(place, keys, records), first));
  assert.ok(keys.title);
  assert.equal(
    await open({ purpose: "title", secret, by: first.certified, sealed: keys.title }),
    "Blood pressure",
  );
  assert.equal(await refusal(openEpoch(place, keys, stranger.device)), "no-grant");
  const other = { kid: "r1", key: (await makePractice()).records };
  assert.equal(await refusal(openEpochWithRecordsKey(place, keys, other)), "forged");
  assert.equal(await refusal(openEpochWithRecordsKey(place, keys, { ...records, kid: "r2" })), "no-grant");
});

test("a newer device is given exactly the epochs that were asked", async () => {
  const practice = await makePractice();
  const [old, newer] = [await practice.deviceOf(kim), await practice.deviceOf(kim)];
  const epochs = [];
  for (const epoch of [1, 2, 3]) epochs.push(await epochOf(practice, [old], epoch));
  const shared = await shareEpochs({
    ...{ place, device: old.device, certificate: old.certified.certificate },
    from: epochs.map(({ keys }) => ({ keys, shared: [] })),
    to: [{ device: newer.certified, epochs: [1, 3] }],
  });
  assert.deepEqual(SharedKeys.parse(shared), shared);
  assert.deepEqual(
    shared.grants.map(({ keys }) => keys.map(({ epoch }) => epoch)),
    [[1, 3]],
  );
  assert.equal((await checkShare(practice.trust, place, shared, now)).device, old.device.id);
  for (const { keys, secret } of epochs) {
    const opened = openShare(place, shared, keys, newer.device);
    if (keys.epoch === 2) assert.equal(await refusal(opened), "no-grant");
    else assert.ok(await areSame(secret, await opened, old));
  }
});
