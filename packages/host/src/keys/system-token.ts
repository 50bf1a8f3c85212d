import { HostError } from "../host-error.ts";
import type { HostPlatform } from "../requests/requests.ts";
import { mintToken, type TokenSigner } from "./mint-token.ts";
import { signingKey } from "./signing-key.ts";

const lifetime = 10 * 60;
/** A token this near its end is not used any more, in milliseconds. */
const margin = 2 * 60_000;

/** Gives the back end's own token, the last one for as long as it lasts. `renew` asks for another one. */
export function systemToken(
  signer: TokenSigner,
  name: string,
  platform: HostPlatform,
): (renew: boolean) => Promise<string> {
  // Read once and at once: a wrong key is a mistake of the set-up, and reading one is not cheap.
  const { key, kid } = signingKey(signer.key);
  const signing = { ...signer, key, kid: signer.kid ?? kid };
  let kept: { readonly token: Promise<string>; readonly until: number } | null = null;
  return renew => {
    const now = platform.now();
    if (!kept || renew || now >= kept.until) {
      const token = mintToken({ ...signing, kind: "system", sub: "system", name, lifetime, now });
      kept = { token, until: now + lifetime * 1000 - margin };
    }
    return kept.token;
  };
}

/** The same from a function of the caller's, which is asked each time. */
export function givenToken(token: unknown): () => Promise<string> {
  if (typeof token !== "function") {
    throw new HostError("bad-input", "`token` must be a function that gives a token of the kind `system`.", {
      params: { at: "token" },
    });
  }
  return async () => {
    try {
      return await token();
    } catch (cause) {
      throw new HostError("no-token", "Your `token` function failed; see `cause`.", { cause });
    }
  };
}
