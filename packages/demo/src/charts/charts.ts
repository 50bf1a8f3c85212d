/** The patients' charts: who sees them, what is in them, and what staff change in one. */
export { type ChartOptions, ChartRoutes } from "./chart-routes.ts";
export { Encounters, type KeptEncounter } from "./encounters.ts";
export { chartsOf } from "./seen.ts";
export { type KeptItem, patientOf, StreamBook } from "./stream-book.ts";
