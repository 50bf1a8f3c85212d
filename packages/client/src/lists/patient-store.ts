/**
 * A patient's conversations: asked for by HTTP, and those of them that stand in the person's inbox as the inbox
 * has them.
 */
import { compareRows, type PatientId, type Row } from "@carethread/model";
import { atom } from "nanostores";
import { CareError, type PatientStore, put, type Sharable } from "../base/base.ts";
import type { Http } from "../connection/connection.ts";
import type { PersonRoom } from "./person-room.ts";

export function openPatient(
  id: PatientId,
  { inbox, connection }: Pick<PersonRoom, "inbox" | "connection">,
  http: () => Promise<Http>,
): Sharable<Omit<PatientStore, "release">> {
  const $rows = atom<readonly Row[] | null>(null);
  const $state = atom<"loading" | "ready" | "failed">("loading");
  /** By the last answer; null until there is one. */
  let asked: ReadonlyMap<string, Row> | null = null;
  let own: ReadonlyMap<string, Row> = new Map();
  /** Rises with each question: the answer to an earlier one says nothing any more. */
  let round = 0;
  let wasLive = connection.$status.get().state === "live";

  function show(): void {
    put($rows, asked && [...new Map([...asked, ...own]).values()].sort(compareRows));
  }

  async function reload(): Promise<void> {
    const mine = ++round;
    put($state, "loading");
    try {
      const { rows, missing = false } = await (await http()).conversations(id);
      if (mine !== round) return;
      asked = new Map(rows.map(row => [row.id, row]));
      show();
      // Some of them could not be had: what is here is shown, and the rest may be asked for again.
      put($state, missing ? "failed" : "ready");
    } catch (error) {
      if (mine !== round) return;
      // Who has no right to the patient any more is shown nothing of what they had.
      if (error instanceof CareError && error.code === "not-found") asked = null;
      show();
      put($state, "failed");
    }
  }

  function follow(): void {
    const before = own;
    own = new Map(inbox.all().flatMap(row => (row.patient.id === id ? [[row.id, row] as const] : [])));
    const gone = [...before.keys()].filter(key => !own.has(key));
    // It may be there for the person still, as for anybody who finds it, or no longer: the answer says so.
    if (asked !== null && gone.length > 0) {
      asked = new Map([...asked].filter(([key]) => !gone.includes(key)));
      void reload();
    }
    show();
  }

  const stops = [
    inbox.listen(follow),
    connection.$status.listen(({ state }) => {
      if (state !== "live") return;
      if (wasLive || $state.get() === "failed") void reload();
      wasLive = true;
    }),
  ];
  follow();
  void reload();

  return {
    store: { id, $rows, $state, reload },
    isEnded: () => false,
    end() {
      for (const stop of stops) stop();
      round++;
      asked = null;
      show();
    },
  };
}
