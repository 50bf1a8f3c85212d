/** A portal page that is open while its practice switches messages off and on. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultDelays } from "@carethread/client";
import { roomLimits } from "@carethread/model";
import { followOffers } from "../../packages/demo/pages/portal/offers.ts";

const heard = (isOver: boolean): Event =>
  Object.assign(new Event("care-unavailable"), { detail: { isOver } });

async function renewed(hasMessages: boolean, isOver: boolean, offered: boolean | null): Promise<boolean> {
  const page = new EventTarget() as Document;
  let isAsked = false;
  let isRenewed = false;
  const ask = async () => {
    isAsked = true;
    return offered;
  };
  followOffers({ page, hasMessages, ask, renew: () => (isRenewed = true) });
  page.dispatchEvent(heard(isOver));
  await new Promise(setImmediate);
  assert.equal(isAsked, isOver !== hasMessages);
  return isRenewed;
}

test("[F-013] an open portal comes anew when messages go, and when they are back", async () => {
  assert.equal(await renewed(true, false, false), true);
  assert.equal(await renewed(false, true, true), true);
  // The elements know before the back end does, or it does not answer: the page stays as it is.
  for (const offered of [true, null]) assert.equal(await renewed(true, false, offered), false);
  for (const offered of [false, null]) assert.equal(await renewed(false, true, offered), false);
  assert.equal(await renewed(true, true, true), false);
  assert.equal(await renewed(false, false, false), false);
});

test("[F-013] an open page hears within a minute that messages are back", () => {
  assert.ok(roomLimits.practiceLease + 2 * defaultDelays.unavailable < 60_000);
});
