/** The calendar and plan of each patient as the practice's own system has them: what changes is put into the stream. */
import type { Host } from "@carethread/host";
import { PutStreamItem, type StreamItem } from "@carethread/model";
import type { Directory, Login } from "../people/people.ts";
import { chartOf } from "./find.ts";
import { Turns } from "./turns.ts";

/** An item as it was put last; `patient` is the practice's own id. */
export interface KeptItem {
  readonly practice: string;
  readonly patient: string;
  readonly version: number;
  readonly item: StreamItem;
}

export class StreamBook {
  #items: readonly KeptItem[];
  readonly #keep: (items: readonly KeptItem[]) => Promise<void>;
  readonly #turns = new Turns();

  constructor(items: readonly KeptItem[], keep: (items: readonly KeptItem[]) => Promise<void>) {
    this.#items = items;
    this.#keep = keep;
  }

  /** What the practices began with; what was changed since stays as it is. */
  begin(items: readonly KeptItem[]): void {
    const missing = items.filter(item => !this.#items.some(kept => isSame(kept, item)));
    this.#items = [...missing, ...this.#items];
  }

  of(practice: string, patient: string): readonly StreamItem[] {
    return this.#items
      .filter(kept => kept.practice === practice && kept.patient === patient)
      .map(({ item }) => item);
  }

  put(host: Host, patient: string, item: StreamItem): Promise<void> {
    return this.#turns.take(() => this.#put(host, patient, item));
  }

  async #put(host: Host, patient: string, item: StreamItem): Promise<void> {
    const at = this.#items.findIndex(kept =>
      isSame(kept, { practice: host.practice, patient, item, version: 0 }),
    );
    const version = Math.max(Date.now(), (this.#items[at]?.version ?? 0) + 1);
    await host.putStreamItem({ patient, version, item });
    const put = { practice: host.practice, patient, version, item };
    this.#items = at < 0 ? [...this.#items, put] : this.#items.with(at, put);
    await this.#keep(this.#items);
  }
}

function isSame(a: KeptItem, b: KeptItem): boolean {
  return a.practice === b.practice && a.patient === b.patient && a.item.id === b.item.id;
}

/** The practice's own id of a patient whose chart the caller sees; null where there is none. */
export function patientOf(
  directory: Directory,
  caller: Login,
  host: Host,
  key: string | null,
): string | null {
  return chartOf(directory, caller, host, key)?.id ?? null;
}

/** What a page sent, null where it is none: its `patient` is the rooms' key. */
export function streamItemIn(body: unknown): { readonly patient: string; readonly item: StreamItem } | null {
  if (typeof body !== "object" || body === null) return null;
  const { patient, item } = body as Record<string, unknown>;
  const given = PutStreamItem.safeParse({ version: 0, item });
  return typeof patient === "string" && given.success ? { patient, item: given.data.item } : null;
}
