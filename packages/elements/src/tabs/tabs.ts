/** The keys of a row of tabs. */

/** Where a key leads from a tab, by the order in which they are seen. */
export function stepOfTab(
  { key, currentTarget }: KeyboardEvent,
  at: number,
  last: number,
): number | undefined {
  const forward = (currentTarget as Element).matches(":dir(rtl)") ? "ArrowLeft" : "ArrowRight";
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
  const next = key === forward ? at + 1 : at - 1;
  return next < 0 ? last : next > last ? 0 : next;
}
