/** What one more person who is in a conversation and says nothing costs the server, in memory. */
import { setTimeout as wait } from "node:timers/promises";
import { residentOf, startedAs } from "./processes.ts";
import { median } from "./stats.ts";

/** A server with nobody in it. */
export interface Host {
  /** One more connection to the same conversation. */
  join(index: number): Promise<unknown>;
  stop(): Promise<void>;
}

export interface Measured {
  /** Starts a server anew. */
  readonly start: () => Promise<Host>;
  /** The name of the process that holds the connections, as the system lists it. */
  readonly process: string;
}

export interface MemorySizes {
  readonly rounds: number;
  /** These come first, so that what is allocated once is not counted. */
  readonly first: number;
  readonly more: number;
  /** A room sleeps after ten idle seconds. */
  readonly restMs: number;
}

/** Bytes for each connection, by name: the medians of the rounds. The servers of a round rest side by side. */
export async function memoryOf<Name extends string>(
  servers: Readonly<Record<Name, Measured>>,
  { rounds, first, more, restMs }: MemorySizes,
): Promise<Record<Name, number>> {
  const names = Object.keys(servers) as Name[];
  const found = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    const started: { name: Name; host: Host; pid: number }[] = [];
    try {
      for (const name of names) {
        const { server, pid } = await startedAs(servers[name].process, servers[name].start);
        started.push({ name, host: server, pid });
      }
      const join = async (from: number, to: number): Promise<number[]> => {
        for (const { host } of started) for (let index = from; index < to; index++) await host.join(index);
        await wait(restMs);
        return started.map(({ pid }) => residentOf(pid));
      };
      const few = await join(0, first);
      const many = await join(first, first + more);
      for (const [index, { name }] of started.entries()) {
        found[name].push(((many[index] ?? 0) - (few[index] ?? 0)) / more);
      }
    } finally {
      await Promise.all(started.map(({ host }) => host.stop()));
    }
  }
  return Object.fromEntries(names.map(name => [name, median(found[name])])) as Record<Name, number>;
}
