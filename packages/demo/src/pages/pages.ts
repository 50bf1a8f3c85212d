/** The pages: where their files come from, and what the server fills in. */
export { builtPages } from "./built-pages.ts";
export { offersPortal } from "./offers.ts";
export type { PageSource } from "./page-source.ts";
export { mailsOf, pageOf, queryOf } from "./page-values.ts";
export { type PageOptions, ShownPages } from "./shown-pages.ts";
export { sourcePages } from "./source-pages.ts";
