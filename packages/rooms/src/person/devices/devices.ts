/**
 * The devices on which a person reads encrypted conversations. Their certificates are passed on as they are: the rooms
 * cannot tell whether they are genuine, and nobody relies on them for it.
 */
import {
  CertificateClaims,
  type Device,
  type DeviceId,
  OwnDeviceDeed,
  type OwnDeviceList,
  type Person,
  payloadOf,
  roomLimits,
} from "@carethread/model";
import {
  type Clock,
  type DevicesLeft,
  type Ports,
  type Practice,
  Refuse,
  readBody,
} from "../../base/base.ts";
import type { Inbox } from "../inbox.ts";
import type { Telling } from "../telling.ts";

const storageKey = "devices";

interface Kept {
  readonly devices: readonly {
    readonly id: DeviceId;
    readonly since: number;
    readonly certificate: string;
    readonly on?: Device;
  }[];
  /** Those that were taken off, which never come back; how many there were is the revision that conversations are told. */
  readonly left: readonly DeviceId[];
}

export interface OwnDevicesOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** The person's key. */
  readonly person: string;
  readonly inbox: Inbox;
  readonly clock: () => Clock;
  readonly telling: () => Telling;
}

export class OwnDevices {
  readonly #options: OwnDevicesOptions;
  #kept: Kept = { devices: [], left: [] };
  #loaded: Promise<void> | null = null;

  constructor(options: OwnDevicesOptions) {
    this.#options = options;
  }

  /** Read when it is first asked for: most wakes have nothing to do with devices. */
  #load(): Promise<void> {
    this.#loaded ??= this.#options.ports.storage.get<Kept>(storageKey).then(
      kept => {
        this.#kept = kept ?? this.#kept;
      },
      error => {
        this.#loaded = null;
        throw error;
      },
    );
    return this.#loaded;
  }

  async listed(): Promise<OwnDeviceList> {
    await this.#load();
    return this.#list();
  }

  #list(): OwnDeviceList {
    return {
      devices: this.#kept.devices.map(({ id, since, on }) => ({
        id,
        since,
        ...(on === undefined ? {} : { on }),
      })),
    };
  }

  /** What other rooms pass on. */
  async certificates(): Promise<readonly string[]> {
    await this.#load();
    return this.#kept.devices.map(({ certificate }) => certificate);
  }

  /** What conversations are told. */
  async left(): Promise<DevicesLeft> {
    await this.#load();
    return { person: this.#options.person, devices: [...this.#kept.left] };
  }

  async does(request: Request, person: Person): Promise<OwnDeviceList> {
    const deed = await readBody(request, OwnDeviceDeed);
    await this.#load();
    if (person.side === "system") throw new Refuse("not-found");
    if ("remove" in deed) await this.#remove(deed.remove);
    else await this.#add(deed.certificate, deed.on);
    return this.#list();
  }

  async #add(certificate: string, on: Device | undefined): Promise<void> {
    const { practice, person, ports } = this.#options;
    const claims = CertificateClaims.safeParse(payloadOf(certificate));
    if (!claims.success) throw new Refuse("bad-request", { at: "certificate" });
    const { device } = claims.data;
    const isTheirs = claims.data.practice === practice.id && claims.data.sub === person;
    if (!isTheirs || this.#kept.left.includes(device)) throw new Refuse("device-unknown");
    const known = this.#kept.devices.find(({ id }) => id === device);
    const others = this.#kept.devices.filter(({ id }) => id !== device);
    if (known === undefined && others.length >= roomLimits.devices)
      throw new Refuse("too-many-devices", { most: roomLimits.devices });
    if (known?.certificate === certificate && on === undefined) return;
    const said = on ?? known?.on;
    const now = { id: device, since: known?.since ?? ports.now(), certificate };
    const next = said === undefined ? now : { ...now, on: said };
    const devices =
      known === undefined
        ? [...others, next]
        : this.#kept.devices.map(each => (each === known ? next : each));
    this.#kept = { ...this.#kept, devices };
    await ports.storage.commit({ put: { [storageKey]: this.#kept } });
  }

  /** It is taken off for good: whoever reads along with it is told, and nothing more is sealed to it. */
  async #remove(device: DeviceId): Promise<void> {
    const { inbox, clock, telling, ports } = this.#options;
    if (!this.#kept.devices.some(({ id }) => id === device)) throw new Refuse("not-found");
    await clock().wakeAt("owed", clock().now());
    await inbox.inTurn(async () => {
      const conversations = await inbox.conversations();
      // From here on without an await.
      const devices = this.#kept.devices.filter(({ id }) => id !== device);
      this.#kept = { devices, left: [...this.#kept.left, device] };
      telling().raiseDevices(this.#kept.left.length, conversations);
      const { put, remove } = telling().outbox.changes();
      await ports.storage.commit({ put: { ...put, [storageKey]: this.#kept }, remove });
    });
    telling().outbox.soon();
  }
}
