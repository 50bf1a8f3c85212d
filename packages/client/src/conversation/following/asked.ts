/**
 * About which patients a person was asked whether to be notified, in this browser session. Nothing here fails:
 * where the session keeps nothing, the page's memory serves.
 */
import type { PatientId } from "@carethread/model";
import { atom, type ReadableAtom } from "nanostores";
import { type KeptStorage, put } from "../../base/base.ts";
import type { Session } from "../../connection/connection.ts";

export interface Asked {
  /** Null until what earlier pages of this session asked is known. */
  readonly $patients: ReadableAtom<readonly PatientId[] | null>;
  add(patient: PatientId): void;
  /** The person signs out: nothing more is kept. */
  forget(): void;
}

export function createAsked({ addresses, credentials, platform }: Session): Asked {
  const $patients = atom<readonly PatientId[] | null>(null);
  let prefix = "";
  let isForgotten = false;
  let place: Promise<KeptStorage | undefined> = Promise.resolve(undefined);

  async function read(): Promise<void> {
    const kept = await place.then(storage => storage?.entries(prefix)).catch(() => undefined);
    const before = (kept ?? []).map(([key]) => key.slice(prefix.length));
    if (!isForgotten) put($patients, [...before, ...($patients.get() ?? [])]);
  }

  credentials.listen(news => {
    const person = news === "token" && prefix === "" ? credentials.take()?.person : undefined;
    if (person === undefined) return;
    prefix = `${addresses.server} ${person} asked `;
    place = (async () => platform.storage?.session())().catch(() => undefined);
    void read();
  });

  return {
    $patients,
    add(patient) {
      put($patients, [...($patients.get() ?? []), patient]);
      // Dated as everything that is kept: what is a week old is swept away.
      const value = { at: platform.date() };
      void place
        .then(storage => storage?.update(prefix + patient, () => (isForgotten ? undefined : value)))
        .catch(() => {});
    },
    forget() {
      isForgotten = true;
      put($patients, null);
    },
  };
}
