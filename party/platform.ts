/** Binds the platform that `@carethread/rooms` asks for to a PartyKit room. */
import { keyOf, type Party } from "@carethread/model";
import type { Deployment, Finding, Platform } from "@carethread/rooms";
import type * as PartyKit from "partykit/server";
import { log } from "./shared/log.ts";
import { callThrough, type Reach } from "./shared/siblings.ts";
import { bindConnection } from "./shared/sockets.ts";
import { bindStorage, type ObjectStorage } from "./shared/storage.ts";

export function bindPlatform(party: Party, room: PartyKit.Room, deployment: Deployment): Platform {
  // Copied now: while an alarm runs, and in a room that an alarm woke, reading them throws.
  const name = room.id;
  const { parties } = room.context;
  return {
    party,
    name,
    storage: bindStorage(room.storage as unknown as ObjectStorage),
    deployment,
    now: () => Date.now(),
    newId: () => keyOf(crypto.getRandomValues(new Uint8Array(16))),
    later: (run, ms) => {
      setTimeout(run, ms);
    },
    *connections() {
      for (const connection of room.getConnections()) yield bindConnection(connection);
    },
    call: callThrough(reachThrough(parties), deployment),
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
    call: callThrough(reachThrough(lobby.parties), deployment),
    log,
  };
}

export function reachThrough(parties: PartyKit.Context["parties"]): Reach {
  return async (party, room, path, init) => {
    const stub = parties[party]?.get(room);
    if (stub === undefined) throw new Error(`no party ${party}`);
    return (await stub.fetch(`/${path}`, init as never)) as unknown as Response;
  };
}
