/** What an administrator sees and changes of their practice, the record, and what is let go. Loaded when somebody may do one of these. */
import {
  limits,
  PersonPermissions,
  PracticeState,
  practiceRoom,
  StaffList,
  understoodSettings,
} from "@carethread/model";
import { atom } from "nanostores";
import { type Addresses, type Administration, CareError, put } from "../base/base.ts";
import type { Http } from "../connection/connection.ts";

export { openRecord } from "./record.ts";
export { openRetaining } from "./retaining.ts";

/** Resolves when the settings are read; rejects with `not-found` for who does not administer. */
export async function openAdministration(
  addresses: Addresses,
  http: () => Promise<Http>,
): Promise<Administration> {
  const room = addresses.room("practice", practiceRoom(addresses.practice));

  async function ask(json?: object): Promise<PracticeState> {
    const more = json === undefined ? {} : { json };
    const { rev, settings } = await (await http()).ask(`${room}/settings`, PracticeState, more);
    return { rev, settings: understoodSettings(settings) };
  }

  async function write(json: object): Promise<PracticeState> {
    try {
      return await ask(json);
    } catch (error) {
      // The room starts anew by what it stores, and may not come to answering; what is stored is not stored twice.
      if (error instanceof CareError && error.code === "server-error") return ask(json);
      throw error;
    }
  }

  const first = await ask();
  let { rev } = first;
  const $settings = atom(first.settings);

  function show(state: PracticeState): void {
    if (state.rev < rev) return;
    rev = state.rev;
    put($settings, state.settings);
  }

  return {
    $settings,
    reload: async () => show(await ask()),
    change: async change => show(await write({ rev, change })),
    staff: async (q, { from = 0, signal } = {}) => {
      const json = { q: q.trim().slice(0, limits.nameLength), from };
      return (await http()).ask(`${room}/staff`, StaffList, { json, signal });
    },
    setPermission: async (person, permission, on) => {
      const path = `${addresses.path("person", person)}/permissions`;
      const answer = await (await http()).ask(path, PersonPermissions, { json: { permission, on } });
      return answer.permissions;
    },
  };
}
