/** Messages that are taken out, as a file or on paper. */
export { ExportPart } from "./part.ts";
export type { Notices } from "./taking.ts";
