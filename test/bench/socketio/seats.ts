/** The rival's table: the leanest client again, which speaks as much of Socket.IO's protocol as is needed. */
import { dial, type Seat, type Table } from "../seats.ts";
import type { Joining } from "./protocol.ts";

/** A code point of a packet's first two characters: engine.io's type, then socket.io's. */
const code = { message: 0x34, ping: 0x32, joined: 0x30, event: 0x32, ack: 0x33 } as const;

export async function socketIoSeat(url: string, conversation: string): Promise<Seat> {
  const { socket, wire } = await dial(`${url}/socket.io/?EIO=4&transport=websocket`);
  const ids = new Map<number, string>();
  let next = 0;
  const seat: Seat = {
    say(id, text) {
      const n = next++;
      ids.set(n, id);
      wire.send(`42${n}${JSON.stringify(["message", text, id])}`);
    },
    acked() {},
    came() {},
  };
  const joining: Joining = { conversation, offset: 0 };
  await new Promise<void>((resolve, reject) => {
    socket.once("close", closed => reject(new Error(`the rival closed the socket with ${closed}`)));
    socket.on("message", (data: Buffer) => {
      if (data[0] === code.ping) wire.send("3");
      if (data[0] !== code.message) return;
      if (data[1] === code.event) seat.came(data);
      else if (data[1] === code.joined) resolve();
      else if (data[1] === code.ack) {
        const n = Number.parseInt(data.subarray(2).toString(), 10);
        const id = ids.get(n);
        ids.delete(n);
        if (id !== undefined) seat.acked(id);
      }
    });
    // The server's first packet offers the session; the namespace may be joined without waiting for it.
    wire.send(`40${JSON.stringify(joining)}`);
  });
  return seat;
}

export async function socketIoTable(url: string, people: number): Promise<Table> {
  const seats: Seat[] = [];
  for (let index = 0; index < people; index++) seats.push(await socketIoSeat(url, "table"));
  return { name: "Socket.IO", seats };
}
