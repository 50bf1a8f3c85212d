/** The back end of each practice, and what the rooms are told of it. */
import { createDeviceAuthority, createHost, type Host } from "@carethread/host";
import type { DemoPractice } from "../demo-practice/demo-practice.ts";
import type { Authorities } from "../people/people.ts";
import type { TextingAccount } from "../texting/texting.ts";
import { Problem } from "./problem.ts";
import type { State } from "./state-folder.ts";

export type Hosts = Readonly<Record<string, Host>>;

type Keyed = Pick<State, "keys">;

export function hostsOf(
  { keys }: Keyed,
  practices: readonly Pick<DemoPractice, "id" | "name">[],
  server: string,
): Hosts {
  const hosts = practices.map(({ id, name }) => {
    const credentials = keys[id]?.credentials;
    if (credentials === undefined)
      throw new Problem("The state knows another set of practices; start with --reset.");
    return [id, createHost({ server, credentials, name })] as const;
  });
  return Object.fromEntries(hosts);
}

/** Who says whose device is whose, in each practice. */
export function authoritiesOf(
  { keys, devices = {} }: Pick<State, "keys" | "devices">,
  practices: readonly Pick<DemoPractice, "id">[],
): Authorities {
  const authorities = practices.map(({ id }) => {
    const [credentials, made] = [keys[id]?.credentials, devices[id]];
    if (credentials === undefined || made === undefined)
      throw new Problem("The state knows another set of practices; start with --reset.");
    return [id, createDeviceAuthority({ credentials, keys: made.devices })] as const;
  });
  return Object.fromEntries(authorities);
}

/** By practice: what the rooms sign webhooks with. */
export function hookSecretsOf({ keys }: Keyed): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keys).map(([id, { credentials }]) => [id, credentials.hookSecret ?? ""]),
  );
}

/** The rooms' environment; the pages' origins are those of this start, and webhooks go to the first of them. */
export function roomVariables(
  { keys, secret, seal }: State,
  practices: readonly DemoPractice[],
  origins: readonly [string, ...string[]],
  texting: Readonly<Record<string, TextingAccount>>,
): Record<string, string> {
  const registrations = practices.map(({ id, settings }) => [
    id,
    {
      ...keys[id]?.practices[id],
      origins,
      settings,
      ...(texting[id] === undefined ? {} : { texting: texting[id] }),
      hooks: { url: `${origins[0]}/hooks/${id}`, secret: keys[id]?.credentials.hookSecret },
    },
  ]);
  return {
    CARETHREAD_PRACTICES: JSON.stringify(Object.fromEntries(registrations)),
    CARETHREAD_SECRET: secret,
    CARETHREAD_SEAL: JSON.stringify(seal),
  };
}
