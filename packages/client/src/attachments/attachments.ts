/** Files beside what is written. What checks them and brings them up is fetched when there are some. */

export type { Content, FileSealing } from "./content.ts";
export { createFiles, type Files } from "./files.ts";
export { type ContentsOptions, type KnownFiles, lazyContents } from "./lazy-contents.ts";
export { createMessageFiles, type MessageFiles } from "./message-files.ts";
export { createStartFiles, type NamedFile, type StartFiles } from "./start-files.ts";
