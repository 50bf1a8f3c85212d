export {
  createMemoryServer,
  type MemoryServer,
  type MemoryServerOptions,
  type RoomCall,
  type RoomPut,
} from "./memory/server.ts";
