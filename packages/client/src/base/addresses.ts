/** Where rooms are. No address holds a token, a login or a patient ID. */
import { type Party, roomName } from "@carethread/model";

export interface Addresses {
  /** The rooms' address without a slash at its end, for HTTP. */
  readonly server: string;
  readonly practice: string;
  /** The address of the room of this name, below the server's. */
  room(party: Party, name: string): string;
  /** The same by the key of a conversation, person or patient. */
  path(party: Party, key: string): string;
  /** A room's address for a socket. */
  socket(party: Party, key: string): string;
}

/** `server` may begin with `http`, `https`, `ws`, `wss`, or be relative to the page. Throws a TypeError if it is none. */
export function createAddresses(server: string, practice: string): Addresses {
  // Not the page's own address: a `srcdoc` frame has none, and its paths are its parent's.
  const url = new URL(server, globalThis.document?.baseURI ?? globalThis.location?.href);
  url.search = "";
  url.hash = "";
  const base = url.href.replace(/\/+$/, "");
  const http = base.replace(/^ws/, "http");
  const room = (party: Party, name: string): string => `parties/${party}/${name}`;
  const path = (party: Party, key: string): string => room(party, roomName(practice, key));
  return {
    server: http,
    practice,
    room,
    path,
    socket: (party, key) => `${base.replace(/^http/, "ws")}/${path(party, key)}`,
  };
}
