/**
 * How far the care team has read together: every message up to there was on the screen of one of the staff. A patient is
 * told "read by your care team" only of that. What was shown beyond a gap waits, until somebody has seen the gap.
 */
import { limits } from "../limits.ts";
import type { Position, Stretch, TeamReceipt } from "./state.ts";

/** The team's receipt once everything behind `after` up to `to` was shown to one of them; the same where it says nothing new. */
export function withShown(team: TeamReceipt, after: Position, to: Position): TeamReceipt {
  const seq = joined(team.seq, team.ahead?.seq ?? [], [after.seq, to.seq]);
  const portal = joined(team.portal, team.ahead?.portal ?? [], [after.portal, to.portal]);
  if (seq === null && portal === null) return team;
  const stretches = {
    seq: seq === null ? (team.ahead?.seq ?? []) : seq.ahead,
    portal: portal === null ? (team.ahead?.portal ?? []) : portal.ahead,
  };
  const isWhole = stretches.seq.length + stretches.portal.length === 0;
  return {
    seq: seq?.to ?? team.seq,
    portal: portal?.to ?? team.portal,
    ...(isWhole ? {} : { ahead: stretches }),
  };
}

/** What is shown up to a place and in stretches ahead of it, with one more; null where that is in it already. */
function joined(
  upTo: number,
  ahead: readonly Stretch[],
  more: Stretch,
): { readonly to: number; readonly ahead: readonly Stretch[] } | null {
  const [after, end] = more;
  if (end <= Math.max(after, upTo) || ahead.some(([from, to]) => from <= after && end <= to)) return null;
  let to = upTo;
  const apart: [number, number][] = [];
  for (const [from, until] of [...ahead, more].sort(([a], [b]) => a - b)) {
    const last = apart.at(-1);
    if (from <= to) to = Math.max(to, until);
    else if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until);
    else apart.push([from, until]);
  }
  // So many gaps nobody fills: what is furthest is shown again when it is come to.
  return { to, ahead: apart.slice(0, limits.teamStretches) };
}
