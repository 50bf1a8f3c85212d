/**
 * The rival: Socket.IO as its own tutorial builds a chat. A room a conversation; a message is stored in SQLite, then
 * broadcast, then acked; a client's own offset makes it stored once; who comes back gets what was missed by
 * connection-state recovery, and where that fails, from the database. It checks nobody's rights.
 *
 *     node --import tsx server.ts <database file> [plain]
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Database from "libsql";
import { Server } from "socket.io";
import type { ChatEvent, FromClient, FromServer, Joining } from "./protocol.ts";

const [, , file, how] = process.argv;
if (file === undefined) throw new Error("server.ts needs the path of its database");

interface Stored {
  readonly id: number;
  readonly at: number;
  readonly text: string;
}

const database = new Database(file);
database.pragma("journal_mode = WAL");
// An ack means durable here too: the rooms' runtime syncs each commit to the disk.
database.pragma("synchronous = FULL");
database.exec(`
  create table messages (
    id integer primary key autoincrement,
    conversation text not null,
    client_offset text not null unique,
    at integer not null,
    text text not null
  );
  create index of_conversation on messages (conversation, id);
`);
const insert = database.prepare<[string, string, number, string]>(
  "insert into messages (conversation, client_offset, at, text) values (?, ?, ?, ?) on conflict do nothing",
);
const after = database.prepare<[string, number]>(
  "select id, at, text from messages where conversation = ? and id > ? order by id",
);

const key = "abcdefghijklmnopqrstuvwxyz";

function eventOf({ id, at, text }: Stored): ChatEvent {
  return {
    id: key,
    at,
    by: { id: key, side: "staff", name: "Member of staff 1", title: "Registered nurse" },
    type: "message",
    body: { text },
    visibility: "everyone",
    received: Array<string>(9).fill(key),
    pos: id,
  };
}

const http = createServer();
const io = new Server<FromClient, FromServer>(http, {
  serveClient: false,
  ...(how === "plain" ? {} : { connectionStateRecovery: {} }),
});

io.on("connection", socket => {
  const { conversation, offset } = socket.handshake.auth as Joining;
  if (!socket.recovered) {
    void socket.join(conversation);
    for (const row of after.all(conversation, offset) as Stored[]) socket.emit("message", eventOf(row));
  }
  socket.on("message", (text, clientOffset, done) => {
    const at = Date.now();
    const { changes, lastInsertRowid } = insert.run(conversation, clientOffset, at, text);
    if (changes === 0) {
      done(null);
      return;
    }
    const id = Number(lastInsertRowid);
    io.to(conversation).emit("message", eventOf({ id, at, text }));
    done(id);
  });
});

http.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
});
