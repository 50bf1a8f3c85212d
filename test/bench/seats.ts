/**
 * Ten people at a table, over the leanest of clients, so that the room is measured and not the client. Both
 * rooms are driven by the same frames through the same code.
 */
import { limits } from "@carethread/model";
import { WebSocket } from "ws";

export interface Seat {
  send(text: string): void;
  /** Called with each frame that comes. */
  heard: (data: Buffer) => void;
  close(): void;
}

/** A room with everybody in it. */
export interface Table {
  readonly name: string;
  readonly seats: readonly Seat[];
}

/** Opens a socket; resolves when the room has welcomed it, or at once where it says no welcome. */
export async function sit(
  url: string,
  hello: object | null,
): Promise<{ seat: Seat; welcome: Buffer | null }> {
  const socket = new WebSocket(url.replace(/^http/, "ws"), { perMessageDeflate: false });
  const seat: Seat = { send: text => socket.send(text), heard: () => {}, close: () => socket.close() };
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", reject);
  });
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
    seat.heard(data);
  });
  return { seat, welcome };
}

/** Whether a frame is an ack; frames begin with `{"type":"…`. */
export function isAck(data: Buffer): boolean {
  return data[9] === 0x61 && data[10] === 0x63;
}

/** Whether a frame brings events. */
export function isEvents(data: Buffer): boolean {
  return data[9] === 0x65;
}
