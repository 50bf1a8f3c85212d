/** What was sent and not answered for: messages, and conversations that were begun. */
export { createOutbox, type Outbox } from "./messages.ts";
export { createStarts } from "./starts.ts";
export { createTurns } from "./turns.ts";
export { createWriting, type Writing } from "./writing.ts";
