/** A room's storage over its platform's: values through the codec, commits in order, many keys at a time. */
import type { Commit, ListOptions, PlatformStorage, Storage } from "../ports.ts";
import { decode, encode } from "./codec.ts";

/** Keys in one read of a platform. */
const perRead = 128;

/** Does what it is given, unless the life of the room is over: then it never answers. */
export type Guard = <T>(act: () => Promise<T>) => Promise<T>;

export class RoomStorage implements Storage {
  readonly #platform: PlatformStorage;
  readonly #guard: Guard;
  readonly #failed: (error: unknown) => void;
  /** Resolves when the last commit is stored. */
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** `failed` is told of every commit that was refused, whoever waited for it. */
  constructor(platform: PlatformStorage, guard: Guard, failed: (error: unknown) => void) {
    this.#platform = platform;
    this.#guard = guard;
    this.#failed = failed;
  }

  async get<T>(key: string): Promise<T | undefined> {
    const found = await this.#guard(() => this.#platform.get(key));
    return found === undefined ? undefined : decode<T>(found);
  }

  async getMany<T>(keys: readonly string[]): Promise<Map<string, T>> {
    const found = new Map<string, T>();
    for (let start = 0; start < keys.length; start += perRead) {
      const some = keys.slice(start, start + perRead);
      for (const [key, value] of await this.#guard(() => this.#platform.getMany(some)))
        found.set(key, decode<T>(value));
    }
    return found;
  }

  async list<T>(options: ListOptions): Promise<Map<string, T>> {
    const listed = await this.#guard(() => this.#platform.list(options));
    return new Map([...listed].map(([key, value]) => [key, decode<T>(value)]));
  }

  /**
   * Handed to the platform at once where nothing waits before it: between deciding and storing there is no turn in
   * which anybody else could decide.
   */
  commit({ put = {}, remove = [] }: Commit): Promise<void> {
    const write = (): Promise<void> =>
      this.#guard(async () => {
        const entries = Object.entries(put).map(([key, value]) => [key, encode(key, value)] as const);
        if (entries.length + remove.length > 0)
          await this.#platform.commit(Object.fromEntries(entries), remove);
      });
    const done = this.#waiting === 0 ? write() : this.#last.then(write);
    this.#waiting++;
    // Also for those who do not wait for it: a failure is never nobody's.
    this.#last = done.then(
      () => {
        this.#waiting--;
      },
      error => {
        this.#waiting--;
        this.#failed(error);
      },
    );
    return done;
  }

  settled(): Promise<void> {
    return this.commit({});
  }
}
