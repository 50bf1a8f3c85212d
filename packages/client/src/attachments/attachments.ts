/** Files beside what is written. What checks them and brings them up is fetched when there are some. */

export type { StartedFiles } from "./begun-files.ts";
export type { Content, FileSealer, FileSealing, KnownFiles } from "./content.ts";
export type { ContentsOptions } from "./contents.ts";
export { createFiles, type Files } from "./files.ts";
export { giveFiles } from "./give-files.ts";
export { lazyContents } from "./lazy-contents.ts";
export { createMessageFiles, type MessageFiles } from "./message-files.ts";
export { createStartFiles, type StartFiles } from "./start-files.ts";
