/** Who signs for each practice, and what the rooms are told of it. */
import type { TokenSigner } from "@carethread/host";
import { practices } from "../demo-practice/practices.ts";
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

/** The rooms' environment; the pages' origins are those of this start, and webhooks go to the first of them. */
export function roomVariables(
  { keys, secret, hookSecrets }: State,
  origins: readonly [string, ...string[]],
): Record<string, string> {
  const registrations = practices.map(({ id, settings }) => [
    id,
    {
      ...keys[id]?.practices[id],
      origins,
      settings,
      hooks: { url: `${origins[0]}/hooks/${id}`, secret: hookSecrets[id] },
    },
  ]);
  return {
    CARETHREAD_PRACTICES: JSON.stringify(Object.fromEntries(registrations)),
    CARETHREAD_SECRET: secret,
  };
}
