/** Where a room stands: what outlives it, and its life. */
import type { Party } from "@carethread/model";
import type { Deployment, Served } from "@carethread/rooms";
import type { AlarmSlot } from "./alarms.ts";
import type { Disk, Life } from "./life.ts";
import type { Link } from "./socket.ts";

export interface Place {
  readonly party: Party;
  readonly name: string;
  readonly disk: Disk;
  readonly alarm: AlarmSlot;
  readonly links: Set<Link>;
  living: Living | null;
  /** When its disk failed last: a room may start anew then, and know nothing of what it did. */
  failedAt: number;
  /** How often in that second. */
  failures: number;
}

export interface Living {
  readonly room: Served;
  readonly life: Life;
  /** With what it was started: it keeps that until it dies. */
  readonly deployment: Deployment;
}
