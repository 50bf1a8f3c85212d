import assert from "node:assert/strict";

/** Waits for an effect, with a deadline in milliseconds; looks again whenever other work is done. */
export async function until(
  fits: () => boolean | Promise<boolean>,
  what: string,
  within = 20_000,
): Promise<void> {
  for (const end = Date.now() + within; Date.now() < end; ) {
    if (await fits()) return;
    await new Promise(resolve => setImmediate(resolve));
  }
  assert.fail(`${what} did not come about within ${within} ms`);
}
