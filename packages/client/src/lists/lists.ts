export { openPatient } from "./patient-store.ts";
export { openPersonRoom } from "./person-room.ts";
export { createSearches } from "./searches.ts";
