/** The two ways in which a table is driven: at a steady pace, and as fast as it answers. */
import { setTimeout as wait } from "node:timers/promises";
import { keyOf } from "@carethread/model";
import type { Table } from "./seats.ts";

/** About as long as what people write. */
const words =
  "is my number; how do you feel today, and did you take the tablets this morning? Please tell me.";

const textOf = (n: number): string => `#${n} ${words}`;

function newId(): string {
  return keyOf(crypto.getRandomValues(new Uint8Array(16)));
}

/** Times in milliseconds, one a message. */
export interface Paced {
  /** From sending to the author's ack. */
  readonly ack: readonly number[];
  /** From sending until the last of the others has it. */
  readonly fanOut: readonly number[];
  /** Who wrote each message, by seat, and when it was sent. */
  readonly sent: readonly { readonly seat: number; readonly at: number }[];
}

/** Sends `count` messages, `every` milliseconds apart, the seats in turn, and waits until all have arrived. */
export async function paced(table: Table, count: number, every: number): Promise<Paced> {
  const { seats } = table;
  const numbers = new Map<string, number>();
  const sent: { seat: number; at: number }[] = [];
  const ack: number[] = [];
  const fanOut: number[] = [];
  const missing = new Array<number>(count).fill(seats.length - 1);
  let open = count * 2;
  let done = (): void => {};
  const finished = new Promise<void>(resolve => {
    done = resolve;
  });
  const close = (): void => {
    if (--open === 0) done();
  };
  for (const [index, seat] of seats.entries()) {
    seat.acked = id => {
      const n = numbers.get(id);
      if (n === undefined) return;
      ack[n] = performance.now() - (sent[n]?.at ?? 0);
      close();
    };
    seat.came = data => {
      const now = performance.now();
      // A frame may bring what several people wrote in one moment.
      for (const [, number] of data.toString().matchAll(/"text":"#(\d+) /g)) {
        const n = Number(number);
        if (sent[n] === undefined || sent[n].seat === index) continue;
        missing[n] = (missing[n] ?? 0) - 1;
        if (missing[n] !== 0) continue;
        fanOut[n] = now - sent[n].at;
        close();
      }
    };
  }
  const start = performance.now();
  for (let n = 0; n < count; n++) {
    const early = start + n * every - performance.now();
    if (early > 0) await wait(early);
    const id = newId();
    const text = textOf(n);
    const seat = n % seats.length;
    numbers.set(id, n);
    sent[n] = { seat, at: performance.now() };
    seats[seat]?.say(id, text);
  }
  await within(30_000, finished, `${table.name}: not every message arrived`);
  return { ack, fanOut, sent };
}

export interface Closed {
  readonly perSecond: number;
  /** How many were acked in all, those included that came after the time was over. */
  readonly messages: number;
}

/** Each seat sends the next message when the last was acked. */
export async function closedLoop(table: Table, ms: number): Promise<Closed> {
  const { seats } = table;
  let acked = 0;
  let over = false;
  let flying = seats.length;
  let done = (): void => {};
  const drained = new Promise<void>(resolve => {
    done = resolve;
  });
  for (const seat of seats) {
    seat.came = () => {};
    seat.acked = () => {
      if (!over) acked++;
      if (!over) seat.say(newId(), textOf(0));
      else if (--flying === 0) done();
    };
  }
  const start = performance.now();
  for (const seat of seats) seat.say(newId(), textOf(0));
  await wait(ms);
  over = true;
  const perSecond = acked / ((performance.now() - start) / 1000);
  await within(30_000, drained, `${table.name}: not every message was acked`);
  return { perSecond, messages: acked + seats.length };
}

async function within<T>(ms: number, promise: Promise<T>, message: string): Promise<T> {
  const over = new AbortController();
  const late = wait(ms, undefined, { signal: over.signal }).then(() => {
    throw new Error(message);
  });
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    over.abort();
  }
}
