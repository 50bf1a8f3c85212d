/** Socket.IO with its real client: it shows what comes. */
import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";
import type { FromClient, FromServer, Joining } from "../socketio/protocol.ts";
import type { Rival } from "../socketio/start.ts";
import type { Participant, Product, Shown } from "./product.ts";

/** As its tutorial sets it up: retries, recovery, and the last place, from which the server goes on where that fails. */
export function socketIo(rival: Rival, conversation: string): Product {
  return {
    name: "Socket.IO",
    url: () => rival.url,
    join: (_person, url) => {
      const joining = { conversation, offset: 0 };
      // The values of its documentation.
      const socket = connect(url, joining, { ackTimeout: 10_000, retries: 3 });
      const say = (text: string): Promise<void> =>
        new Promise((resolve, reject) => {
          // With `retries` the callback is given an error first, which the types do not say.
          const done = (error: Error | null): void => (error === null ? resolve() : reject(error));
          socket.emit("message", text, crypto.randomUUID(), done as never);
        });
      return sitDown(socket, say, place => {
        joining.offset = place;
      });
    },
  };
}

/**
 * Without any of that, as a chat is often begun: what is not acked in time is sent once more, and who was away goes on
 * with what comes. It shows that the bench finds what goes wrong.
 */
export function plainSocketIo(rival: Rival, conversation: string): Product {
  return {
    name: "Socket.IO, plain",
    url: () => rival.url,
    join: (_person, url) => {
      const socket = connect(url, { conversation, offset: Number.MAX_SAFE_INTEGER }, {});
      const say = async (text: string): Promise<void> => {
        const send = (): Promise<unknown> =>
          socket.timeout(10_000).emitWithAck("message", text, crypto.randomUUID());
        await send().catch(send).catch(send).catch(send);
      };
      return sitDown(socket, say, () => {});
    },
  };
}

type ChatSocket = Socket<FromServer, FromClient>;

function connect(url: string, auth: Joining, options: Partial<ManagerOptions & SocketOptions>): ChatSocket {
  // Without long polling first it is back sooner.
  return io(url, { auth, ...options, transports: ["websocket"], forceNew: true });
}

async function sitDown(
  socket: ChatSocket,
  say: Participant["say"],
  keep: (place: number) => void,
): Promise<Participant> {
  const shown: Shown[] = [];
  const participant: Participant = {
    say,
    shown: () => shown,
    changed() {},
    leave: () => socket.disconnect(),
  };
  socket.on("message", ({ body, pos }) => {
    keep(pos);
    shown.push({ text: body.text, place: pos });
    participant.changed();
  });
  await new Promise<void>(resolve => socket.once("connect", resolve));
  return participant;
}
