/**
 * A network between clients and rooms that fails on command: it cuts, stalls, hangs, slows and refuses. It
 * listens on one port for as long as it lives, whatever port the rooms come back on.
 */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** `up` is from the client to the rooms. */
export type Direction = "up" | "down" | "both";

export interface FaultProxy {
  readonly url: string;
  /** How many connections are open on the clients' side. */
  readonly connections: number;
  /** Breaks every connection at once, on both sides. */
  cut(): void;
  /** Holds back what goes this way on every connection, present and coming, until `heal`. */
  stall(direction: Direction): void;
  /** Makes the present connections half-open: what goes this way is held back for good, and nobody is told. */
  hang(direction: Direction): void;
  /** Breaks every connection, and each new one, until `heal`. */
  refuse(): void;
  /** Delays everything by so many milliseconds, until `heal`. */
  slow(ms: number): void;
  /** Ends what is stalled, refused and slow. What hangs stays so. */
  heal(): void;
  close(): Promise<void>;
}

interface Weather {
  stalled: Direction | null;
  refusing: boolean;
  delay: number;
}

/** One way of one connection: what came and was not passed on yet, in order. `null` is its end. */
class Lane {
  readonly #way: "up" | "down";
  readonly #to: Socket;
  readonly #weather: Weather;
  readonly #held: { readonly chunk: Buffer | null; readonly due: number }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hung = false;

  constructor(way: "up" | "down", from: Socket, to: Socket, weather: Weather) {
    this.#way = way;
    this.#to = to;
    this.#weather = weather;
    from.on("data", chunk => this.#take(chunk));
    from.on("end", () => this.#take(null));
  }

  hang(direction: Direction): void {
    if (direction === "both" || direction === this.#way) this.#hung = true;
  }

  flow(): void {
    const { stalled } = this.#weather;
    if (this.#hung || stalled === "both" || stalled === this.#way) return;
    for (let first = this.#held[0]; first !== undefined; first = this.#held[0]) {
      const wait = first.due - performance.now();
      if (wait > 0) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.flow(), wait);
        return;
      }
      this.#held.shift();
      if (first.chunk === null) this.#to.end();
      else this.#to.write(first.chunk);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#held.length = 0;
  }

  #take(chunk: Buffer | null): void {
    this.#held.push({ chunk, due: performance.now() + this.#weather.delay });
    this.flow();
  }
}

interface Link {
  readonly sockets: readonly [Socket, Socket];
  readonly lanes: readonly [Lane, Lane];
}

/** `target` is asked at each connection: an address such as `http://127.0.0.1:1999`. */
export async function openProxy(target: () => string): Promise<FaultProxy> {
  const weather: Weather = { stalled: null, refusing: false, delay: 0 };
  const links = new Set<Link>();
  // A side that has ended may still be sent what was held back.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, client => {
    if (weather.refusing) {
      client.resetAndDestroy();
      return;
    }
    const { hostname, port } = new URL(target());
    const rooms = connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true });
    const link: Link = {
      sockets: [client, rooms],
      lanes: [new Lane("up", client, rooms, weather), new Lane("down", rooms, client, weather)],
    };
    links.add(link);
    for (const socket of link.sockets) {
      // Told by the close that follows.
      socket.on("error", () => {});
      socket.on("close", () => drop(link));
    }
  });

  function drop(link: Link): void {
    if (!links.delete(link)) return;
    for (const lane of link.lanes) lane.stop();
    for (const socket of link.sockets) if (!socket.destroyed) socket.resetAndDestroy();
  }

  function cut(): void {
    for (const link of [...links]) drop(link);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get connections() {
      return links.size;
    },
    cut,
    stall(direction) {
      weather.stalled = direction;
    },
    hang(direction) {
      for (const { lanes } of links) for (const lane of lanes) lane.hang(direction);
    },
    refuse() {
      weather.refusing = true;
      cut();
    },
    slow(ms) {
      weather.delay = ms;
    },
    heal() {
      weather.stalled = null;
      weather.refusing = false;
      weather.delay = 0;
      for (const { lanes } of links) for (const lane of lanes) lane.flow();
    },
    async close() {
      server.close();
      cut();
      await once(server, "close");
    },
  };
}
