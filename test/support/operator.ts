/** Who runs the rooms of a test. */
import { createOperator, type Operator } from "@carethread/host";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import type { Reachable } from "./world.ts";

export interface TestOperator {
  /** What the rooms are told of the operator. */
  readonly keys: { readonly keys: readonly JWK[] };
  readonly privateJwk: JWK;
  /** A token of exactly these claims and this header, signed with the operator's key. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  /** Its connection to a server, by this clock. */
  at(server: Reachable, now?: () => number): Operator;
}

export async function createTestOperator(): Promise<TestOperator> {
  const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
  const about = { kid: "op1", alg: "ES256" };
  const privateJwk = { ...(await exportJWK(privateKey)), ...about };
  return {
    keys: { keys: [{ ...(await exportJWK(publicKey)), ...about }] },
    privateJwk,
    sign: (claims, header = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "op1", ...header }).sign(privateKey),
    at: (server, now = Date.now) =>
      createOperator({
        server: server.url,
        key: privateJwk,
        fetch: server.fetch,
        attempts: 1,
        platform: { now },
      }),
  };
}
