/** Devices that can read encrypted conversations: whose they are stands in their certificates, which the rooms pass on. */
import * as z from "zod/mini";
import { DeviceId } from "../../encryption/encryption.ts";
import { limits } from "../../limits.ts";
import { Key } from "../../names.ts";
import { Kind } from "../../practice/practice.ts";
import { Device } from "../../session/session.ts";

/** A certificate, as the host's back end makes it. */
const Certificate = /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.maxLength(2_000));

/** Of the person themselves: a device of theirs, also one whose certificate is a newer one; or that one is taken off for good. */
export const OwnDeviceDeed = /* @__PURE__ */ z.union([
  /* @__PURE__ */ z.object({
    certificate: Certificate,
    on: /* @__PURE__ */ z.optional(Device),
  }),
  /* @__PURE__ */ z.object({ remove: DeviceId }),
]);
export type OwnDeviceDeed = z.infer<typeof OwnDeviceDeed>;

/** In the order in which they came. `since` is in milliseconds since 1970; `on` is absent where no page has said it. */
export const OwnDeviceList = /* @__PURE__ */ z.object({
  devices: /* @__PURE__ */ z.array(
    /* @__PURE__ */ z.object({
      id: DeviceId,
      since: /* @__PURE__ */ z.int(),
      on: /* @__PURE__ */ z.optional(Device),
    }),
  ),
});
export type OwnDeviceList = z.infer<typeof OwnDeviceList>;

/** What is about to be started, as far as it says who will read it. */
export const ReadersQuery = /* @__PURE__ */ z.object({
  kind: Kind,
  recipient: /* @__PURE__ */ z.optional(Key),
  addressee: /* @__PURE__ */ z.optional(Key),
});
export type ReadersQuery = z.infer<typeof ReadersQuery>;

/** Of a conversation that is there: also the certificates of these, who are to be asked in. */
export const MoreReaders = /* @__PURE__ */ z.object({
  also: /* @__PURE__ */ z.optional(
    /* @__PURE__ */ z.array(Key).check(/* @__PURE__ */ z.maxLength(limits.mentions)),
  ),
});
export type MoreReaders = z.infer<typeof MoreReaders>;

/** Everybody who reads, in the order of their keys, and their devices' certificates. */
export const Readers = /* @__PURE__ */ z.object({
  readers: /* @__PURE__ */ z.array(Key),
  /** What they are called here, by their keys: who has no device yet has no certificate that says it. */
  names: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.record(Key, z.string())),
  certificates: /* @__PURE__ */ z.array(Certificate),
});
export type Readers = z.infer<typeof Readers>;

/** What a device certificate says that a room looks at; it cannot tell whether it is genuine, and relies on nothing in it. */
export const CertificateClaims = /* @__PURE__ */ z.object({
  practice: z.string(),
  sub: Key,
  device: DeviceId,
});
