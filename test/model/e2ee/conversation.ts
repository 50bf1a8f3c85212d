/** A conversation of two people in a practice, with what its tests ask again and again. */
import { type EpochSecret, makeEpoch, open, seal } from "@carethread/model/e2ee";
import { key } from "../arbitraries.ts";
import { type Owned, type Practice, refusal } from "./people.ts";

export const place = { practice: "oak", scope: key(1) };
export const [ana, kim, lee] = [key(200), key(100), key(101)] as const;
export const readers = [kim, ana];

/** An epoch for these devices, made by the first. */
export async function epochOf(
  { trust }: Practice,
  owned: readonly Owned[],
  { epoch = 1, at = place, title }: { epoch?: number; at?: typeof place; title?: unknown } = {},
) {
  const [maker] = owned;
  if (maker === undefined || trust.records === null) throw new Error("nobody makes it, or for no records");
  return makeEpoch({
    ...{ place: at, epoch, device: maker.device, readers, title },
    ...{ devices: owned.map(({ certified }) => certified), records: trust.records },
  });
}

/** Whether two hold the same secret: what one seals the other opens. */
export async function areSame(one: EpochSecret, other: EpochSecret, by: Owned): Promise<boolean> {
  const sealed = await seal({ purpose: "message", secret: one, device: by.device, n: 1, content: "x" });
  return (await refusal(open({ purpose: "message", secret: other, by: by.certified, sealed }))) === "taken";
}
