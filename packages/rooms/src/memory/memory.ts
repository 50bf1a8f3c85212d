export type { MemoryServerOptions, RoomCall, RoomPut, RoomRead } from "./options.ts";
export { createMemoryServer, type MemoryServer } from "./server.ts";
