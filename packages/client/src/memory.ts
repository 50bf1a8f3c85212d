/** A browser's storage, locks and channels in memory, for tests: what its tabs share, and each can lose. */
import type { KeptStorage, Platform, TabChannel, TabLocks } from "./base/base.ts";

/** What a platform takes from a tab of a browser. */
export type MemoryTab = Required<Pick<Platform, "storage" | "locks" | "channel">> & {
  /** The tab is gone at once, as in a crash: it keeps nothing more, and its locks and channels are free. */
  crash(): void;
};

export interface MemoryBrowser {
  /** What is kept on the device. */
  readonly device: Map<string, unknown>;
  /** The keys that are kept there. */
  readonly keys: Map<string, unknown>;
  /** Opens a tab; with another's `session`, it is that tab after a reload. */
  tab(session?: Map<string, unknown>): MemoryTab;
}

interface Claim {
  isStealable: boolean;
  grant(): Promise<void>;
  lose(error: Error): void;
}

const aborted = (): Error => new DOMException("the lock was taken away", "AbortError");

export function createMemoryBrowser(): MemoryBrowser {
  const device = new Map<string, unknown>();
  const keys = new Map<string, unknown>();
  const queues = new Map<string, Claim[]>();
  const channels = new Map<string, Set<(message: unknown) => void>>();

  /** The first in the queue holds the lock. */
  function leave(name: string, claim: Claim): void {
    const queue = queues.get(name) ?? [];
    const at = queue.indexOf(claim);
    if (at < 0) return;
    queue.splice(at, 1);
    if (at === 0) grantFirst(name);
  }

  function grantFirst(name: string): void {
    const claim = queues.get(name)?.[0];
    if (claim === undefined) return;
    claim.isStealable = true;
    void claim.grant().finally(() => leave(name, claim));
  }

  function tab(session = new Map<string, unknown>()): MemoryTab {
    const leaves = new Set<() => void>();
    let isGone = false;
    const never = new Promise<never>(() => {});

    const storageOn = (map: Map<string, unknown>): KeptStorage => ({
      entries: async prefix =>
        isGone
          ? never
          : [...map]
              .filter(([key]) => key.startsWith(prefix))
              .map(([key, value]) => [key, structuredClone(value)] as const),
      async update(key, change) {
        // Asynchronous as the real one is: a crash may come first.
        await Promise.resolve();
        if (isGone) return never;
        const changed = structuredClone(change(structuredClone(map.get(key))));
        if (changed === undefined) map.delete(key);
        else map.set(key, changed);
        return changed;
      },
    });

    const locks: TabLocks = {
      request: (name, { signal, steal }, held) =>
        new Promise<void>((resolve, reject) => {
          const claim: Claim = {
            isStealable: false,
            async grant() {
              await Promise.resolve();
              if (isGone || queues.get(name)?.[0] !== claim) return;
              await held();
              resolve();
            },
            lose: reject,
          };
          const queue = queues.get(name) ?? [];
          queues.set(name, queue);
          signal?.addEventListener("abort", () => {
            // A lock that is held is not given up by a signal.
            if (claim.isStealable) return;
            leave(name, claim);
            reject(aborted());
          });
          leaves.add(() => leave(name, claim));
          if (steal) {
            const holder = queue.shift();
            queue.unshift(claim);
            holder?.lose(aborted());
            grantFirst(name);
          } else {
            queue.push(claim);
            if (queue.length === 1) grantFirst(name);
          }
        }),
    };

    function channel(name: string, heard: (message: unknown) => void): TabChannel {
      const members = channels.get(name) ?? new Set();
      channels.set(name, members);
      const hear = (message: unknown): void => {
        if (!isGone && members.has(hear)) heard(message);
      };
      const close = (): void => void members.delete(hear);
      members.add(hear);
      leaves.add(close);
      return {
        post(message) {
          if (isGone || !members.has(hear)) return;
          for (const other of members) {
            if (other !== hear) void Promise.resolve(structuredClone(message)).then(other);
          }
        },
        close,
      };
    }

    return {
      storage: {
        device: async () => storageOn(device),
        session: async () => storageOn(session),
        keys: async () => storageOn(keys),
      },
      locks,
      channel,
      crash() {
        isGone = true;
        for (const leave of leaves) leave();
      },
    };
  }

  return { device, keys, tab };
}
