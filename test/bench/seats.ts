/**
 * Ten people at a table, over the leanest of clients, so that the servers are measured and not the clients. All are
 * driven through the same few functions; only the frames differ.
 */
import { limits } from "@carethread/model";
import { WebSocket } from "ws";

/** A socket, and nothing around it. */
export interface Wire {
  send(text: string): void;
  /** Called with each frame that comes. */
  heard: (data: Buffer) => void;
  close(): void;
}

/** Somebody who is in a conversation. */
export interface Seat {
  /** Sends a message under an id of its own. */
  say(id: string, text: string): void;
  /** Called with the id of each own message that the server acked. */
  acked: (id: string) => void;
  /** Called with each frame that brings messages. */
  came: (frame: Buffer) => void;
}

/** A conversation with everybody in it. */
export interface Table {
  readonly name: string;
  readonly seats: readonly Seat[];
}

export async function dial(url: string): Promise<{ socket: WebSocket; wire: Wire }> {
  const socket = new WebSocket(url.replace(/^http/, "ws"), { perMessageDeflate: false });
  const wire: Wire = { send: text => socket.send(text), heard: () => {}, close: () => socket.close() };
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", reject);
  });
  return { socket, wire };
}

/** Opens a room's socket; resolves when the room has welcomed it, or at once where it says no welcome. */
export async function sit(
  url: string,
  hello: object | null,
): Promise<{ wire: Wire; welcome: Buffer | null }> {
  const { socket, wire } = await dial(url);
  const welcome =
    hello === null
      ? null
      : await new Promise<Buffer>((resolve, reject) => {
          socket.once("message", resolve);
          socket.once("close", code => reject(new Error(`the room closed the socket with ${code}`)));
          socket.send(JSON.stringify(hello));
        });
  let received = 0;
  socket.on("message", (data: Buffer) => {
    received += data.length;
    if (received >= limits.confirmEvery) {
      socket.send(`{"type":"got","bytes":${received}}`);
      received = 0;
    }
    wire.heard(data);
  });
  return { wire, welcome };
}

/** A seat in our room, or in the bare one. */
export function roomSeat(wire: Wire): Seat {
  const seat: Seat = {
    say(id, text) {
      const command = { type: "message", text, visibility: "everyone" };
      wire.send(JSON.stringify({ type: "command", id, command }));
    },
    acked() {},
    came() {},
  };
  wire.heard = data => {
    // Frames begin with `{"type":"…`, and only what is looked for is parsed.
    if (data[9] === 0x65) seat.came(data);
    else if (data[9] === 0x61) seat.acked((JSON.parse(data.toString()) as { id: string }).id);
  };
  return seat;
}
