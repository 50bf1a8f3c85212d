/**
 * Who has a list of tasks before them, and is told that it is another one by now: for a lease, and only of what they may
 * see. They are stored, since a slice sleeps sooner. What is told too little of is made good when they ask again.
 */
import { type PersonFacts, roomLimits, roomName } from "@carethread/model";
import { type Ports, type Practice, tell } from "../../base/base.ts";

interface Watcher {
  readonly person: PersonFacts;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const prefix = "tasks:watch:";

export class Watchers {
  readonly #ports: Ports;
  readonly #practice: Practice;
  #known: Promise<Map<string, Watcher>> | null = null;
  /** Who is about to be told. */
  readonly #soon = new Set<string>();

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
  }

  /** This person looks. */
  async add(person: PersonFacts): Promise<void> {
    const known = await this.#all();
    const { storage, deployment } = this.#ports;
    const { factsLease } = deployment.delays;
    const now = this.#ports.now();
    const over = [...known].filter(([, { until }]) => until <= now).map(([id]) => id);
    for (const id of over) known.delete(id);
    const { id } = person.person;
    const old = known.get(id);
    // So that who asks often is not stored each time.
    const isKnown = old !== undefined && old.person.rev === person.rev && old.until - now > factsLease;
    if (isKnown && over.length === 0) return;
    const watcher: Watcher = { person, until: now + 2 * factsLease };
    known.set(id, watcher);
    if (known.size > roomLimits.taskWatchers) known.delete(known.keys().next().value ?? "");
    await storage.commit({
      put: { [`${prefix}${id}`]: watcher },
      remove: over.filter(gone => gone !== id).map(gone => `${prefix}${gone}`),
    });
  }

  /** Tells those of whom `concerns` says that the list is another one to them. */
  async tell(concerns: (person: PersonFacts) => boolean): Promise<void> {
    const now = this.#ports.now();
    for (const [id, { person, until }] of await this.#all())
      if (until > now && !this.#soon.has(id) && concerns(person)) this.#tellSoon(id);
  }

  /** What changes in one moment is told once. */
  #tellSoon(id: string): void {
    this.#soon.add(id);
    this.#ports.later(() => {
      this.#soon.delete(id);
      const room = roomName(this.#practice.id, id);
      tell(this.#ports, "person", room, "internal/tasks", {}).catch(error =>
        this.#ports.log("index: somebody was not told of tasks; they ask again", error),
      );
    }, this.#ports.deployment.delays.taskNews);
  }

  #all(): Promise<Map<string, Watcher>> {
    this.#known ??= this.#read().catch(error => {
      this.#known = null;
      throw error;
    });
    return this.#known;
  }

  async #read(): Promise<Map<string, Watcher>> {
    const stored = await this.#ports.storage.list<Watcher>({ prefix });
    return new Map([...stored].map(([key, watcher]) => [key.slice(prefix.length), watcher]));
  }
}
