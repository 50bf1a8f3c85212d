export { createConversations } from "./conversations.ts";
export { createAsked } from "./following/following.ts";
export { prepareConversations } from "./lazy-room.ts";
