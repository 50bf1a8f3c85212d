import assert from "node:assert/strict";
import { patience } from "./patience.ts";

/** Waits for an effect, with a deadline in milliseconds; looks again whenever other work is done. */
export async function until(
  fits: () => boolean | Promise<boolean>,
  what: string,
  within = patience,
): Promise<void> {
  for (const end = Date.now() + within; Date.now() < end; ) {
    if (await fits()) return;
    // A pause between looks, or the waiting would take the time of what is waited for.
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  assert.fail(`${what} did not come about within ${within} ms`);
}
