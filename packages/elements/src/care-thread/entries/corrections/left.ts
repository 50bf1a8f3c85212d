/** How many days are left for an answer, in words. */
import { daysLeft } from "@carethread/model";
import type { ThreadWords } from "../../english.ts";

/** `today` is a day of the practice's calendar. */
export function leftOf(until: string, today: string, words: ThreadWords): string {
  const left = daysLeft(until, today);
  if (left === 0) return words.correctionLastDay;
  return left > 0 ? words.correctionDaysLeft(left) : words.correctionDaysOver(-left);
}
