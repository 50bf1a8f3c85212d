/** A patient's record of accesses: who outside the team opened which conversation, when and why. It only grows. */
import { type AccessPage, type AccessRow, limits } from "@carethread/model";
import type { AppendAccess, Ports } from "../base/base.ts";

const prefix = "access:";

function keyOf(n: number): string {
  return `${prefix}${n.toString().padStart(12, "0")}`;
}

/** One conversation opened by one person for one reason. */
function openingOf({ person, conversation, reason }: AppendAccess): string {
  return `${person.id}:${conversation}:${reason}`;
}

export class AccessRecord {
  readonly #ports: Ports;
  /** When an opening was recorded last, as long as it may be the same one. */
  readonly #recent = new Map<string, number>();
  #last = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    const over = this.#over();
    let before: number | undefined;
    for (let isOld = false; !isOld; ) {
      const rows = await this.#before(before, limits.pageEvents);
      this.#last = Math.max(this.#last, rows[0]?.n ?? 0);
      for (const row of rows) {
        const opening = openingOf(row);
        if (row.at > over) this.#recent.set(opening, this.#recent.get(opening) ?? row.at);
      }
      const oldest = rows.at(-1);
      isOld = rows.length < limits.pageEvents || oldest === undefined || oldest.at <= over;
      before = oldest?.n;
    }
  }

  /** Resolves, when it stands in the record, to when it was recorded: lately, where it is the same opening still. */
  async append(access: AppendAccess): Promise<number> {
    const over = this.#over();
    for (const [opening, at] of this.#recent) if (at <= over) this.#recent.delete(opening);
    const opening = openingOf(access);
    const known = this.#recent.get(opening);
    if (known !== undefined) {
      // It may be on its way to the storage still.
      await this.#ports.storage.settled();
      return known;
    }
    const row: AccessRow = { n: ++this.#last, at: this.#ports.now(), ...access };
    this.#recent.set(opening, row.at);
    await this.#ports.storage.commit({ put: { [keyOf(row.n)]: row } });
    return row.at;
  }

  /** Newest first, from below a number on. */
  async page(before: number, limit: number): Promise<AccessPage> {
    const rows = await this.#before(before, limit);
    return { rows, hasOlder: (rows.at(-1)?.n ?? 1) > 1 };
  }

  async #before(before: number | undefined, limit: number): Promise<AccessRow[]> {
    const end = before === undefined ? {} : { end: keyOf(before) };
    const found = await this.#ports.storage.list<AccessRow>({ prefix, ...end, reverse: true, limit });
    return [...found.values()];
  }

  #over(): number {
    return this.#ports.now() - this.#ports.deployment.delays.accessEvery;
  }
}
