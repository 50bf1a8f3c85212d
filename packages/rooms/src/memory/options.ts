/** How a server in memory is set up, and what whoever sets it up sees of its rooms. */
import type { Party } from "@carethread/model";
import { type Answer, type Deployment, readDeployment } from "../base/base.ts";

/** A call from one room to another. */
export interface RoomCall {
  readonly party: Party;
  readonly room: string;
  readonly path: string;
}

/** A commit of a room. */
export interface RoomPut {
  readonly party: Party;
  readonly room: string;
  readonly entries: Readonly<Record<string, unknown>>;
  readonly removed: readonly string[];
}

/** A read of a room's storage. */
export interface RoomRead {
  readonly party: Party;
  readonly room: string;
  readonly what: "get" | "list";
}

export interface MemoryServerOptions {
  /** As the variable `CARETHREAD_PRACTICES`. */
  readonly practices: Readonly<Record<string, unknown>>;
  /** As the variable `CARETHREAD_OPERATOR`. */
  readonly operator?: unknown;
  readonly delays?: Readonly<Record<string, number>>;
  /** As the variable `CARETHREAD_CONTENT`. */
  readonly content?: unknown;
  /** As the variable `CARETHREAD_SCANNER`. */
  readonly scanner?: unknown;
  /** As the variable `CARETHREAD_SEAL`; a key that is the same for all without it, and null for storages that are not sealed. */
  readonly seal?: unknown;
  /** As the variable `CARETHREAD_RATES`. */
  readonly rates?: Readonly<Record<string, { readonly burst: number; readonly perSecond: number }>>;
  /** Whether rooms are woken by alarms, as on a platform where these hold; by the due table without it. */
  readonly alarms?: boolean;
  /** Milliseconds since 1970; the platform's clock without it. */
  readonly now?: () => number;
  readonly log?: (message: string, error?: unknown) => void;
  /** What runs something later; the platform's timers without it. */
  readonly later?: (run: () => void, ms: number) => void;
  /** Sees each commit before it is made. What it throws makes the commit fail; it may also wait. */
  readonly onPut?: (put: RoomPut) => void | Promise<void>;
  /** Sees each read before it is made. What it throws makes the read fail. */
  readonly onRead?: (read: RoomRead) => void;
  /** Sees what a room does to a socket, by the number of its dialling from 1. What it throws is what the platform throws. */
  readonly onSocket?: (touch: { readonly socket: number; readonly what: "send" | "state" }) => void;
  /** Carries the rooms' requests to a practice's back end and the deployment's services; the platform's own without it. */
  readonly fetch?: typeof fetch;
  /** Stands between rooms: it makes each call, and may wait, or throw before or after it, as a network does. */
  readonly onCall?: (call: RoomCall, make: () => Promise<Answer>) => Promise<Answer>;
  /** Whether a room runs in a process of its own, which hears of its practice by itself; without it all run in one. */
  readonly isApart?: (room: { readonly party: Party; readonly room: string }) => boolean;
}

/** Of every server that is given none. */
export const ownSeal = { keys: { 1: "memory-".repeat(7).slice(0, 43) } };

export function deploymentOf(
  { operator, content, scanner, delays, rates }: MemoryServerOptions,
  practices: Readonly<Record<string, unknown>>,
  seal: unknown,
): Deployment {
  return readDeployment({
    CARETHREAD_PRACTICES: JSON.stringify(practices),
    CARETHREAD_SECRET: "memory-".repeat(8),
    ...(operator ? { CARETHREAD_OPERATOR: JSON.stringify(operator) } : {}),
    ...(content ? { CARETHREAD_CONTENT: JSON.stringify(content) } : {}),
    ...(scanner ? { CARETHREAD_SCANNER: JSON.stringify(scanner) } : {}),
    ...(seal ? { CARETHREAD_SEAL: JSON.stringify(seal) } : {}),
    ...(delays ? { CARETHREAD_DELAYS: JSON.stringify(delays) } : {}),
    ...(rates ? { CARETHREAD_RATES: JSON.stringify(rates) } : {}),
  });
}
