/** Who may register practices at running rooms: whose token the deployment's operator key has signed. */
import { limits, operatorAudience, roomLimits } from "@carethread/model";
import { jwtVerify } from "jose";
import * as z from "zod/mini";
import type { Deployment } from "../deployment.ts";

const Claims = z.object({ exp: z.number(), iat: z.number() });

/** Whether a token proves the operator at `now`; why not is nobody's business. */
export async function isOperator({ operator }: Deployment, token: string, now: number): Promise<boolean> {
  if (operator === null || token.length > roomLimits.tokenLength) return false;
  try {
    const { payload } = await jwtVerify(token, operator, {
      algorithms: ["ES256"],
      audience: operatorAudience,
      clockTolerance: limits.tokenSkew / 1000,
      currentDate: new Date(now),
    });
    const claims = Claims.safeParse(payload);
    if (!claims.success) return false;
    const { exp, iat } = claims.data;
    return (exp - iat) * 1000 <= limits.tokenLife && iat * 1000 <= now + limits.tokenSkew;
  } catch {
    return false;
  }
}
