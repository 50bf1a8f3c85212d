/** A patient's stream: what the practice's system puts into it, and the filters by which it is looked through. */
export { LogFilter, StreamFilter } from "./filters.ts";
export { StreamItem, type StreamSort } from "./item.ts";
export { PutStreamItem } from "./put-item.ts";
