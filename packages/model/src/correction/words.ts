/** What may be said where a correction is asked for, answered or put later. */
import { pageLimits } from "../page-limits.ts";
import { textProblem } from "../text/text.ts";

export type CorrectionProblem = "correction-empty" | "correction-too-long" | "text-malformed";

/** Why cleaned words cannot stand there, or null. */
export function correctionProblem(text: string): CorrectionProblem | null {
  if (text.length > pageLimits.correctionLength) return "correction-too-long";
  const problem = textProblem(text);
  return problem === "text-malformed" ? problem : problem === null ? null : "correction-empty";
}
