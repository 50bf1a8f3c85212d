/** A connection hangs: nothing comes or goes any more, and nobody is told. How long until the client has noticed. */
import { setTimeout as wait } from "node:timers/promises";
import { openProxy } from "../../support/proxy.ts";
import type { Product } from "./product.ts";

export interface HangSizes {
  readonly people: number;
  /** They come in one after the other, over the time in which a server pings once. */
  readonly apart: number;
}

export interface HangFigures {
  /** Milliseconds until each of those who only read is shown again what the others write. */
  readonly readers: readonly number[];
  /** Milliseconds until what was written into the hung connection is acked, where it is. */
  readonly acked: readonly number[];
  /** Milliseconds until the client gives it up and tells its page, where it does. */
  readonly givenUp: readonly number[];
}

const patience = 90_000;

export async function underHang(product: Product, { people, apart }: HangSizes): Promise<HangFigures> {
  // Somebody with a good network writes all the time.
  const sound = await product.join(0, product.url());
  let over = false;
  let stalled = false;
  const chatter = (async () => {
    for (let n = 0; !over; n++) {
      await sound.say(`chatter ${n}`);
      await wait(500);
    }
  })();
  const joined = [];
  for (let person = 1; person <= people; person++) {
    const proxy = await openProxy(product.url);
    joined.push({ proxy, participant: await product.join(person, proxy.url) });
    await wait(apart);
  }
  const hung = performance.now();
  for (const { proxy } of joined) proxy.hang("both");
  const late = new AbortController();
  const given = wait(patience, undefined, { signal: late.signal }).then(
    () => {
      stalled = true;
    },
    () => {},
  );
  const readers: number[] = [];
  const acked: number[] = [];
  const givenUp: number[] = [];
  await Promise.race([
    given,
    Promise.all(
      joined.map(async ({ participant }, index) => {
        if (index % 2 === 0) {
          // What was on its way when it hung is held back for good: the next that is shown came another way.
          await new Promise<void>(resolve => {
            participant.changed = resolve;
          });
          readers.push(performance.now() - hung);
        } else {
          const settled = await participant.say(`writer${index} 0`).then(
            () => acked,
            () => givenUp,
          );
          settled.push(performance.now() - hung);
        }
      }),
    ),
  ]);
  late.abort();
  over = true;
  await chatter;
  sound.leave();
  for (const { participant, proxy } of joined) {
    participant.leave();
    await proxy.close();
  }
  if (stalled) throw new Error(`${product.name}: somebody did not come back within ${patience} ms`);
  return { readers, acked, givenUp };
}
