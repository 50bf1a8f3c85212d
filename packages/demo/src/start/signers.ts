/** Who signs for each practice, and what the rooms are told of it. */
import type { TokenSigner } from "@carethread/host";
import { Problem } from "./problem.ts";
import type { State } from "./state-folder.ts";

export function signersOf({ keys }: State): Readonly<Record<string, TokenSigner>> {
  return Object.fromEntries(
    Object.entries(keys).map(([id, { kid, privateJwk, practices }]) => {
      const registration = practices[id];
      if (registration === undefined)
        throw new Problem("The state's keys are incomplete; start with --reset.");
      const { issuer, audience } = registration;
      return [id, { key: privateJwk, kid, issuer, audience }];
    }),
  );
}

/** The rooms' environment; the pages' origins are those of this start. */
export function roomVariables({ keys, secret }: State, origins: readonly string[]): Record<string, string> {
  const registrations = Object.entries(keys).map(([id, { practices }]) => [
    id,
    { ...practices[id], origins },
  ]);
  return {
    CARETHREAD_PRACTICES: JSON.stringify(Object.fromEntries(registrations)),
    CARETHREAD_SECRET: secret,
  };
}
