/** Binds the platform that `@carethread/rooms` asks for to a PartyKit room. */
import { keyOf, type Party } from "@carethread/model";
import type { Connection, Deployment, Finding, Platform, PlatformStorage } from "@carethread/rooms";
import type * as PartyKit from "partykit/server";

export function bindPlatform(party: Party, room: PartyKit.Room, deployment: Deployment): Platform {
  // Copied now: while an alarm runs, and in a room that an alarm woke, reading them throws.
  const name = room.id;
  const { parties } = room.context;
  return {
    party,
    name,
    storage: bindStorage(room.storage),
    deployment,
    now: () => Date.now(),
    newId: () => keyOf(crypto.getRandomValues(new Uint8Array(16))),
    later: (run, ms) => {
      setTimeout(run, ms);
    },
    *connections() {
      for (const connection of room.getConnections()) yield bindConnection(connection);
    },
    call: callThrough(parties, deployment),
    fetch: (input, init) => fetch(input, init),
    log,
  };
}

/** What the door has of a room that sleeps still. */
export function bindDoor(party: Party, lobby: PartyKit.Lobby, deployment: Deployment): Finding {
  return {
    party,
    name: lobby.id,
    deployment,
    now: () => Date.now(),
    later: (run, ms) => {
      setTimeout(run, ms);
    },
    call: callThrough(lobby.parties, deployment),
    log,
  };
}

function callThrough(parties: PartyKit.Context["parties"], { secret }: Deployment): Platform["call"] {
  return async (party, room, path, body) => {
    const stub = parties[party]?.get(room);
    if (stub === undefined) throw new Error(`no party ${party}`);
    const response = await stub.fetch(`/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
}

function log(message: string, error?: unknown): void {
  console.error(message, error instanceof Error ? whereabouts(error) : "");
}

/** An error's name and place, not its text: a text may quote what a person wrote. */
function whereabouts({ name, stack = "" }: Error): string {
  const frames = stack.split("\n").filter(line => line.startsWith("    at "));
  return [name, ...frames].join("\n");
}

export function bindConnection(connection: PartyKit.Connection): Connection {
  return {
    id: connection.id,
    send: text => connection.send(text),
    close: (code, reason) => connection.close(code, reason),
    getState: () => connection.state,
    setState: state => {
      connection.setState(state);
    },
  };
}

/** Keys in one call of the platform. */
const perCall = 128;

/** Exported for tests, which bind it to less than a platform. */
export function bindStorage(storage: PartyKit.Storage): PlatformStorage {
  return {
    get: key => storage.get(key),
    getMany: keys => storage.get([...keys]),
    list: options => storage.list(options),
    async commit(put, remove) {
      const keys = Object.keys(put);
      // A transaction costs about three times as much. Calls with no await between them are one commit, and the
      // platform refuses none of them: their number and the size of each value are bounded.
      if (keys.length <= perCall && remove.length <= perCall) {
        await Promise.all([
          keys.length > 0 ? storage.put(put) : null,
          remove.length > 0 ? storage.delete([...remove]) : null,
        ]);
        return;
      }
      await storage.transaction(async transaction => {
        for (let start = 0; start < keys.length; start += perCall) {
          const some = keys.slice(start, start + perCall);
          await transaction.put(Object.fromEntries(some.map(key => [key, put[key]])));
        }
        for (let start = 0; start < remove.length; start += perCall)
          await transaction.delete([...remove.slice(start, start + perCall)]);
      });
    },
  };
}
