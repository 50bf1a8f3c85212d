import { HostError } from "../host-error.ts";
import { mintToken, type TokenSigner } from "./mint-token.ts";
import type { HostPlatform } from "../requests.ts";
import { signingKey } from "./signing-key.ts";

const lifetime = 10 * 60;
/** A token this near its end is not used any more, in milliseconds. */
const margin = 2 * 60_000;

/** Gives the back end's own token: from the caller's function each time, else signed here and kept. */
export function systemToken(
  options: { readonly practice: string } & (TokenSigner | { readonly token: () => string | Promise<string> }),
  name: string,
  platform: HostPlatform,
): (renew: boolean) => Promise<string> {
  if ("token" in options) {
    const { token } = options;
    if (typeof token !== "function") {
      throw new HostError(
        "bad-input",
        "`token` must be a function that gives a token of the kind `system`.",
        {
          params: { at: "token" },
        },
      );
    }
    return async () => {
      try {
        return await token();
      } catch (cause) {
        throw new HostError("no-token", "Your `token` function failed; see `cause`.", { cause });
      }
    };
  }
  const { issuer, audience, practice } = options;
  // Read once and at once: a wrong key is a mistake of the set-up, and reading one is not cheap.
  const signing = signingKey(options.key);
  const key = signing.key;
  const kid = options.kid ?? signing.kid;
  let kept: { readonly token: Promise<string>; readonly until: number } | null = null;
  return renew => {
    const now = platform.now();
    if (!kept || renew || now >= kept.until) {
      const token = mintToken({
        ...{ key, kid, issuer, audience, practice, name, lifetime, now },
        kind: "system",
        sub: "system",
      });
      kept = { token, until: now + lifetime * 1000 - margin };
    }
    return kept.token;
  };
}
