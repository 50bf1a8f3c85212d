export { type Kept, keptFrom, type Once, type Page } from "./kept.ts";
export {
  createMemoryServer,
  type MemoryServer,
  type MemoryServerOptions,
  type RoomCall,
  type RoomPut,
} from "./memory/server.ts";
