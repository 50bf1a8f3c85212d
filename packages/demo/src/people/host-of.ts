/** By which the back end speaks to the rooms of a practice. */
import type { Host } from "@carethread/host";

/** By practice. */
export type Hosts = Readonly<Record<string, Host>>;

export function hostOf(hosts: Hosts, practice: string): Host {
  const host = hosts[practice];
  if (host === undefined) throw new Error(`no host for the practice ${practice}`);
  return host;
}
