/** What staff change in a patient's chart. */
export { changeTeam, staffOf, type TeamChange, teamChangeIn } from "./care-team.ts";
export { changePatient, type PatientChange, patientChangeIn } from "./patient.ts";
export { changePlan, type PlanChange, planChangeIn } from "./plan.ts";
export { type KeptItem, patientOf, StreamBook, streamItemIn } from "./stream-book.ts";
