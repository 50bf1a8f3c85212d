/** The same in a browser, whose own store keeps a device: keys and secrets come back as they were, and never as bytes. */
import {
  checkEpoch,
  type Device,
  type EpochSecret,
  open,
  openEpoch,
  openShare,
  seal,
  shareEpochs,
} from "@carethread/model/e2ee";
import { expect } from "@open-wc/testing";
import { ana, epochOf, kim, place } from "./conversation.ts";
import { makePractice, now } from "./people.ts";

/** Puts into IndexedDB and takes out again. */
function kept<T>(value: T): Promise<T> {
  const name = `e2ee-${crypto.randomUUID()}`;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
    opening.onsuccess = () => {
      const db = opening.result;
      const putting = db.transaction("kept", "readwrite");
      putting.onerror = () => reject(putting.error);
      putting.objectStore("kept").put(value, "value");
      putting.oncomplete = () => {
        const asking = db.transaction("kept").objectStore("kept").get("value");
        asking.onerror = () => reject(asking.error);
        asking.onsuccess = () => {
          db.close();
          indexedDB.deleteDatabase(name);
          resolve(asking.result as T);
        };
      };
    };
  });
}

async function isTakenOut(key: CryptoKey): Promise<boolean> {
  try {
    await crypto.subtle.exportKey(key.type === "secret" ? "raw" : "jwk", key);
    return true;
  } catch {
    return false;
  }
}

it("seals, opens and shares by a device that IndexedDB kept", async () => {
  const practice = await makePractice();
  const [first, second, newer] = [
    await practice.deviceOf(kim),
    await practice.deviceOf(ana),
    await practice.deviceOf(ana),
  ];
  const device: Device = await kept(second.device);
  for (const { privateKey } of [device.hpke, device.sign])
    expect(await isTakenOut(privateKey)).to.equal(false);

  const { keys } = await epochOf(practice, [first, second], { title: "Blood pressure" });
  await checkEpoch(practice.trust, place, keys, now);
  const secret: EpochSecret = await kept(await openEpoch(place, keys, device));
  expect(await isTakenOut(secret.key)).to.equal(false);

  const content = { text: "Grüße 👋" };
  const sealed = await seal({ purpose: "message", secret, device, n: 1, content });
  const read = { purpose: "message" as const, by: second.certified, sealed };
  const other = await openEpoch(place, keys, first.device);
  expect(await open({ ...read, secret: other })).to.deep.equal(content);

  const shared = await shareEpochs({
    ...{ place, device, certificate: second.certified.certificate },
    ...{ from: [{ keys, shared: [] }], to: [{ device: newer.certified, epochs: [1] }] },
  });
  const given = await openShare(place, shared, keys, newer.device);
  expect(await open({ ...read, secret: given })).to.deep.equal(content);
});
