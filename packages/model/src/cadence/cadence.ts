/** A coach's rhythm with a patient: when a message is due. */
export { type Cadence, dailyFor, dateAt, dayAfter, dueOn, dueState } from "./due.ts";
export { Coaching, comesDueAt, dueDay, endOfDay } from "./plan.ts";
export { byPlan, Day, longestRhythm, Rhythm, RhythmReason } from "./rhythm.ts";
