/** A practice as rooms use it. */
import type { IdSecret, PracticeSettings, Registration } from "@carethread/model";
import { createLocalJWKSet, type JWTVerifyGetKey } from "jose";

export interface Practice extends Omit<Registration, "keys"> {
  readonly id: string;
  /** The public keys, apart by what they sign. */
  readonly keys: { readonly people: JWTVerifyGetKey; readonly system: JWTVerifyGetKey };
  readonly idSecret: IdSecret;
  readonly settings: PracticeSettings;
  /** Sessions that began until then are over, milliseconds since 1970. */
  readonly sessionsEnded?: number;
}

export function practiceFrom(id: string, { keys, ...registration }: Registration): Practice {
  const { people, system } = keys;
  return {
    id,
    ...registration,
    keys: { people: createLocalJWKSet({ keys: people }), system: createLocalJWKSet({ keys: system }) },
  };
}
