export {
  createMemoryServer,
  type MemoryServer,
  type MemoryServerOptions,
  type RoomCall,
  type RoomPut,
} from "./server.ts";
