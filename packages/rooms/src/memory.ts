export { caughtUp, type Once, type Page, stateFrom } from "./conversation/conversation.ts";
export {
  createMemoryServer,
  type MemoryServer,
  type MemoryServerOptions,
  type RoomCall,
  type RoomPut,
  type RoomRead,
} from "./memory/memory.ts";
