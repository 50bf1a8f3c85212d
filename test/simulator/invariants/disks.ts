/** What stands on the disks of conversations, parsed once. */
import type { ConversationState, PatientFacts } from "@carethread/model";
import { type Once, type Page, stateFrom } from "@carethread/rooms/memory";
import type { Place } from "../server.ts";

export class Disks {
  readonly #values = new Map<string, { text: string; value: unknown }>();

  /** A conversation's state as it stands on the disk. */
  kept(place: Place): { readonly state: ConversationState } | null {
    const once = this.#parsed<Once>(place, "head");
    if (once === null) return null;
    const pages = [...place.disk.keys()].filter(key => key.startsWith("people:")).sort();
    const state = stateFrom(
      once,
      pages.map(key => this.#parsed<Page>(place, key) as Page),
    );
    return { state };
  }

  mark(place: Place, person: string): number {
    return this.kept(place)?.state.reading[person]?.mark.seq ?? 0;
  }

  /** A stored value, parsed once. */
  #parsed<T>(place: Place, key: string): T | null {
    const text = place.disk.get(key);
    if (text === undefined) return null;
    const name = `${place.party}/${place.name}/${key}`;
    const known = this.#values.get(name);
    if (known?.text === text) return known.value as T;
    const value = JSON.parse(text) as T;
    this.#values.set(name, { text, value });
    return value;
  }
}

/** The host's id of the patient whose conversation this is. */
export function patientOf({ disk }: Place): string | null {
  const text = disk.get("patient");
  return text === undefined ? null : (JSON.parse(text) as PatientFacts).patientId.replace("MRN-", "");
}

export function value<T>(text: string | undefined): T | null {
  return text === undefined ? null : (JSON.parse(text) as T);
}
