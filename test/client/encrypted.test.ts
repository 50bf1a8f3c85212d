/** Conversations that are encrypted from end to end: clients with real keys on the real rooms in memory. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { type CareClient, type ConversationStore, defaultPlatform, type Item } from "@carethread/client";
import { createMemoryBrowser, type MemoryBrowser } from "@carethread/client/memory";
import { createAuthority } from "../support/authority.ts";
import { createScene, textsOf, until } from "./support.ts";

const scene = await createScene({ encryption: true });
after(() => scene.end());
const authority = await createAuthority(scene.world.practice.id);

/** A page of this person in a browser; another browser is another device. */
function page(
  kind: "staff" | "portal",
  sub: string,
  browser: MemoryBrowser = createMemoryBrowser(),
): CareClient {
  const token = (): Promise<string> => scene.world.practice.token(kind, sub);
  const { WebSocket, fetch } = scene.server;
  return scene.client(kind, sub, {
    devices: authority.of(token),
    platform: { ...defaultPlatform(), ...browser.tab(), seal: undefined, WebSocket, fetch } as never,
  });
}

const isOpen = (items: readonly Item[]): boolean =>
  items.every(item => item.pending === null && (item.seal === undefined || item.seal === "open"));

const shows =
  (...texts: string[]) =>
  (items: readonly Item[]): boolean =>
    isOpen(items) && JSON.stringify(textsOf(items)) === JSON.stringify(texts);

async function enrolled(client: CareClient): Promise<void> {
  await until(client.$me, me => me !== null);
  const devices = await client.devices();
  for (;;) if ((await devices.list()).some(({ own }) => own)) return;
}

async function begin(client: CareClient, text = "It hurts at night", title = "Knee"): Promise<string> {
  const [patient] =
    client.$side.get() === "staff"
      ? (await client.findPatients("rosa")).patients
      : (client.$patients.get() ?? []);
  const rosa = patient?.id ?? (await rosas());
  return client.start({ patient: rosa, kind: "topic", title, text, encrypted: true });
}

async function rosas(): Promise<string> {
  const nurse = scene.client("staff", "kim");
  const { patients } = await nurse.findPatients("rosa");
  return patients[0]?.id ?? "";
}

test("a patient begins an encrypted topic, and a nurse answers", async () => {
  const [nurse, patient] = [page("staff", "kim"), page("portal", "rosa")];
  await Promise.all([enrolled(nurse), enrolled(patient)]);
  const id = await begin(patient);
  const mine: ConversationStore = nurse.conversation(id);
  const theirs = patient.conversation(id);
  await until(mine.$items, shows("It hurts at night"));
  await mine.send({ text: "Since when?" });
  await until(theirs.$items, shows("It hurts at night", "Since when?"));
  await until(mine.$head, head => head?.title === "Knee");
  await until(patient.inbox.$rows, rows => rows?.find(row => row.id === id)?.last?.text === "Since when?");
  await until(nurse.inbox.$rows, rows => rows?.find(row => row.id === id)?.title === "Knee");
  const encryption = await until(mine.$encryption, encryption => encryption?.state === "open");
  assert.deepEqual(
    encryption?.readers.filter(({ devices }) => devices.length > 0).map(({ person }) => person.name),
    ["Kim Park", "Rosa Diaz"],
  );
  assert.equal(encryption?.records, "records-1");
});
