import type { PatientId, PatientTexting, PhoneNumber, TextingDeed } from "@carethread/model";
import type { ReadableAtom } from "nanostores";
import type { CareError } from "../care-error.ts";

/** How one patient stands to being texted; asked for again every `delays.textingAgain` until `release()`. */
export interface TextingStore {
  /** Null until it is known. */
  readonly $texting: ReadableAtom<PatientTexting | null>;
  /** Why it is not known, or not as it is by now. */
  readonly $error: ReadableAtom<CareError | null>;
  /** Invites them, sends the opt-in text again, opts them out, records a consent, or takes texts as theirs. Rejects with a CareError. */
  does(deed: TextingDeed["deed"]): Promise<void>;
  retry(): void;
  release(): void;
}

/** Texting patients, for staff. */
export interface Texting {
  /** How the patient stands; call `release()` for each call of this. */
  follow(patient: PatientId): TextingStore;
  /** A number as it is texted, read as in the practice's country; null where it is none. Rejects with a CareError. */
  number(phone: string, options?: { readonly signal?: AbortSignal }): Promise<PhoneNumber | null>;
}
