/** What people take with them: their conversations as a page to read and print, as FHIR, and the files beside both. */
export { type BundleOptions, exportBundle } from "./bundle.ts";
export type { CorrectionWords } from "./corrections-on-page.ts";
export { FileNames, filesFolder } from "./file-names.ts";
export { pageStyles } from "./page.styles.ts";
export { exportBody, exportPage, type PageOptions, type PageWords } from "./page.ts";
