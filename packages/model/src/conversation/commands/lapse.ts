/** Ends what was believed of screens: messages that came onto one and were not read are news. Only time asks for it. */
import { limits } from "../../limits.ts";
import { refusal } from "../../refusals/refusals.ts";
import type { ConversationState, Reading } from "../state.ts";
import type { CommandRule } from "./base.ts";

export interface Lapse {
  readonly type: "lapse";
}

/** Reading stands beside the log: there are no events, and another state where anything has lapsed. */
export const lapse: CommandRule<Lapse> = {
  decide(state, { facts, now }) {
    if (facts.person.person.side !== "system") return refusal("not-allowed");
    const over = Object.entries(state.reading).filter(([, reading]) => (lapseOf(reading) ?? now + 1) <= now);
    if (over.length === 0) return { events: [], state };
    const told = Object.fromEntries(over.map(([id, reading]) => [id, withoutShown(reading)]));
    return { events: [], state: { ...state, reading: { ...state.reading, ...told } } };
  },
};

function withoutShown(reading: Reading): Reading {
  const { news, shown } = reading;
  const { patient, team } = shown ?? { patient: 0, team: 0 };
  return { ...reading, news: { patient: news.patient + patient, team: news.team + team }, shown: null };
}

/** After *more than* the time, not just as long. */
function lapseOf({ shown }: Reading): number | null {
  return shown === null ? null : shown.since + limits.screenLapse + 1;
}

/** When the next of them lapses, milliseconds since 1970. */
export function nextLapse(state: ConversationState): number | null {
  const times = Object.values(state.reading)
    .map(lapseOf)
    .filter(time => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}
