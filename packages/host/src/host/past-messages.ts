import { type ImportMessages, limits } from "@carethread/model";

export type PastMessage = ImportMessages["messages"][number];

/** Room for the command's id and the brackets around the messages. */
const envelope = 1024;

/** Cuts messages, oldest first, into requests that the rooms take: by number and by bytes. */
export function batches(messages: readonly PastMessage[]): PastMessage[][] {
  const sorted = [...messages].sort((a, b) => a.at - b.at);
  const all: PastMessage[][] = [];
  let batch: PastMessage[] = [];
  let bytes = 0;
  for (const message of sorted) {
    const size = Buffer.byteLength(JSON.stringify(message)) + 1;
    const full = batch.length >= limits.importBatch || bytes + size > limits.requestBody - envelope;
    if (full && batch.length > 0) {
      all.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(message);
    bytes += size;
  }
  if (batch.length > 0) all.push(batch);
  return all;
}
