/** Sockets as both platforms have them. */
import type { Connection } from "@carethread/rooms";

/** A socket whose state outlives its room's sleep. */
export interface KeptSocket {
  readonly id: string;
  readonly state: unknown;
  send(text: string): void;
  close(code: number, reason: string): void;
  setState(state: unknown): unknown;
}

/** Of the platform alone. */
declare const WebSocketPair: new () => { readonly 0: WebSocket; readonly 1: WebSocket & { accept(): void } };

export function bindConnection(connection: KeptSocket): Connection {
  return {
    id: connection.id,
    send: text => connection.send(text),
    close: (code, reason) => connection.close(code, reason),
    getState: () => connection.state,
    setState: state => {
      connection.setState(state);
    },
  };
}

/** A socket that is accepted to be told why it ends: a browser hears nothing of a refusal before that. */
export function closed(code: number, reason: string): Response {
  const { 0: theirs, 1: ours } = new WebSocketPair();
  ours.accept();
  ours.close(code, reason);
  return new Response(null, { status: 101, webSocket: theirs } as ResponseInit);
}
