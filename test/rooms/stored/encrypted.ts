/** An encrypted conversation as rooms store it: they look at the shape of what devices seal, and at nothing in it. */
import assert from "node:assert/strict";
import { sealedFileName, sealedFileSize, sealedFileType } from "@carethread/model";
import { FileAsker } from "../../support/files.ts";
import { give } from "../support.ts";
import type { Scene } from "./scene.ts";

/** So many bytes that mean nothing, in base64url. */
const bytes = (n: number): string => Buffer.alloc(n, 7).toString("base64url");

const wrapped = { enc: bytes(65), box: bytes(48) };

/** A topic about Lena, which she begins and goes on with; one of her devices is taken off afterwards. */
export async function beginEncrypted({ harbor: world, rest }: Scene): Promise<void> {
  const lena = world.practice.personKey("portal", "lena");
  const readers = [lena, world.practice.personKey("staff", "kim")].sort();
  const [scope, device, other] = [world.newId(), world.newId(), world.newId()];
  const made = { v: 1, scope, device, signature: bytes(64) };
  const sealed = (epoch: number, n: number): object => ({
    ...{ v: 1, epoch, device, n },
    ...{ salt: bytes(32), box: bytes(256 + 16), signature: bytes(64) },
  });
  const certificateOf = (id: string): string =>
    `e30.${Buffer.from(JSON.stringify({ practice: "harbor", sub: lena, device: id })).toString("base64url")}.AA`;
  const keysOf = (epoch: number, devices: readonly string[]): object => ({
    ...{ ...made, epoch, readers, commitment: bytes(32), records: { kid: "r1", key: wrapped } },
    grants: devices.map(id => ({ device: id, person: lena, certificate: certificateOf(id), key: wrapped })),
    title: sealed(epoch, 0),
  });
  const token = await world.practice.token("portal", "lena");
  const own = await world.practice.personRoom("portal", "lena");
  for (const id of [device, other]) {
    const on = { browser: "Firefox", system: "Android" };
    const told = await world.post("person", own, "devices", token, { certificate: certificateOf(id), on });
    assert.equal(told.status, 200);
  }
  const started = await world.startTopic("portal", "lena", "lena", {
    ...{ commandId: scope, title: undefined, keys: keysOf(1, [device, other]) },
    first: { text: "", sealed: sealed(1, 1), preview: sealed(1, 1) },
  });
  assert.equal(started.status, 200, JSON.stringify(started.body));
  const socket = await world.join("portal", "lena", started.body.id);
  await socket.next("welcome");
  assert.equal((await world.post("person", own, "devices", token, { remove: other })).status, 200);
  await rest(socket);
  const acked = async (command: Record<string, unknown>): Promise<void> => {
    const answer = await give(socket, world, command);
    assert.equal(answer.type, "ack", JSON.stringify(answer));
  };
  await acked({ type: "change-keys", keys: keysOf(2, [device]) });
  const grants = [
    { device, person: lena, certificate: certificateOf(device), keys: [{ epoch: 1, key: wrapped }] },
  ];
  await acked({
    ...{ type: "share-keys", shared: { ...made, certificate: certificateOf(device), grants } },
  });
  const file = new FileAsker(world, "portal", "lena");
  const sealedFile = { name: sealedFileName, type: sealedFileType };
  const up = await file.bringUp(started.body.id, new Uint8Array(sealedFileSize(300)).fill(7), sealedFile);
  assert.equal(up.state, "clean", JSON.stringify(up));
  const attachments = [{ id: file.id }];
  await acked({ type: "message", text: "", visibility: "everyone", sealed: sealed(2, 2), attachments });
  await rest(socket);
  // She has read it: nobody is to be reminded of it.
  const kim = await world.join("staff", "kim", started.body.id);
  const { head } = (await kim.next("welcome")) as unknown as { head: { pos: number } };
  kim.send({ type: "read", from: 1, pos: head.pos });
  await rest(socket, kim);
}
