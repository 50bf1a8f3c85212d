import assert from "node:assert/strict";
import { serialize } from "node:v8";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { collectGarbage } from "../support/garbage.ts";
import { attack, type Tally } from "./attack.ts";
import { allFast, createTarget } from "./targets.ts";

/** Bytes in use when all that nobody holds is gone. */
async function inUse(): Promise<number> {
  await collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** `held` is what the rooms keep in memory after the attack, beyond what is stored. */
export async function attackInMemory(seed: number, count: number): Promise<Tally & { held: number }> {
  const logs: unknown[][] = [];
  let server: MemoryServer | undefined;
  const target = await createTarget((practices, operator) => {
    server = createMemoryServer({
      practices,
      operator,
      rates: allFast,
      log: (...entry) => logs.push(entry),
      // As PartyKit's storage does.
      onPut({ entries }) {
        for (const [key, value] of Object.entries(entries)) {
          if (serialize(value).byteLength > 128 * 1024) throw new Error(`too large a value under ${key}`);
          if (Buffer.byteLength(key) > 2_048) throw new Error("too long a key");
        }
      },
    });
    return server;
  });
  const tally = await attack(target, seed, count);
  assert.deepEqual(logs.map(String).slice(0, 5), [], `seed ${seed}: the operator was told of failures`);
  const before = await inUse();
  server?.hibernate();
  return { ...tally, held: before - (await inUse()) };
}
