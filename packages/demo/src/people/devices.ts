/** Whose device is whose: said to who is signed in, at the address at which their page also gets the keys that verify it. */
import type { IncomingMessage } from "node:http";
import { type DeviceAuthority, type DeviceInput, HostError } from "@carethread/host";
import { type Answer, bodyOf, json, refused } from "../http/http.ts";
import type { Login } from "./directory.ts";

/** By practice. */
export type Authorities = Readonly<Record<string, DeviceAuthority>>;

function authorityOf(authorities: Authorities, { practice }: Login): DeviceAuthority {
  const authority = authorities[practice];
  if (authority === undefined) throw new Error(`nobody certifies devices for the practice ${practice}`);
  return authority;
}

const nobody = (): Answer => refused(401, "Nobody of that name can sign in here.");

export function deviceKeys(authorities: Authorities, login: Login | null): Answer {
  return login === null ? nobody() : json(authorityOf(authorities, login).jwks());
}

export async function certifyDevice(
  request: IncomingMessage,
  authorities: Authorities,
  login: Login | null,
): Promise<Answer> {
  if (login === null) return nobody();
  const { kind, sub: id, name } = login;
  try {
    const { device, hpke, sign, proof } = JSON.parse(
      (await bodyOf(request))?.toString() ?? "",
    ) as DeviceInput;
    const input = { person: { kind, id, name }, device, hpke, sign, proof };
    return json({ certificate: await authorityOf(authorities, login).certify(input) });
  } catch (error) {
    // What the page sent is no device; anything else is the demo's own fault.
    const isTheirs = error instanceof HostError || error instanceof SyntaxError || error instanceof TypeError;
    if (!isTheirs) throw error;
    return refused(400, "A device has a name and two public keys.");
  }
}
