/** Every code by which something is refused, from the model. */
import { refusalAnswers, refusalRules } from "@carethread/model";

export function refusalsText(): string {
  const rows = Object.entries(refusalAnswers).map(([code, { status, say }]) => {
    const again = refusalRules[code as keyof typeof refusalRules].retryable ? "later" : "";
    return `| \`${code}\` | ${status} | ${again} | ${say.replaceAll("|", "\\|")} |`;
  });
  return ["| code | status | again | why, and what to do |", "|---|---|---|---|", ...rows].join("\n");
}
