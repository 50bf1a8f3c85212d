/** What is kept and let go, as who may hold sees and orders it. Loaded when somebody looks at it. */
import { type PatientId, PatientRetention, type RetentionDeed, RetentionList } from "@carethread/model";
import type { Retaining } from "../base/base.ts";
import type { Http, Session } from "../connection/connection.ts";

export function openRetaining({ addresses }: Session, http: () => Promise<Http>): Retaining {
  const ask = async (
    patient: PatientId,
    more: { json?: RetentionDeed; signal?: AbortSignal | undefined },
  ): Promise<PatientRetention> =>
    (await http()).ask(`${addresses.path("patient", patient)}/retention`, PatientRetention, more);
  return {
    list: async (query, { signal } = {}) =>
      (await http()).ask(me => `${addresses.path("person", me)}/retention`, RetentionList, {
        json: query,
        signal,
      }),
    stands: (patient, { signal } = {}) => ask(patient, { signal }),
    does: (patient, deed) => ask(patient, { json: deed }),
  };
}
