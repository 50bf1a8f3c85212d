export { createAsked } from "./asked.ts";
export { createConversations } from "./conversations.ts";
export { prepareConversations } from "./lazy-room.ts";
