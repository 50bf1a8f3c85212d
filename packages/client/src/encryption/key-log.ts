/** The keys of one conversation, as its log has them: who made each epoch, whom it was given, and whether this device has it. */
import type { LoggedEvent, SeenEvent } from "@carethread/model";
import {
  type CertifiedDevice,
  checkEpoch,
  checkShare,
  type Device,
  type EpochSecret,
  type KnownEpoch,
  openEpoch,
  openShare,
  type Place,
  type Trust,
} from "@carethread/model/e2ee";

type Changed = Extract<SeenEvent, { type: "keys-changed" }>;
type SharedEvent = Extract<SeenEvent, { type: "keys-shared" }>;

/** An epoch whose maker is known. */
export interface Epoch extends KnownEpoch {
  readonly at: number;
  readonly devices: readonly CertifiedDevice[];
  /** Null where this device was not given it. */
  readonly secret: EpochSecret | null;
}

export interface KeyLog {
  /** Takes in events of the log; gives whether any of them is of keys that were not known. */
  learn(events: readonly LoggedEvent[]): boolean;
  /** Looks at all that was learnt. Never rejects. */
  settle(trust: Trust, device: Device): Promise<void>;
  /** Undefined while it is not looked at; null where it is not what a device of the practice made. */
  epoch(n: number): Epoch | null | undefined;
  all(): readonly Epoch[];
  /** Which devices were given which epochs, by all that is genuine. */
  given(): ReadonlyMap<string, ReadonlySet<number>>;
  /** The device of this id, as the first epoch that names it has it. */
  device(id: string): CertifiedDevice | undefined;
}

export function isOfKeys(event: LoggedEvent): event is Changed | SharedEvent {
  return event.type === "keys-changed" || event.type === "keys-shared";
}

export function createKeyLog(place: Place): KeyLog {
  const changes = new Map<number, Changed>();
  const shares = new Map<string, SharedEvent>();
  const epochs = new Map<number, Epoch | null>();
  /** Shares whose maker could share. */
  const genuine = new Map<string, boolean>();

  async function opened(changed: Changed, trust: Trust): Promise<Omit<Epoch, "shared" | "secret"> | null> {
    try {
      const { devices } = await checkEpoch(trust, place, changed.keys, changed.at);
      return { keys: changed.keys, at: changed.at, devices };
    } catch {
      return null;
    }
  }

  /** Who shares reads along, and gives to nobody who did not. */
  async function looksAt({ shared, at, id }: SharedEvent, trust: Trust): Promise<void> {
    try {
      const maker = await checkShare(trust, place, shared, at);
      const reads = (person: string, epoch: number): boolean =>
        epochs.get(epoch)?.keys.readers.includes(person) === true;
      const isReader = [...epochs.values()].some(epoch => epoch?.keys.readers.includes(maker.person));
      const isRight = shared.grants.every(({ person, keys }) =>
        keys.every(({ epoch }) => reads(person, epoch)),
      );
      genuine.set(id, isReader && isRight);
    } catch {
      genuine.set(id, false);
    }
  }

  const sharesOf = (n: number) =>
    [...shares.values()]
      .filter(
        ({ id, shared }) =>
          genuine.get(id) && shared.grants.some(({ keys }) => keys.some(({ epoch }) => epoch === n)),
      )
      .map(({ shared }) => shared);

  async function secretFor(epoch: Omit<Epoch, "secret">, device: Device): Promise<EpochSecret | null> {
    const { keys, shared } = epoch;
    const ways = [
      () => openEpoch(place, keys, device),
      ...shared
        .filter(({ grants }) => grants.some(grant => grant.device === device.id))
        .map(each => () => openShare(place, each, keys, device)),
    ];
    for (const way of ways) {
      const secret = await way().catch(() => null);
      if (secret !== null) return secret;
    }
    return null;
  }

  return {
    learn(events) {
      let isNews = false;
      for (const event of events) {
        if (!isOfKeys(event)) continue;
        if (event.type === "keys-changed") {
          const { epoch } = event.keys;
          // Of two the first one counts: that is the one by which others sealed.
          if (changes.has(epoch)) continue;
          changes.set(epoch, event);
        } else {
          if (shares.has(event.id)) continue;
          shares.set(event.id, event);
        }
        isNews = true;
      }
      return isNews;
    },
    async settle(trust, device) {
      for (const [n, changed] of [...changes].sort(([a], [b]) => a - b)) {
        if (epochs.has(n)) continue;
        const read = await opened(changed, trust);
        epochs.set(n, read === null ? null : { ...read, shared: [], secret: null });
      }
      for (const shared of shares.values()) if (!genuine.has(shared.id)) await looksAt(shared, trust);
      for (const [n, epoch] of epochs) {
        if (epoch === null || epoch.secret !== null) continue;
        const now = { ...epoch, shared: sharesOf(n) };
        epochs.set(n, { ...now, secret: await secretFor(now, device) });
      }
    },
    epoch: n => epochs.get(n),
    all: () => [...epochs.values()].filter(epoch => epoch !== null),
    given() {
      const given = new Map<string, Set<number>>();
      const add = (device: string, epoch: number): void => {
        const known = given.get(device) ?? new Set<number>();
        given.set(device, known.add(epoch));
      };
      for (const epoch of epochs.values())
        for (const { device } of epoch?.keys.grants ?? []) add(device, epoch?.keys.epoch ?? 0);
      for (const { id, shared } of shares.values())
        if (genuine.get(id))
          for (const { device, keys } of shared.grants) for (const { epoch } of keys) add(device, epoch);
      return given;
    },
    device(id) {
      for (const epoch of epochs.values()) {
        const found = epoch?.devices.find(({ device }) => device === id);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
