/** What is in the files that a page shows, so that none is fetched twice while it is looked at. */
import type { CareClient } from "@carethread/client";

/** Bytes that a client's page holds of files at most; what was asked for longest ago goes first. */
const most = 64 * 1024 * 1024;

interface Held {
  readonly content: Promise<Blob>;
  size: number;
}

const held = new WeakMap<CareClient, Map<string, Held>>();

function heldBy(client: CareClient): Map<string, Held> {
  let all = held.get(client);
  if (all === undefined) {
    all = new Map();
    held.set(client, all);
  }
  return all;
}

/** Rejects with a CareError. */
export function contentOf(client: CareClient, key: string): Promise<Blob> {
  const all = heldBy(client);
  const known = all.get(key);
  if (known !== undefined) {
    // The last is the newest.
    all.delete(key);
    all.set(key, known);
    return known.content;
  }
  const content = client.attachment(key);
  const entry: Held = { content, size: 0 };
  all.set(key, entry);
  content.then(
    ({ size }) => {
      entry.size = size;
      shrink(all);
    },
    () => all.delete(key),
  );
  return content;
}

/** This page has it already: it was sent from here. */
export function keepContent(client: CareClient, key: string, blob: Blob): void {
  const all = heldBy(client);
  if (all.has(key)) return;
  all.set(key, { content: Promise.resolve(blob), size: blob.size });
  shrink(all);
}

function shrink(all: Map<string, Held>): void {
  let total = [...all.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [key, { size }] of all) {
    if (total <= most || all.size === 1) return;
    all.delete(key);
    total -= size;
  }
}
