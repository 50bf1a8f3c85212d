/** A conversation that is encrypted from end to end, in real rooms: by devices that a back end certified. */
import assert from "node:assert/strict";
import { createDeviceAuthority, createHost, type DeviceKeys, makeDeviceKeys } from "@carethread/host";
import {
  type CertifiedDevice,
  claimOf,
  type Device,
  type EpochSecret,
  makeDevice,
  makeEpoch,
  openTrust,
  type Place,
  seal,
} from "@carethread/model/e2ee";
import { createRooms, give, type RoomsOptions } from "../rooms/support.ts";
import type { RawSocket } from "../support/raw-socket.ts";

type Kind = "staff" | "portal";

export interface Owned {
  readonly device: Device;
  readonly certified: CertifiedDevice;
  readonly socket?: RawSocket;
}

/** Rosa's conversation with Kim and Omar of her team, of whom Omar has no device. */
export async function encryptedScene(options: RoomsOptions = {}) {
  const rooms = await createRooms({ settings: { encryption: true }, ...options });
  const { world, server, clock } = rooms;
  const { practice } = world;
  const made = await makeDeviceKeys(practice.id);
  const host = createHost({
    ...{ server: server.url, practice: practice.id, idSecret: practice.idSecret, fetch: server.fetch },
    token: () => practice.token("system", "host"),
    platform: {
      wait: async ms => {
        clock.now += ms;
      },
    },
  });
  const credentials = { practice: practice.id, idSecret: practice.idSecret };
  const authorityOf = (keys: DeviceKeys) =>
    createDeviceAuthority({ credentials, keys, now: () => clock.now });
  let authority = authorityOf(made.devices);

  const deviceOf = async (kind: Kind, id: string, name: string): Promise<Owned> => {
    const device = await makeDevice();
    const certificate = await authority.certify({
      person: { kind, id, name },
      ...(await claimOf(device, { practice: practice.id, person: host.personKey(kind, id) })),
    });
    const trust = await openTrust(practice.id, authority.jwks());
    return { device, certified: await trust.verify(certificate, clock.now) };
  };

  const recordsKey = async () => {
    const { records } = await openTrust(practice.id, authority.jwks());
    assert.ok(records);
    return records;
  };

  const readers = [
    host.personKey("staff", "kim"),
    host.personKey("staff", "omar"),
    host.personKey("portal", "rosa"),
  ];

  /** Begun by a device of Rosa's with a title and a first message. */
  const begin = async (rosa: Owned, others: readonly Owned[], words: unknown, title: unknown) => {
    const scope = world.newId();
    const place: Place = { practice: practice.id, scope };
    const { device } = rosa;
    const { keys, secret } = await makeEpoch({
      ...{ place, epoch: 1, device, readers, title, records: await recordsKey() },
      devices: [rosa, ...others].map(({ certified }) => certified),
    });
    const first = {
      text: "",
      sealed: await seal({ purpose: "message", secret, device, n: 1, content: words }),
    };
    const { status, body } = await world.startTopic("portal", "rosa", "rosa", {
      ...{ commandId: scope, title: undefined, keys, first },
    });
    assert.equal(status, 200, JSON.stringify(body));
    return { id: body.id, place, secret };
  };

  const say = async (
    socket: RawSocket,
    { device }: Owned,
    secret: EpochSecret,
    n: number,
    content: unknown,
    files: readonly string[] = [],
  ): Promise<void> => {
    const sealed = await seal({ purpose: "message", secret, device, n, content });
    const attachments = files.map(id => ({ id }));
    const said = { type: "message", text: "", visibility: "everyone", sealed, attachments };
    const frame = await give(socket, world, said);
    assert.equal(frame.type, "ack", JSON.stringify(frame));
    clock.now += 1_000;
  };

  const changeKeys = async (
    socket: RawSocket,
    maker: Owned,
    devices: readonly Owned[],
    place: Place,
    epoch: number,
    title?: unknown,
  ): Promise<EpochSecret> => {
    const { keys, secret } = await makeEpoch({
      ...{ place, epoch, device: maker.device, readers, records: await recordsKey() },
      devices: devices.map(({ certified }) => certified),
      ...(title === undefined ? {} : { title }),
    });
    const frame = await give(socket, world, { type: "change-keys", keys });
    assert.equal(frame.type, "ack", JSON.stringify(frame));
    clock.now += 1_000;
    return secret;
  };

  const join = async (kind: Kind, sub: string, id: string): Promise<RawSocket> => {
    const socket = await world.join(kind, sub, id);
    await socket.next("welcome");
    return socket;
  };

  return {
    ...rooms,
    ...{ practice, host, made, deviceOf, begin, say, changeKeys, join },
    jwks: () => authority.jwks(),
    /** From here on devices are certified, and conversations sealed, by these keys. */
    useKeys: (keys: DeviceKeys) => {
      authority = authorityOf(keys);
    },
  };
}
