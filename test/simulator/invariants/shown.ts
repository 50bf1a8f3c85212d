/** What must hold of threads on pages after every step. */
import type { Device, Opened } from "../device.ts";
import { violated } from "../violation.ts";
import type { Logs } from "./logs.ts";
import type { Persons } from "./persons.ts";
import { floorOf, seenBy } from "./reference.ts";

export class Shown {
  readonly #logs: Logs;
  readonly #persons: Persons;
  readonly #shown = new WeakMap<Opened, { items: unknown; length: number }>();

  constructor(logs: Logs, persons: Persons) {
    this.#logs = logs;
    this.#persons = persons;
  }

  /** A thread shows a part of its side's log without a hole, and nothing doubled. */
  check(device: Device, id: string, opened: Opened): void {
    const status = opened.store.$status.get();
    if (status.state === "ended" && ["bad-frame", "wrong-version"].includes(status.reason))
      violated(`a client and a room understand each other: ${device.name} ended for ${status.reason}`);
    const items = opened.store.$items.get();
    const log = this.#logs.named(id);
    const checked = this.#shown.get(opened);
    if (checked?.items === items) return;
    this.#shown.set(opened, { items, length: log.length });
    const view = seenBy(log, device.kind);
    const keys = new Set(items.map(({ key }) => key));
    if (keys.size !== items.length) violated(`${device.name} is shown something twice`);
    const own = this.#persons.idOf(device);
    const floor = this.#persons.isSupport(device) ? floorOf(log, own) : 1;
    let next: number | null = null;
    let waiting = false;
    for (const { event, pending } of items) {
      if (pending !== null) {
        waiting = true;
        continue;
      }
      // A page whose right ended keeps what it was shown before.
      if (status.state === "live" && event.pos < floor)
        violated(`${device.name} is shown ${event.pos} and may see from ${floor} on`);
      if (waiting) violated(`${device.name} is shown stored events behind pending ones`);
      if (next !== null && event.pos !== next) violated(`${device.name} is shown a hole at ${event.pos}`);
      next = event.pos + 1;
      const stored = view[event.pos - 1];
      if (stored?.event.id !== event.id)
        violated(`${device.name} is shown at ${event.pos} what is not durable there`);
      if (event.type === "message" && stored.event.type === "message") {
        if (event.body.text !== stored.event.body.text) violated(`${device.name} is shown another text`);
        if (device.kind === "portal" && event.received !== undefined)
          violated(`${device.name} is shown who received a message`);
      }
      if (event.command !== undefined && (event.by === "team" || event.by.id !== own))
        violated(`${device.name} is shown the command of another`);
    }
  }
}
