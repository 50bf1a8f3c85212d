import type { CareClient, SignedOut, SignOutOptions } from "@carethread/client";
import { CareSignOutAskEvent } from "../events/events.ts";

/** Signs the person out; where something would be lost, the host is told and nothing is done. */
export async function signOut(
  host: HTMLElement,
  client: CareClient | null,
  options?: SignOutOptions,
): Promise<SignedOut> {
  const outcome = (await client?.signOut(options)) ?? "done";
  if (client !== null && outcome === "unsent") {
    host.dispatchEvent(new CareSignOutAskEvent(client.$unsent.get()));
  }
  return outcome;
}
