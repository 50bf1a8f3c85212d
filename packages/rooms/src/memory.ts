export { type Kept, keptFrom, type Once, type Page } from "./conversation/conversation.ts";
export {
  createMemoryServer,
  type MemoryServer,
  type MemoryServerOptions,
  type RoomCall,
  type RoomPut,
} from "./memory/memory.ts";
