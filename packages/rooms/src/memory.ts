export { createMemoryServer, type MemoryServer, type MemoryServerOptions } from "./memory/server.ts";
