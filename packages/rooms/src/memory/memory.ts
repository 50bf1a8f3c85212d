export {
  createMemoryServer,
  type MemoryServer,
  type MemoryServerOptions,
  type RoomCall,
  type RoomPut,
  type RoomRead,
} from "./server.ts";
