export { createAsked } from "./asked.ts";
export { createConversations } from "./conversations.ts";
