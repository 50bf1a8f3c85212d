/**
 * This page as one of the person's devices: its keys, its certificate of the host's own origin, and the keys by which it
 * knows other devices. The rooms are told of the certificate, so that others can seal to it.
 */
import { deviceOf, OwnDeviceList } from "@carethread/model";
import {
  type CertifiedDevice,
  claimOf,
  type Device,
  deviceWith,
  E2eeError,
  makeDevice,
  openTrust,
  type Trust,
} from "@carethread/model/e2ee";
import { CareError, type DeviceAuthority } from "../../base/base.ts";
import type { Http, Session } from "../../connection/connection.ts";
import type { Keeper } from "./keeper.ts";

/** A certificate is made anew when less than this is left of it, in milliseconds. */
const renewed = 14 * 86_400_000;

export interface Own {
  readonly device: Device;
  readonly certified: CertifiedDevice;
}

export interface OwnPage {
  /** Rejects with a CareError: `device-unknown` where this page can be no device at all. */
  get(): Promise<Own>;
  /** The practice's keys as its origin has them now; `fresh` asks for them again. Rejects with a CareError. */
  trust(fresh?: boolean): Promise<Trust>;
}

export interface OwnOptions {
  /** Who certifies this page, where the host gives one. */
  readonly authority: DeviceAuthority | undefined;
  readonly session: Session;
  readonly http: () => Promise<Http>;
  readonly keeper: Keeper;
  readonly me: () => string;
}

export function createOwn({ authority, session, http, keeper, me }: OwnOptions): OwnPage {
  const { platform, addresses } = session;
  let trusting: Promise<Trust> | null = null;
  let getting: Promise<Own> | null = null;

  async function openKeys(): Promise<Trust> {
    if (authority === undefined) throw new CareError("device-unknown");
    let keys: unknown;
    try {
      keys = await authority.keys();
    } catch (cause) {
      throw new CareError("network", { retryable: true, message: "the practice's keys did not come", cause });
    }
    return openTrust(addresses.practice, keys);
  }

  function trust(fresh = false): Promise<Trust> {
    if (fresh) trusting = null;
    trusting ??= openKeys().catch(error => {
      trusting = null;
      throw error;
    });
    return trusting;
  }

  async function certificateFor(device: Device): Promise<string> {
    if (authority === undefined) throw new CareError("device-unknown");
    try {
      return await authority.certify(await claimOf(device, { practice: addresses.practice, person: me() }));
    } catch (cause) {
      throw new CareError("network", { retryable: true, message: "no certificate came", cause });
    }
  }

  /** The certificate, checked as others will; a new one where there is none that lasts. */
  async function certified(device: Device, kept: string | undefined): Promise<CertifiedDevice> {
    const keys = await trust();
    const now = platform.date();
    if (kept !== undefined) {
      const known = await keys.verify(kept, now).catch(() => null);
      if (known !== null && known.device === device.id && known.expires - now > renewed) return known;
    }
    const found = await keys.verify(await certificateFor(device), now);
    if (found.device !== device.id) throw new E2eeError("bad-certificate");
    return found;
  }

  async function open(isAgain = false): Promise<Own> {
    const kept = await keeper.device();
    // One of an early version is called otherwise than its keys say: it is certified no more.
    const isDevice = kept !== undefined && (await deviceWith(kept.device)).id === kept.device.id;
    const device = isDevice ? kept.device : await makeDevice();
    const found = await certified(device, kept?.certificate);
    await keeper.keepDevice({ device, certificate: found.certificate });
    const userAgent = globalThis.navigator?.userAgent ?? "";
    const on = userAgent === "" ? {} : { on: deviceOf(userAgent) };
    try {
      const path = (person: string): string => `${addresses.path("person", person)}/devices`;
      await (await http()).ask(path, OwnDeviceList, { json: { certificate: found.certificate, ...on } });
    } catch (error) {
      // It was taken off: who is signed in here all the same is another device from now on, and others are told of that.
      if (isAgain || !(error instanceof CareError) || error.code !== "device-unknown") throw error;
      await keeper.keepDevice(undefined);
      return open(true);
    }
    return { device, certified: found };
  }

  return {
    get() {
      getting ??= open().catch(error => {
        getting = null;
        throw error;
      });
      return getting;
    },
    trust,
  };
}
