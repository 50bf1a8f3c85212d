/**
 * The slices of the practices' patients: what stands in them, read here alone, and what becomes of them. One that is
 * lost whole is mended by the host's pushing the roster again, and by rooms that enter the due table anew.
 */
import { type ConversationCard, type IndexCard, indexRoom, sliceOf } from "@carethread/model";
import type { Deployment } from "@carethread/rooms";
import { listedIn, type Page } from "@carethread/rooms/index/pages";
import type { Kept } from "@carethread/rooms/index/search/cards";
import { practiceOf } from "./addresses.ts";
import type { Clock } from "./clock.ts";
import { withSlices } from "./deployments.ts";
import type { Host } from "./host.ts";
import type { Place } from "./place.ts";
import type { Random } from "./random.ts";
import type { Registration } from "./registration.ts";
import type { Server } from "./server.ts";

/** An entry of a due table. */
export interface Entry {
  readonly party: string;
  readonly room: string;
  /** The key by which it belongs to a slice. */
  readonly of: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What one slice holds. */
export interface Slice {
  readonly place: Place;
  readonly practice: string;
  readonly number: number;
  /** Patients by their keys, with what is known of each. */
  readonly patients: ReadonlyMap<string, IndexCard | null>;
  readonly entries: readonly Entry[];
  /** The rooms in the order in which they are woken: `<time>:<party>:<room>`. */
  readonly order: readonly string[];
  /** By `<patient>:<conversation>`, the place up to which search knows a conversation. */
  readonly searched: ReadonlyMap<string, number>;
  /** By the same, what figures are made of. */
  readonly cards: ReadonlyMap<string, ConversationCard>;
}

export interface SlicesOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly server: Server;
  readonly host: Host;
  /** Of the first practice, where it is pushed. */
  readonly registration: Registration | null;
}

const again = 1_000;

export class Slices {
  /** Whether one was lost, and whether the first one was: it alone knows of those that are no more. */
  isLost = false;
  isFirstLost = false;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #server: Server;
  readonly #host: Host;
  readonly #registration: Registration | null;
  /** What stood in due tables that were lost. */
  readonly #lost: Entry[] = [];
  #entering = 0;

  constructor({ clock, random, server, host, registration }: SlicesOptions) {
    this.#clock = clock;
    this.#random = random;
    this.#server = server;
    this.#host = host;
    this.#registration = registration;
  }

  /** How many there are. */
  numberOf(practice: string): number {
    if (practice === "harbor" && this.#registration !== null) return this.#registration.slices;
    return this.#server.deployment.practices.get(practice)?.practice?.slices ?? 1;
  }

  *all(): Iterable<Slice> {
    for (const place of this.#server.places.values()) if (place.party === "index") yield read(place);
  }

  /** Whether a slice still counts: what is in those that are no more is forgotten where the first one was lost. */
  counts({ practice, number }: Slice): boolean {
    return !this.isFirstLost || number < this.numberOf(practice);
  }

  /** How many rooms a tick would wake at a time, milliseconds since 1970. */
  due(at: number): number {
    let due = 0;
    for (const slice of this.all())
      if (this.counts(slice)) due += slice.order.filter(key => Number(key.split(":")[0]) <= at).length;
    return due;
  }

  /** There is another number of them: each room has it as soon as it has started anew, one after the other. */
  change(slices: number, within: number): void {
    if (this.#registration !== null) {
      this.#registration.split(slices);
      return;
    }
    this.#server.deploy(withSlices(this.#server.deployment, slices));
    for (const place of this.#server.places.values()) {
      const { living } = place;
      if (living === null || practiceOf(place) !== "harbor") continue;
      const kill = (): void => {
        if (place.living === living) this.#server.kill(place);
      };
      this.#clock.setTimeout(kill, this.#random.next() * within);
    }
  }

  lose(place: Place): void {
    const { entries, number } = read(place);
    this.#lost.push(...entries);
    this.isLost = true;
    if (number === 0) this.isFirstLost = true;
    this.#server.lose(place);
  }

  /**
   * What the practice does where one was lost, once all rooms go by the same number of slices; and what rooms do when
   * next something happens in them.
   */
  async mend(): Promise<void> {
    if (!this.isLost) return;
    this.#entering++;
    while (this.#isChanging()) await this.#pass();
    this.#host.pushAgain();
    for (const slice of this.all()) if (!this.counts(slice)) this.#lost.push(...slice.entries);
    for (const entry of this.#lost.splice(0)) void this.#enterAnew(entry);
    this.#entering--;
  }

  /** Whether a room still goes by another number. */
  #isChanging(): boolean {
    const slicesIn = ({ practices }: Deployment): number | undefined =>
      practices.get("harbor")?.practice?.slices;
    const { places, deployment } = this.#server;
    return [...places.values()].some(
      ({ name, living }) =>
        practiceOf({ name }) === "harbor" &&
        living !== null &&
        slicesIn(living.deployment) !== slicesIn(deployment),
    );
  }

  #pass(): Promise<void> {
    return new Promise(resolve => this.#clock.setTimeout(resolve, again));
  }

  /** What is still to come of that; null where nothing is. */
  unrest(): string | null {
    return this.#entering > 0 ? "a room enters the due table anew" : null;
  }

  async #enterAnew({ party, room, of }: Entry): Promise<void> {
    const practice = room.split("~")[0] ?? "";
    this.#entering++;
    for (;;) {
      const place = this.#server.place("index", indexRoom(practice, sliceOf(of, this.numberOf(practice))));
      const answer = await this.#server.ask(place, "internal/due", { party, room, of }).catch(() => null);
      if (answer?.status === 200) break;
      await this.#pass();
    }
    this.#entering--;
  }
}

function read(place: Place): Slice {
  const patients = new Map<string, IndexCard | null>();
  const entries: Entry[] = [];
  const order: string[] = [];
  const searched = new Map<string, number>();
  const cards = new Map<string, ConversationCard>();
  for (const [key, text] of place.disk) {
    const [kind] = key.split(":", 1);
    const rest = key.slice((kind?.length ?? 0) + 1);
    if (kind === "cards") {
      for (const listed of listedIn(JSON.parse(text) as Page)) patients.set(listed.key, listed.card);
    }
    if (kind === "search" && rest.startsWith("card:")) {
      const { card, pos, to } = JSON.parse(text) as Kept;
      if (card === null) continue;
      searched.set(rest.slice("card:".length), Math.min(pos, to));
      cards.set(rest.slice("card:".length), card);
    }
    if (kind === "due") order.push(rest);
    if (kind === "room") {
      const { ref, of, at } = JSON.parse(text) as {
        ref: { party: string; room: string };
        of: string;
        at: number;
      };
      entries.push({ ...ref, of, at });
    }
  }
  const number = Number(place.name.split("~")[1]);
  return { place, practice: practiceOf(place), number, patients, entries, order, searched, cards };
}
