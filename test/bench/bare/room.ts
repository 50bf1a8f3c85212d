/**
 * The rival: the least that a PartyKit room can do with a message. It parses it, puts it, broadcasts it and
 * acks it, and it checks nothing. Its frames are as large as ours, and it hibernates as ours do.
 */
import type * as PartyKit from "partykit/server";

interface Command {
  readonly type: "command";
  readonly id: string;
  readonly command: { readonly type: "message"; readonly text: string; readonly visibility: string };
}

const key = "abcdefghijklmnopqrstuvwxyz";

export default class BareRoom implements PartyKit.Server {
  readonly options: PartyKit.ServerOptions = { hibernate: true };
  readonly #room: PartyKit.Room;
  #pos = 0;

  constructor(room: PartyKit.Room) {
    this.#room = room;
  }

  async onStart(): Promise<void> {
    this.#pos = (await this.#room.storage.list({ prefix: "e:" })).size;
  }

  onMessage(data: string, sender: PartyKit.Connection): void {
    const frame = JSON.parse(data) as Command | { readonly type: "got" };
    if (frame.type !== "command") return;
    const pos = ++this.#pos;
    const event = {
      id: key,
      at: Date.now(),
      by: { id: key, side: "staff", name: "Member of staff 1", title: "Registered nurse" },
      type: "message",
      body: { text: frame.command.text },
      visibility: frame.command.visibility,
      received: Array<string>(9).fill(key),
      pos,
    };
    void this.#room.storage.put(`e:${pos}`, event);
    this.#room.broadcast(JSON.stringify({ type: "events", events: [event] }));
    sender.send(JSON.stringify({ type: "ack", id: frame.id, pos }));
  }
}
