/** Rooms in memory as a page sees them whose operator lies: what they answer is another before it arrives. */
import type { MemoryServer } from "@carethread/rooms/memory";

export interface Lies {
  /** Changes a frame to the page. */
  readonly frame?: (frame: Record<string, unknown>) => Record<string, unknown>;
  /** Changes who is said to read, and on which devices. */
  readonly readers?: (answer: { readers: string[]; certificates: string[] }) => object;
  /** Sends it elsewhere. */
  readonly path?: (path: string) => string;
  /** Hears what the page says. */
  readonly sent?: (text: string) => void;
}

export interface LyingServer {
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
}

export function lyingServer(server: MemoryServer, lies: Lies): LyingServer {
  const { frame = same => same, readers = same => same, path = same => same, sent } = lies;

  class LyingSocket extends server.WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(path(String(url)), protocols);
    }

    override send(data: string): void {
      sent?.(data);
      super.send(data);
    }

    override addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ): void {
      if (type !== "message" || typeof listener !== "function") {
        super.addEventListener(type, listener as EventListener, options);
        return;
      }
      const lied = (event: Event): void => {
        const { data } = event as MessageEvent<string>;
        const changed = frame(JSON.parse(data) as Record<string, unknown>);
        listener(new MessageEvent("message", { data: JSON.stringify(changed) }));
      };
      super.addEventListener(type, lied, options);
    }
  }

  const lyingFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = path(request.url);
    const answer = await server.fetch(new Request(url, request));
    if (!new URL(url).pathname.endsWith("/readers") || !answer.ok) {
      if (!url.includes("/events?")) return answer;
      return Response.json(frame((await answer.json()) as Record<string, unknown>), {
        status: answer.status,
      });
    }
    return Response.json(readers((await answer.json()) as { readers: string[]; certificates: string[] }));
  };

  return { WebSocket: LyingSocket, fetch: lyingFetch };
}
