/** Asks clamd about bytes by its command INSTREAM: as they come, never the whole in memory. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** Where clamd listens: `{ path }` of its socket, or a host and a port. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** What it found, by its own name for it; null where it found nothing. */
export interface ClamdAnswer {
  readonly found: string | null;
}

/** It takes no file as large (`StreamMaxLength`). */
export class TooLargeForClamd extends Error {
  override readonly name = "TooLargeForClamd";
}

/** It could not be reached, or answered with a fault of its own. */
export class ClamdFailed extends Error {
  override readonly name = "ClamdFailed";
}

/** How long nothing may happen, in milliseconds. */
const silence = 60_000;

/** Throws a TooLargeForClamd or a ClamdFailed. */
export async function askClamd(
  address: ClamdAddress,
  content: AsyncIterable<Uint8Array>,
): Promise<ClamdAnswer> {
  const socket = connect(address);
  socket.setTimeout(silence, () => socket.destroy(new Error("clamd says nothing")));
  try {
    const answer = answerOf(socket);
    // Whoever waits for it later is told.
    answer.catch(() => {});
    await Promise.race([send(socket, content), answer]);
    return read(await answer);
  } catch (error) {
    if (error instanceof TooLargeForClamd || error instanceof ClamdFailed) throw error;
    throw new ClamdFailed("clamd could not be asked", { cause: error });
  } finally {
    socket.destroy();
  }
}

async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  await once(socket, "connect");
  await write(socket, Buffer.from("zINSTREAM\0"));
  for await (const bytes of content) {
    // Nothing in length would be the end.
    if (bytes.byteLength === 0) continue;
    await write(socket, lengthOf(bytes.byteLength));
    await write(socket, bytes);
  }
  await write(socket, lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** Waits until clamd has taken what waits, so that a large file does not stand in memory. */
async function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed) throw new Error("clamd has hung up");
  if (!socket.write(bytes)) await once(socket, "drain");
}

/** It says one thing and hangs up, in the middle of what it is sent where that is too large. */
async function answerOf(socket: Socket): Promise<string> {
  let text = "";
  for await (const data of socket) {
    text += (data as Buffer).toString("latin1");
    if (text.includes("\0") || text.length > 1_000) break;
  }
  return text.replace(/\0.*$/s, "");
}

function read(answer: string): ClamdAnswer {
  if (/^stream: OK$/.test(answer)) return { found: null };
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return { found };
  if (/size limit exceeded/i.test(answer)) throw new TooLargeForClamd("the file is too large for clamd");
  throw new ClamdFailed(answer === "" ? "clamd hung up" : "clamd answered with a fault");
}
