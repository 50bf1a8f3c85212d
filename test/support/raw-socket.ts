/** A socket spoken by hand, frame by frame: over memory or over a real network. */
import { patience } from "./patience.ts";

export type Frame = Record<string, unknown> & { type: string };

export interface RawSocket {
  /** Everything that came, in order. */
  readonly frames: readonly Frame[];
  readonly texts: readonly string[];
  send(frame: unknown): void;
  sendText(text: string): void;
  /** The first frame that fits, of those that came or will come; each is given once. */
  next(fits: string | ((frame: Frame) => boolean), within?: number): Promise<Frame>;
  /** The code that the socket closed with. */
  readonly closed: Promise<number>;
  close(): void;
}

export function openRaw(WebSocketClass: typeof WebSocket, url: string): Promise<RawSocket> {
  const socket = new WebSocketClass(url);
  const frames: Frame[] = [];
  const texts: string[] = [];
  const given = new Set<Frame>();
  const waiting = new Set<() => void>();
  let over = false;
  const closed = new Promise<number>(resolve => {
    socket.addEventListener("close", event => {
      over = true;
      resolve(event.code);
      for (const look of waiting) look();
    });
  });
  socket.addEventListener("message", event => {
    texts.push(String(event.data));
    frames.push(JSON.parse(String(event.data)) as Frame);
    for (const look of waiting) look();
  });
  const raw: RawSocket = {
    frames,
    texts,
    send: frame => socket.send(JSON.stringify(frame)),
    sendText: text => socket.send(text),
    next(fits, within = patience) {
      const match = typeof fits === "string" ? (frame: Frame) => frame.type === fits : fits;
      return new Promise((resolve, reject) => {
        const end = (): void => {
          waiting.delete(look);
          clearTimeout(deadline);
        };
        const look = (): void => {
          const found = frames.find(frame => !given.has(frame) && match(frame));
          if (found !== undefined) {
            given.add(found);
            end();
            resolve(found);
          } else if (over) {
            end();
            reject(
              new Error(`the socket closed before "${fits}" came; came: ${texts.join(" ").slice(0, 500)}`),
            );
          }
        };
        const deadline = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`"${fits}" did not come; came: ${texts.join(" ").slice(0, 500)}`));
        }, within);
        waiting.add(look);
        look();
      });
    },
    closed,
    close: () => socket.close(),
  };
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => resolve(raw));
    socket.addEventListener("error", () => reject(new Error(`no socket at ${new URL(url).pathname}`)));
  });
}
