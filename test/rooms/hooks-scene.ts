/** What the tests of the queue to a practice's back end share. */
import assert from "node:assert/strict";
import type { NotificationWebhook } from "@carethread/host";
import { hooksRoom, personKey } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import type { RawSocket } from "../support/raw-socket.ts";
import { createReceiver, type Receiver, settled } from "./receiver.ts";
import { createRooms, type Rooms } from "./support.ts";

export const secret = "memory-".repeat(8);
export const yes = (): Response => new Response(null, { status: 204 });
export const no = (): Response => new Response("an error page that nobody reads", { status: 500 });

export interface Status {
  readonly waiting: number;
  readonly givenUp: number;
  readonly dropped: number;
  readonly failingSince: number | null;
}

export interface HooksScene extends Rooms {
  readonly receiver: Receiver;
  readonly id: string;
  /** The nurse who writes; the patient's side and Omar are told. */
  readonly kim: RawSocket;
  status(): Promise<Status>;
  settle(): Promise<void>;
  /** Queues one notification, as Rosa's room would. */
  notify(n: number): Promise<void>;
}

export async function hooksScene(): Promise<HooksScene> {
  const receiver: Receiver = createReceiver(() => rooms.clock.now);
  const rooms: Rooms = await createRooms({
    settings: { notifyPause: 0 },
    ...{ hooks: receiver.hooks, fetch: receiver.fetch },
    // Nothing is sent by itself.
    delays: { checkpointEvery: Number.MAX_SAFE_INTEGER / 2 },
  });
  const { world, server, clock } = rooms;
  const id = await rooms.topic();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  const address = world.room("hooks", hooksRoom("harbor"));
  const person = personKey(idSecretOf("harbor"), "portal", "rosa");
  const settle = (): Promise<void> => settled(rooms);
  await settle();
  return {
    ...rooms,
    receiver,
    id,
    kim,
    settle,
    async status() {
      const headers = { authorization: `Bearer ${secret}` };
      return (await server.fetch(`${address}/status`, { headers })).json() as Promise<Status>;
    },
    async notify(n) {
      const webhook: NotificationWebhook = {
        type: "notification",
        practice: "harbor",
        person,
        side: "portal",
        notification: { id: idOf(n), reason: "message", conversation: id, at: clock.now },
      };
      const response = await server.fetch(`${address}/internal/notification`, {
        method: "POST",
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify(webhook),
      });
      assert.equal(response.status, 200);
    },
  };
}

/** A key for each number, to be known again. */
export function idOf(n: number): string {
  return String(n)
    .padStart(26, "a")
    .replace(/\d/g, digit => "bcdefghijk"[Number(digit)] as string);
}

export function idsOf(webhooks: readonly NotificationWebhook[]): string[] {
  return webhooks.map(({ notification }) => notification.id);
}
