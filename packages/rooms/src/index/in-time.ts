/** Work that may take longer than who asks for it waits: it goes on, and they are told so. */
import type { Ports } from "../base/base.ts";

/** How long they are let wait, in milliseconds. */
const patience = 4_000;

/** What it gives, or null where it is not done by then. */
export function inTime<T>(ports: Ports, work: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    ports.later(() => resolve(null), Math.min(patience, ports.deployment.delays.callWithin / 2));
  });
}
