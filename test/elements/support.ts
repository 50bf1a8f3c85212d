/** What the element tests share, with all elements registered: until then is test/elements/stages.browser.ts. */
import "@carethread/elements/define/all";

export * from "./page.ts";
