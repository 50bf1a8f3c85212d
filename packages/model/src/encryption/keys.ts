/** The keys of an encrypted conversation, as its log has them: each sealed to the devices that may have it. */
import * as z from "zod/mini";
import { Key } from "../names.ts";
import { Bytes, DeviceId, Sealed } from "./sealed.ts";

/** How many devices can read one conversation: what is said of them stands in one event. */
export const mostDevices = 120;

/** HPKE in base mode (RFC 9180): what of the sender's is needed to open it, and what is sealed. */
export const Wrapped = /* @__PURE__ */ z.object({ enc: Bytes, box: Bytes });
export type Wrapped = z.infer<typeof Wrapped>;

/** A device certificate: a JWS of the host's back end over the device's keys and whose it is. */
const Certificate = /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.maxLength(2_000));

const Common = {
  /** The version of all of this, 1: what another one seals is shown as locked. */
  v: /* @__PURE__ */ z.int(),
  /** The conversation as its devices call it: the id of the command that began it. */
  scope: Key,
  /** The device that made it, which is one of those with a certificate here. */
  device: DeviceId,
  signature: Bytes,
};

/** One device that may have a key: `person` is what its certificate says. */
const Grant = /* @__PURE__ */ z.object({
  device: DeviceId,
  person: Key,
  certificate: Certificate,
  key: Wrapped,
});

/** A new key, which all that is written from then on is sealed by. */
export const EpochKeys = /* @__PURE__ */ z.object({
  ...Common,
  epoch: /* @__PURE__ */ z.int().check(/* @__PURE__ */ z.positive()),
  /** Everybody who is to read from here on, in the order of their keys, also who has no device yet. */
  readers: /* @__PURE__ */ z.array(Key).check(/* @__PURE__ */ z.maxLength(300)),
  grants: /* @__PURE__ */ z
    .array(Grant)
    .check(/* @__PURE__ */ z.minLength(1), /* @__PURE__ */ z.maxLength(mostDevices)),
  /** The same key for the practice's records key of this name. */
  records: /* @__PURE__ */ z.object({
    kid: /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.maxLength(200)),
    key: Wrapped,
  }),
  /** By it a device knows that all were given the same key. */
  commitment: Bytes,
  /** The title under this key, where the device can read it and there is one. */
  title: /* @__PURE__ */ z.optional(Sealed),
});
export type EpochKeys = z.infer<typeof EpochKeys>;

/** Keys of before for a device that may have them and has not: it is a newer one of somebody who reads along. */
export const SharedKeys = /* @__PURE__ */ z.object({
  ...Common,
  grants: /* @__PURE__ */ z
    .array(
      /* @__PURE__ */ z.object({
        device: DeviceId,
        person: Key,
        certificate: Certificate,
        keys: /* @__PURE__ */ z
          .array(
            /* @__PURE__ */ z.object({
              epoch: /* @__PURE__ */ z.int().check(/* @__PURE__ */ z.positive()),
              key: Wrapped,
            }),
          )
          .check(/* @__PURE__ */ z.maxLength(400)),
      }),
    )
    .check(/* @__PURE__ */ z.maxLength(20)),
  /** The certificate of the device that made it. */
  certificate: Certificate,
  /** The title under the key of the newest epoch, where the one that is there is under another. */
  title: /* @__PURE__ */ z.optional(Sealed),
});
export type SharedKeys = z.infer<typeof SharedKeys>;

/** What a conversation says of its keys. */
export const Keyring = /* @__PURE__ */ z.object({
  scope: Key,
  /** The newest epoch. */
  epoch: /* @__PURE__ */ z.int().check(/* @__PURE__ */ z.positive()),
  /** Who reads, or a device that did, is another by now: nothing more is taken under this epoch. */
  due: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.literal(true)),
  /** Whose the devices are that have its key, by device. */
  devices: /* @__PURE__ */ z.record(DeviceId, Key),
  /** Devices that were taken off: they are given nothing again. */
  left: /* @__PURE__ */ z.array(DeviceId),
  /** Who reads from which epoch on. */
  from: /* @__PURE__ */ z.record(Key, z.int()),
  title: /* @__PURE__ */ z.optional(Sealed),
});
export type Keyring = z.infer<typeof Keyring>;
