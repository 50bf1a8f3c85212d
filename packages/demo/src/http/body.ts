import type { IncomingMessage } from "node:http";

/** A request's body as it came; null where it is longer than `longest` bytes. */
export async function bodyOf(request: IncomingMessage, longest = 16_384): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= longest) chunks.push(chunk);
  }
  return length > longest ? null : Buffer.concat(chunks);
}
