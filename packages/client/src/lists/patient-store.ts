/**
 * A patient's conversations: asked for by HTTP, and those of them that stand in the person's inbox as the inbox
 * has them.
 */
import type { PatientId } from "@carethread/model";
import { atom } from "nanostores";
import { CareError, type PatientStore, put, type Sharable } from "../base/base.ts";
import type { Http } from "../connection/connection.ts";
import type { PersonRoom } from "./person-room.ts";
import { createView } from "./view.ts";

export function openPatient(
  id: PatientId,
  { rows, connection }: Pick<PersonRoom, "rows" | "connection">,
  http: () => Promise<Http>,
): Sharable<Omit<PatientStore, "release">> {
  const $state = atom<"loading" | "ready" | "failed">("loading");
  let isAnswered = false;
  /** Rises with each question: the answer to an earlier one says nothing any more. */
  let round = 0;
  let wasLive = connection.$status.get().state === "live";

  const view = createView(rows, { belongs: row => row.patient.id === id, isKnown: () => isAnswered });

  async function reload(): Promise<void> {
    const mine = ++round;
    put($state, "loading");
    try {
      const answer = await (await http()).conversations(id);
      if (mine !== round) return;
      isAnswered = true;
      rows.found(id, answer.rows);
      // Some of them could not be had: what is here is shown, and the rest may be asked for again.
      put($state, answer.missing ? "failed" : "ready");
    } catch (error) {
      if (mine !== round) return;
      // Who has no right to the patient any more is shown nothing of what they had.
      if (error instanceof CareError && error.code === "not-found") forget();
      put($state, "failed");
    }
  }

  function forget(): void {
    isAnswered = false;
    rows.found(id, []);
  }

  const stops = [
    rows.listen(gone => {
      // It may be there for the person still, as for anybody who finds it: the answer says so.
      if (isAnswered && gone.some(row => row.patient.id === id)) void reload();
    }),
    connection.$status.listen(({ state }) => {
      if (state !== "live") return;
      if (wasLive || $state.get() === "failed") void reload();
      wasLive = true;
    }),
  ];
  void reload();

  return {
    store: { id, $rows: view.$rows, $state, reload },
    isEnded: () => false,
    end() {
      for (const stop of stops) stop();
      round++;
      forget();
      view.end();
    },
  };
}
