export type { Credential } from "./credentials.ts";
export type { Http, Start } from "./http.ts";
export { lazyHttp } from "./lazy-http.ts";
export type { Channel, Connection } from "./room-connection.ts";
export { createSession, type Session } from "./session.ts";
