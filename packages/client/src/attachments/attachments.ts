/** Files beside what is written. What checks them and brings them up is fetched when there are some. */

export { createFiles, type Files } from "./files.ts";
export { createMessageFiles, type MessageFiles } from "./message-files.ts";
export { createStartFiles, type NamedFile, type StartFiles } from "./start-files.ts";
