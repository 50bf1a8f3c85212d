/** Files beside what is written. What checks them and brings them up is fetched when there are some. */
export { createFiles, type Files } from "./files.ts";
