/**
 * Who has written in an encrypted conversation of the tables, each with a device that is on as long as the demo is, as a phone
 * would be: without one that has the keys, nobody's browser could read what was written before it came.
 */
import type { CareClient } from "@carethread/client";
import type { DeviceAuthority, Host } from "@carethread/host";
import type { DemoPractice } from "../../data.ts";
import { clientOf, personOf } from "../client-of.ts";
import { keysWith, makeSteadyDevice, type SteadyDevice } from "./steady-device.ts";

export interface SteadyPeopleOptions {
  readonly server: string;
  readonly hostOf: (practice: string) => Host;
  readonly authorityOf: (practice: string) => DeviceAuthority;
  /** By practice and login. */
  readonly kept: Readonly<Record<string, SteadyDevice>>;
  readonly keep: (devices: Readonly<Record<string, SteadyDevice>>) => Promise<void>;
}

export class SteadyPeople {
  readonly #options: SteadyPeopleOptions;
  readonly #clients = new Map<string, Promise<CareClient>>();
  readonly #stops: (() => void)[] = [];
  #kept: Readonly<Record<string, SteadyDevice>>;

  constructor(options: SteadyPeopleOptions) {
    this.#options = options;
    this.#kept = options.kept;
  }

  /** The person's client on their device. */
  client(practice: DemoPractice, login: string): Promise<CareClient> {
    const name = `${practice.id} ${login}`;
    const made = this.#clients.get(name) ?? this.#make(practice, login, name);
    this.#clients.set(name, made);
    return made;
  }

  /** Turns on the devices of all whom the tables name and who are there, and holds their encrypted conversations open. */
  async begin(
    practices: readonly DemoPractice[],
    isThere: (practice: string, login: string) => boolean,
  ): Promise<void> {
    for (const practice of practices)
      for (const { said } of practice.encrypted ?? [])
        for (const [login] of said) if (isThere(practice.id, login)) await this.client(practice, login);
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    for (const client of this.#clients.values()) (await client.catch(() => null))?.destroy();
    this.#clients.clear();
  }

  async #make(practice: DemoPractice, login: string, name: string): Promise<CareClient> {
    const { server, hostOf, authorityOf, keep } = this.#options;
    const known = this.#kept[name];
    const device = known ?? (await makeSteadyDevice());
    if (known === undefined) {
      this.#kept = { ...this.#kept, [name]: device };
      await keep(this.#kept);
    }
    const authority = authorityOf(practice.id);
    const person = personOf(practice, login);
    const keys = await keysWith(device);
    const client = clientOf(practice, login, null, {
      ...{ server, host: hostOf(practice.id), session: `phone-${Date.now()}` },
      devices: {
        certify: asked => authority.certify({ person, ...asked }),
        keys: async () => authority.jwks(),
      },
      keys,
    });
    const open = new Set<string>();
    const stop = client.inbox.$rows.subscribe(rows => {
      for (const { id, keys } of rows ?? [])
        if (keys !== undefined && !open.has(id)) {
          open.add(id);
          client.conversation(id);
        }
    });
    this.#stops.push(stop);
    return client;
  }
}
