/** A coach's rhythm: what the chart, the coach and time do to it. */
export { comeDue, nextDue } from "./come-due.ts";
export { followPlan } from "./follow.ts";
export { SetRhythm, setRhythm } from "./set-rhythm.ts";
