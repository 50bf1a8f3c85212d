/** What a back end knows and says of what is kept and let go: holds, and what is due. It lets go of nothing itself. */
import {
  type DueConversation,
  LiftHold,
  type PatientId,
  PatientRetention,
  practiceRoom,
  RetentionList,
  roomName,
  SetHold,
} from "@carethread/model";
import { checked, get, post, type Requests } from "../requests/requests.ts";

export interface HoldInput {
  /** Your own id of the patient. */
  readonly patient: string;
  /** The one conversation that is held; all of the patient's without it. */
  readonly conversation?: string;
  /** Why: it stands in the patient's record. */
  readonly reason: string;
  /** Any text of yours; the same one holds the same once, however often you call. */
  readonly idempotencyKey?: string;
}

export interface LiftInput {
  /** Your own id of the patient. */
  readonly patient: string;
  /** The hold's key, as `hold` or `retentionOf` said it. */
  readonly hold: string;
  /** Why: it stands in the patient's record. */
  readonly reason: string;
}

export interface Retention {
  /**
   * Holds a patient's conversations, or one: it does not go, although it is due. Resolves with the hold's key. What is gone,
   * or is being erased, is refused with `retention-gone`.
   */
  hold(what: HoldInput): Promise<{ readonly hold: string }>;
  /** Lifts a hold, whoever set it. One that is lifted stays so. */
  liftHold(which: LiftInput): Promise<PatientRetention>;
  /** What of a patient's is held, on its way to go, or gone; by your own id of the patient. */
  retentionOf(patient: string): Promise<PatientRetention>;
  /** What is due to go by the practice's rule, over all patients, without a word of it. Pages are fetched as you go. */
  dueToGo(): AsyncIterable<DueConversation>;
}

export interface RetentionOptions {
  readonly requests: Requests;
  readonly practice: string;
  readonly ofPatient: (id: string) => PatientId;
  /** Makes a key from an idempotency key, or a new one. */
  readonly idOf: (key: string | undefined, ...parts: string[]) => string;
}

export function retentionWith({ requests, practice, ofPatient, idOf }: RetentionOptions): Retention {
  const pathOf = (patient: string): string =>
    `/parties/patient/${roomName(practice, ofPatient(patient))}/retention`;
  return {
    async hold({ patient, conversation, reason, idempotencyKey }) {
      const hold = idOf(idempotencyKey, "hold", patient);
      const said = { deed: "hold", hold, reason, ...(conversation === undefined ? {} : { conversation }) };
      const body = checked(SetHold, said, "Nothing can be held");
      await post(requests, pathOf(patient), body, PatientRetention);
      return { hold };
    },
    async liftHold({ patient, hold, reason }) {
      const body = checked(LiftHold, { deed: "lift", hold, reason }, "The hold cannot be lifted");
      return post(requests, pathOf(patient), body, PatientRetention);
    },
    retentionOf: patient => get(requests, pathOf(patient), PatientRetention),
    async *dueToGo() {
      const path = `/parties/practice/${practiceRoom(practice)}/retention`;
      for (let after: string | null | undefined; after !== null; ) {
        const body = { list: "due", ...(after === undefined ? {} : { after }) };
        const page: RetentionList = await post(requests, path, body, RetentionList);
        yield* page.due;
        after = page.more;
      }
    },
  };
}
