/** Whether someone outside the team is to be asked whether to be notified of the patient, and the answer. */
import type { Head, May, Members } from "@carethread/model";
import { atom, type ReadableAtom } from "nanostores";
import { CareError, type ConversationStore, put } from "../../base/base.ts";
import { lazyHttp, type Session } from "../../connection/connection.ts";
import type { Asked } from "./asked.ts";

export { type Asked, createAsked } from "./asked.ts";

export interface Following {
  readonly stores: Pick<
    ConversationStore,
    "$asksToFollow" | "$awaitsAnswer" | "awaitAnswer" | "follow" | "declineFollow"
  >;
  /** The conversation is over for the viewer: nothing is asked any more. */
  end(): void;
}

export interface FollowingOptions {
  readonly session: Session;
  readonly asked: Asked;
  readonly $head: ReadableAtom<Head | null>;
  readonly $members: ReadableAtom<Members>;
  readonly $may: ReadableAtom<May | null>;
  /** The viewer's id, known before the stores are. */
  readonly me: () => string;
}

export function createFollowing(options: FollowingOptions): Following {
  const { session, asked, $head, $members, $may, me } = options;
  const $asksToFollow = atom(false);
  const $awaitsAnswer = atom(false);
  /** Each place that asks, once. */
  const asking = new Set<object>();

  const patient = (): string => $head.get()?.patient.id ?? "";

  function consider(): void {
    const isOpen = asked.$patients.get()?.includes(patient()) === false;
    const isOutside = $may.get()?.follow === null && $members.get()[me()] === undefined;
    put($asksToFollow, isOpen && isOutside);
  }

  const stops = [$head, $members, $may, asked.$patients].map(store => store.listen(consider));

  return {
    stores: {
      $asksToFollow,
      async follow(on) {
        const id = patient();
        // Before the first welcome the page does not know whose conversation it is.
        if (id === "") throw new CareError("not-found");
        await (await lazyHttp(session)).follow(id, on);
        asked.add(id);
      },
      $awaitsAnswer,
      awaitAnswer() {
        const place = {};
        asking.add(place);
        put($awaitsAnswer, true);
        return () => {
          asking.delete(place);
          put($awaitsAnswer, asking.size > 0);
        };
      },
      declineFollow: () => asked.add(patient()),
    },
    end() {
      for (const stop of stops) stop();
      put($asksToFollow, false);
    },
  };
}
