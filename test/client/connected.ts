/** A connection to a room that the test speaks for. */
import { afterEach } from "node:test";
import type { Status } from "@carethread/client";
import { defaultDelays } from "@carethread/client/base/delays";
import { watchAttendance } from "@carethread/client/connection/attendance";
import { createCredentials } from "@carethread/client/connection/credentials";
import { type Channel, createConnection } from "@carethread/client/connection/room-connection";
import { readTolerantly } from "@carethread/model";
import * as z from "zod/mini";
import { FakePlatform, fakeToken, type ScriptedSocket } from "./fake-platform.ts";

const Frame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("welcome") }),
  z.object({ type: z.literal("news"), text: z.string() }),
  z.object({ type: z.literal("pong") }),
]);
type Frame = z.infer<typeof Frame>;

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

export function setUp(
  token: (asked: number) => Promise<string> = async n => fakeToken("kim", { id: String(n) }),
  suspect: () => boolean = () => false,
  attended = false,
  fetched?: () => Promise<void>,
  comesBack = false,
) {
  const platform = new FakePlatform({ attended });
  const statuses: Status[] = [];
  const heard: string[] = [];
  const downs: (number | null)[] = [];
  let asked = 0;
  const credentials = createCredentials({
    practice: "harbor",
    token: () => token(++asked),
    platform,
    delays: defaultDelays,
    attendance: watchAttendance(platform, defaultDelays.idle),
  });
  const channel: Channel<Frame> = {
    address: person => `ws://rooms.test/${person}`,
    hello: () => ({ after: 7 }),
    check: frame => readTolerantly(Frame, frame),
    handlers: {
      welcome: () => heard.push("welcome"),
      news: frame => {
        if (frame.text === "throw") throw new Error("does not fit");
        heard.push(frame.text);
      },
      pong() {},
    },
    down: code => {
      heard.push("down");
      downs.push(code);
    },
    isSuspect: suspect,
    ...(comesBack ? { comesBack: () => heard.push("away") } : {}),
  };
  const connection = createConnection<Frame>({
    channel: fetched === undefined ? channel : () => fetched().then(() => channel),
    credentials,
    platform,
    delays: defaultDelays,
  });
  connection.$status.subscribe(status => statuses.push(status));
  ends.push(() => connection.end("signed-out"));
  return { platform, connection, credentials, statuses, heard, downs, asked: () => asked };
}

export async function live(world: ReturnType<typeof setUp>): Promise<ScriptedSocket> {
  const next = world.platform.nextSocket();
  world.connection.start();
  const socket = await next;
  socket.open();
  socket.say({ type: "welcome" });
  return socket;
}

export const state = (world: ReturnType<typeof setUp>): string => world.connection.$status.get().state;
