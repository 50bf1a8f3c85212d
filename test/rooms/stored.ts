/** What rooms keep: a storage in memory that outlives its lives, and what stands on a disk. */
import { keyOf, type PatientCard, type Row } from "@carethread/model";
import { encode } from "@carethread/rooms/base/base";
import type { Storage } from "@carethread/rooms/base/ports";
import { RoomStorage } from "@carethread/rooms/base/storage/room-storage";
import { MemoryStorage } from "@carethread/rooms/memory/storage";
import type { PushRow } from "../../packages/rooms/src/base/base.ts";

export interface InMemory {
  /** The storage of one life of a room; after so many reads and commits that life is over. */
  life(most?: number): Storage;
  /** What is stored, by keys, as it stands there. */
  readonly values: Map<string, Uint8Array>;
}

export function inMemory(): InMemory {
  const memory = new MemoryStorage();
  return {
    values: memory.values,
    life(most = Number.POSITIVE_INFINITY) {
      let asked = 0;
      return new RoomStorage(
        memory,
        act => (++asked > most ? new Promise(() => {}) : act()),
        () => {},
      );
    },
  };
}

/** A key that is the same for the same number. */
export function numbered(n: number): string {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, n);
  return keyOf(bytes);
}

export function cardOf(n: number): PatientCard {
  return { id: numbered(n), name: `Patient ${n}`, patientId: `MRN-${n}`, deceased: false };
}

/** The row of a topic about the patient of the same number, as a conversation tells it to staff. */
export function rowOf(n: number, change: Partial<Row> = {}, more: Partial<PushRow> = {}): PushRow {
  return {
    row: {
      ...{ id: numbered(n), rev: 1, patient: cardOf(n), kind: "topic", title: `Topic ${n}` },
      ...{ lifecycle: "open", at: n, messages: 1, last: null, unread: 0, badge: 0, awaiting: false },
      ...change,
    },
    ...{ programs: [], side: "staff", source: "roster", news: { patient: 0, team: 0 }, since: null },
    ...more,
  };
}

/** Puts values onto a disk. */
export function keep(disk: Map<string, Uint8Array>, values: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(values)) disk.set(key, encode(key, value));
}

/** The values that are read from a disk from here on, one for each key of a list. */
export function countReads(disk: Map<string, Uint8Array>): { taken(): number } {
  let reads = 0;
  disk.get = key => {
    reads++;
    return Map.prototype.get.call(disk, key) as Uint8Array | undefined;
  };
  return {
    taken() {
      const taken = reads;
      reads = 0;
      return taken;
    },
  };
}
