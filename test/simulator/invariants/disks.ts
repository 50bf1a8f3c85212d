/** What stands on the disks of conversations, parsed once. */
import type { ConversationState, PatientFacts, Stored } from "@carethread/model";
import { caughtUp, type Once, type Page, stateFrom } from "@carethread/rooms/memory";
import type { Place } from "../place.ts";

/** What stands under a key, or null. */
type Read = <T>(key: string) => T | null;

/** A conversation's state as it stands on a disk. */
export function stateOn(read: Read): ConversationState | null {
  const once = read<Once>("head");
  if (once === null) return null;
  const pages = inTurn<Page>(read, "people:", 0, 6);
  return caughtUp(stateFrom(once, pages), inTurn<Stored>(read, "e:", once.staff.pos + 1, 12));
}

/** The values under the numbers from `first` on, up to the first that is not there. */
function* inTurn<T>(read: Read, prefix: string, first: number, digits: number): Iterable<T> {
  for (let n = first; ; n++) {
    const found = read<T>(`${prefix}${n.toString().padStart(digits, "0")}`);
    if (found === null) return;
    yield found;
  }
}

export class Disks {
  readonly #values = new Map<string, { text: string; value: unknown }>();
  /** What was read for each, those keys too under which nothing stood. */
  readonly #states = new WeakMap<
    Place,
    { readonly texts: readonly [string, string | undefined][]; readonly state: ConversationState | null }
  >();

  /** Made anew only where something that it stands in is another text. */
  state(place: Place): ConversationState | null {
    const known = this.#states.get(place);
    if (known?.texts.every(([key, text]) => place.disk.get(key) === text)) return known.state;
    const texts: [key: string, text: string | undefined][] = [];
    const state = stateOn(key => {
      texts.push([key, place.disk.get(key)]);
      return this.#parsed(place, key);
    });
    this.#states.set(place, { texts, state });
    return state;
  }

  mark(place: Place, person: string): number {
    return this.state(place)?.reading[person]?.mark.seq ?? 0;
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
