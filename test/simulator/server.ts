/** The real rooms on a simulated platform: their disks, lives, sockets and calls, and everything that can go wrong there. */
import { AsyncLocalStorage } from "node:async_hooks";
import { indexRoom, operatorRoom, type Party, sliceOf } from "@carethread/model";
import { type Connection, createRoom, type Deployment, type Platform } from "@carethread/rooms";
import { addressed, internalRequest, lost } from "./addresses.ts";
import { Alarms } from "./alarms.ts";
import { Calls } from "./calls.ts";
import type { Clock } from "./clock.ts";
import { connectionOf } from "./connection.ts";
import {
  type Faults,
  failuresOfASecond,
  longestTimer,
  perCall,
  stateBytes,
  type TrapPlace,
} from "./faults.ts";
import { Life } from "./life.ts";
import type { Living, Place } from "./place.ts";
import type { Random } from "./random.ts";
import { Link, type RoomSide, type SimSocket } from "./socket.ts";

/** What a room must heed as stored; with `latest` also what it was told so in this very moment. */
export type StoredThen = (key: string, latest?: boolean) => string | undefined;

export interface ServerOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** For what rooms ask and keep of their practice: other numbers, so that a world is the one that it is without. */
  readonly ofPractice: Random;
  readonly faults: Faults;
  readonly deployment: Deployment;
  /** Those that there are in this world and stand in the environment. */
  readonly practices: readonly string[];
  /** How many run the rooms; each remembers practices by itself. */
  readonly processes: number;
  /** The date when the world began, milliseconds since 1970. */
  readonly epoch: number;
  /** Draws for the platform's alarms; null where it has none, and a cron ticks. */
  readonly ofAlarms: Random | null;
  /** False for a platform without the output gate. */
  readonly gated: boolean;
  /** A put's promise resolves as soon as the put is accepted. */
  readonly early: boolean;
  /** Sees each frame when a room sends it, and what the room knows to be stored by then. */
  readonly said: (link: Link, text: string, stored: StoredThen) => void;
  /** Whether some room may not have heard yet what its practice is. */
  readonly isChanging: () => boolean;
  /** Sees each frame when a room takes it. */
  readonly heard: (link: Link, text: string) => void;
  /** Sees what has become durable of a room. */
  readonly stored?: (place: Place, changes: ReadonlyMap<string, string | null>) => void;
  /** Sees what a room keeps with a socket. */
  readonly kept: (link: Link) => void;
  /** The practice's own back end. */
  readonly fetch: typeof fetch;
  /** Calls to other rooms that one event of a room may make; null for any number. */
  readonly budget: number | null;
  readonly complain: (why: string) => void;
  /** What rooms tell the operator. */
  readonly log: (message: string, error: unknown) => void;
  readonly note: (text: string) => void;
}

/** Where rooms keep what they last used of their practice, and the practice's own room what it was pushed. */
const keptOfPractice = "practice";
const pushedToPractice = "registered";

export class Server {
  readonly places = new Map<string, Place>();
  readonly #options: ServerOptions;
  readonly #events = new AsyncLocalStorage<{ calls: number }>();
  readonly calls: Calls;
  /** Null on a platform without. */
  readonly alarms: Alarms | null;
  /** By process: when one of its rooms was last not told what its practice's room knows. */
  readonly unheard: number[];
  /** By process. */
  #deployments: readonly Deployment[];
  #links = 0;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#deployments = Array.from({ length: options.processes }, () => anew(options.deployment));
    this.unheard = this.#deployments.map(() => 0);
    const { clock, epoch, random, ofPractice, ofAlarms, faults, deployment, note, complain, isChanging } =
      options;
    this.alarms =
      ofAlarms === null
        ? null
        : new Alarms({
            ...{ clock, epoch, random: ofAlarms, faults, note },
            ring: place => this.#ring(place),
            kill: place => this.kill(place),
          });
    this.calls = new Calls({
      ...{ clock, random, ofPractice, faults, complain, isChanging },
      within: deployment.delays.callWithin,
      ask: (to, path, body) => this.ask(to, path, body),
      reached: (where, place) => this.#reached(where, place),
      unheard: from => {
        this.unheard[this.processOf(from)] = clock.now;
      },
    });
  }

  get deployment(): Deployment {
    return this.#deployments[0] as Deployment;
  }

  /** Rooms that start from now on are given another one; those that live keep theirs. */
  deploy(deployment: Deployment): void {
    this.#deployments = this.#deployments.map(() => anew(deployment));
  }

  /** Where a room runs: always in the same one. */
  processOf({ party, name }: Place): number {
    if (party === "practice" || party === "operator") return 0;
    return sliceOf(name, this.#deployments.length);
  }

  /** One process dies with its rooms, and another one knows nothing of what it knew. */
  die(process: number): void {
    for (const place of this.places.values()) if (this.processOf(place) === process) this.kill(place);
    this.#deployments = this.#deployments.map((each, index) => (index === process ? anew(each) : each));
  }

  place(party: Party, name: string): Place {
    const key = `${party}/${name}`;
    let place = this.places.get(key);
    if (place === undefined) {
      place = {
        ...{ party, name, disk: new Map(), links: new Set(), living: null, failedAt: -1, failures: 0 },
        alarm: { at: null, turn: 0, isRinging: false },
      };
      this.places.set(key, place);
    }
    return place;
  }

  /** A socket for a device; null where no room has this address. */
  dial(socket: SimSocket, device: string, delay: () => number): Link | null {
    const target = addressed(socket.url);
    if (target === null) return null;
    const place = this.place(target.party, target.name);
    const side: RoomSide = {
      received: (link, text) => this.#frame(place, link, text),
      closed: link => {
        place.links.delete(link);
        const { living } = place;
        if (living !== null) this.#event(() => living.room.closed(this.#connection(link, living.life)));
      },
    };
    const { clock, random } = this.#options;
    const id = `c${++this.#links}`;
    const link = new Link({
      id,
      clock,
      delay,
      socket,
      device,
      party: target.party,
      room: target.name,
      side,
      capacity: stateBytes - socket.url.length - (random.chance(0.2) ? random.below(500) : 0),
    });
    place.links.add(link);
    void this.#open(place).then(
      ({ room, life }) => this.#event(() => room.connected(this.#connection(link, life))),
      () => {},
    );
    return link;
  }

  async fetch(request: Request): Promise<Response> {
    const target = addressed(request.url);
    if (target === null) throw lost();
    return this.#request(this.place(target.party, target.name), request);
  }

  /** What the deployment's cron does. Where there are alarms it only mends, and here they have to do without it. */
  async tick(): Promise<void> {
    if (this.alarms !== null) return;
    for (const practice of this.#options.practices) {
      const place = this.place("index", indexRoom(practice, 0));
      await this.ask(place, "tick", {}).catch(() => {});
    }
    if (this.deployment.operator === null) return;
    await this.ask(this.place("operator", operatorRoom), "tick", {}).catch(() => {});
  }

  /** Posts to a room with the deployment's secret. */
  ask(place: Place, path: string, body: unknown): Promise<Response> {
    const { secret } = this.deployment;
    const url = `http://rooms.test/parties/${place.party}/${place.name}/${path}`;
    return this.#request(place, internalRequest(url, secret, body));
  }

  /** A room's process dies: what was not durable, what was held and every socket are gone. */
  kill(place: Place): void {
    const { living } = place;
    place.living = null;
    if (living !== null) {
      this.#options.note(`killed ${place.party}`);
      living.life.end();
    }
    for (const link of [...place.links]) link.orphan(this.#options.random.next());
    place.links.clear();
  }

  /** Its disk is gone, with everything that stood there. */
  lose(place: Place): void {
    this.kill(place);
    place.disk.clear();
    this.alarms?.lose(place);
  }

  /** The world is over. */
  end(): void {
    this.#events.disable();
  }

  /** The whole runtime dies and comes back. */
  restart(): void {
    for (const place of this.places.values()) this.kill(place);
    this.#deployments = this.#deployments.map(anew);
  }

  /** A room that does nothing loses its memory and keeps its sockets. Says whether it did. */
  hibernate(place: Place): boolean {
    if (place.living === null || !place.living.life.isIdle) return false;
    place.living.life.end();
    place.living = null;
    return true;
  }

  /** One event of a room: what follows from it shares its budget of calls to other rooms. */
  #event<T>(run: () => T): T {
    return this.#options.budget === null ? run() : this.#events.run({ calls: 0 }, run);
  }

  #spend(): void {
    const { budget } = this.#options;
    const event = this.#events.getStore();
    if (budget !== null && event !== undefined && ++event.calls > budget)
      throw new Error("too many calls of one event");
  }

  /** Its alarm rings. */
  async #ring(place: Place): Promise<void> {
    const { room, life } = await this.#open(place);
    life.rings(place.alarm.at);
    life.busy++;
    try {
      await Promise.race([this.#event(() => room.rang()), life.killed]);
    } finally {
      life.busy--;
    }
    await this.#isOut(life);
    this.#reached("served", place);
    if (life.over) throw lost();
  }

  /** Resolves when all that was put is durable; rejects where the room dies before. */
  async #isOut(life: Life): Promise<void> {
    await Promise.race([new Promise<void>(resolve => life.out(resolve)), life.killed]);
  }

  #frame(place: Place, link: Link, text: string): void {
    // A platform with alarms answers a ping past the room.
    if (this.alarms !== null && text === '{"type":"ping"}') {
      link.answer('{"type":"pong"}', this.#options.epoch + this.#options.clock.now);
      return;
    }
    void this.#open(place).then(
      async ({ room, life }) => {
        if (!link.isOpen || link.isClosing) return;
        this.#reached("serving", place);
        if (life.over) return;
        this.#options.heard(link, text);
        life.busy++;
        await this.#event(() => room.received(this.#connection(link, life), text));
        life.busy--;
      },
      () => {},
    );
  }

  async #request(place: Place, request: Request): Promise<Response> {
    const { faults, clock } = this.#options;
    if (faults.isAway(place.party, clock.now)) throw lost();
    const { room, life } = await this.#open(place);
    this.#reached("serving", place);
    if (life.over) throw lost();
    life.busy++;
    const response = await Promise.race([this.#event(() => room.requested(request)), life.killed]);
    life.busy--;
    await this.#isOut(life);
    this.#reached("served", place);
    if (life.over) throw lost();
    return response;
  }

  async #open(place: Place): Promise<Living> {
    if (place.living === null) {
      const { clock, random, ofPractice, faults, gated, early } = this.#options;
      const failed = (isFailure: boolean): boolean => {
        if (isFailure) this.#failed(place);
        return isFailure;
      };
      const life = new Life({
        clock,
        disk: place.disk,
        alarmAt: place.alarm.at,
        gated,
        early,
        writes: () => {
          if (faults.slowDiskUntil > clock.now) return 50 + random.below(500);
          return random.chance(0.7) ? 1 : random.below(20);
        },
        reads: key => {
          const draws = key === keptOfPractice || key === pushedToPractice ? ofPractice : random;
          return draws.chance(0.8) ? 0 : draws.below(5);
        },
        refuses: keys =>
          failed(
            faults.springs("refused", place.party) ||
              (keys > perCall && faults.springs("refused-large", place.party)),
          ),
        unreadable: () => {
          const part = faults.unreadablePart(place.party, clock.now);
          return part > 0 && failed(random.chance(part));
        },
        stored: changes => this.#options.stored?.(place, changes),
        set: at => this.alarms?.stored(place, at),
        reached: where => this.#reached(where, place),
      });
      const deployment = this.#deploymentOf(place);
      place.living = { room: createRoom(this.#platform(place, life)), life, deployment };
      this.#reached("starting", place);
      if (life.over) throw lost();
    }
    return place.living;
  }

  #deploymentOf(place: Place): Deployment {
    return this.#deployments[this.processOf(place)] as Deployment;
  }

  #failed(place: Place): void {
    const { clock, complain } = this.#options;
    if (Math.floor(place.failedAt / 1_000) < Math.floor(clock.now / 1_000)) place.failures = 0;
    place.failedAt = clock.now;
    if (++place.failures > failuresOfASecond)
      complain(`after a failure there is a rest: ${place.party} tries again, and again`);
  }

  #reached(where: TrapPlace, place: Place): void {
    if (!this.#options.faults.springs(where, place.party)) return;
    this.#options.note(`trap at ${where}`);
    this.kill(place);
  }

  #connection(link: Link, life: Life): Connection {
    return connectionOf(link, life, this.#options);
  }

  #platform(place: Place, life: Life): Platform {
    const { clock, epoch, random, log, complain } = this.#options;
    return {
      party: place.party,
      name: place.name,
      storage: life.storage,
      ...(this.alarms === null ? {} : { alarm: life.alarm }),
      deployment: this.#deploymentOf(place),
      now: () => epoch + clock.now,
      newId: random.newId,
      later: (run, ms) => {
        if (ms > longestTimer)
          complain(`no timer of a room is longer than a few seconds: one of ${place.party} is ${ms} ms`);
        life.timers++;
        clock.setTimeout(() => {
          life.timers--;
          if (!life.over) this.#event(run);
        }, ms);
      },
      connections: () =>
        life.over
          ? []
          : [...place.links]
              .filter(link => link.isOpen && !link.isClosing)
              .map(link => this.#connection(link, life)),
      call: (party, room, path, body) =>
        life.during(async () => {
          this.#spend();
          return this.calls.make({ from: place, life, to: this.place(party, room), path, body });
        }),
      fetch: (input, init) =>
        life.during(async () => {
          await new Promise<void>(resolve => life.out(resolve));
          return life.during(() => this.#options.fetch(input, init));
        }),
      log: (message, error) => {
        if (!life.over) log(message, error);
      },
    };
  }
}

/** As a process has it that knows no practice yet but those of its environment. */
function anew(deployment: Deployment): Deployment {
  return { ...deployment, practices: deployment.practices.anew() };
}
