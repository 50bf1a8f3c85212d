/** What staff change in a patient's chart. */

export { changeTeam, staffOf, teamChangeIn } from "./care-team.ts";
export { changePatient, patientChangeIn } from "./patient.ts";
export { type KeptItem, patientOf, StreamBook, streamItemIn } from "./stream-book.ts";
