/** How a patient stands to being texted, and what staff do about it. Loaded when somebody asks. */
import { PatientTexting, PhoneAnswer, practiceRoom, type TextingDeed } from "@carethread/model";
import { atom } from "nanostores";
import { CareError, put, type Texting } from "../base/base.ts";
import type { Http, Session } from "../connection/connection.ts";

export function openTexting({ addresses, platform, delays }: Session, http: () => Promise<Http>): Texting {
  const room = addresses.room("practice", practiceRoom(addresses.practice));
  return {
    follow(patient) {
      const $texting = atom<PatientTexting | null>(null);
      const $error = atom<CareError | null>(null);
      const path = `${addresses.path("patient", patient)}/texting`;
      let timer: unknown = null;
      let isReleased = false;
      /** What was asked last: an answer to what was asked before it is old. */
      let asked = 0;

      async function ask(json?: TextingDeed): Promise<void> {
        const now = ++asked;
        platform.clearTimeout(timer);
        try {
          const more = json === undefined ? {} : { json };
          const answer = await (await http()).ask(path, PatientTexting, more);
          if (now !== asked || isReleased) return;
          put($texting, answer);
          put($error, null);
        } catch (error) {
          // What somebody did is answered to them.
          if (json !== undefined) throw error;
          if (now === asked && !isReleased) $error.set(error instanceof CareError ? error : null);
        } finally {
          if (now === asked && !isReleased)
            timer = platform.setTimeout(() => void ask(), delays.textingAgain);
        }
      }

      void ask();
      return {
        $texting,
        $error,
        does: deed => ask({ deed }),
        retry: () => void ask(),
        release() {
          isReleased = true;
          platform.clearTimeout(timer);
        },
      };
    },
    number: async (phone, { signal } = {}) => {
      const json = { phone: phone.slice(0, 40) };
      return (await (await http()).ask(`${room}/phone`, PhoneAnswer, { json, signal })).number;
    },
  };
}
