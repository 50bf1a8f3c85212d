/** What rooms have of an encrypted conversation: nothing that was said in it, wherever one looks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createReceiver, settled } from "../rooms/receiver.ts";
import { encryptedScene } from "./encrypted-scene.ts";

const words = ["Ambidextrous", "quarrelsome", "nightingale", "Zeppelin"];

test("no word that devices sealed is in the rooms' storage, logs, frames, webhooks, or what a back end reads", async () => {
  const told: string[] = [];
  const receiver = createReceiver(() => now.clock.now);
  const hooks = { ...receiver.hooks, changes: true };
  const now = await encryptedScene({
    settings: { encryption: true, notifyPause: 0 },
    hooks,
    fetch: (url, init) => {
      told.push(String(init?.body));
      return receiver.fetch(url, init);
    },
  });
  const stored: string[] = [];
  now.puts.before = ({ entries }) => {
    stored.push(JSON.stringify(entries));
  };
  const rosa = await now.deviceOf("portal", "rosa", "Rosa Diaz");
  const kim = await now.deviceOf("staff", "kim", "Kim Park");
  const { id, place, secret } = await now.begin(rosa, [kim], { text: words[0] }, `About the ${words[1]}`);
  const [rosas, kims] = [await now.join("portal", "rosa", id), await now.join("staff", "kim", id)];
  await now.say(kims, kim, secret, 1, { text: words[2] });
  const next = await now.changeKeys(kims, kim, [rosa, kim], place, 2, `On ${words[1]}s`);
  await now.say(rosas, rosa, next, 2, { text: words[3] });
  await settled(now);
  const read: string[] = [];
  for await (const resource of now.host.exportPatient("rosa")) read.push(JSON.stringify(resource));
  await settled(now);
  const frames = [rosas, kims].flatMap(({ texts }) => texts);
  const everything = { stored, frames, told, read, logs: now.logs.map(entry => JSON.stringify(entry)) };
  // Each of them is looked through, in plain and in base64.
  for (const [where, texts] of Object.entries(everything)) {
    if (where !== "logs") assert.ok(texts.length > 1, `${where}: ${texts.length}`);
    const all = texts.join("\n");
    const decoded = [...all.matchAll(/[\w+/-]{16,}={0,2}/g)].map(([text]) =>
      Buffer.from(text, "base64").toString("latin1"),
    );
    const text = [all, ...decoded].join("\n").toLowerCase();
    for (const word of words) assert.ok(!text.includes(word.toLowerCase()), `${word} in ${where}`);
  }
  // What is looked for would be found: it is there for who has a key.
  assert.ok(stored.some(text => text.includes(place.scope)));
});
