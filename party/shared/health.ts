/**
 * `GET /health`: whether the deployment can serve, for anybody who watches it; with the deployment's secret also what waits, as
 * numbers alone. Nothing of a patient or a person is in it, and it wakes no room of theirs.
 */
import { hooksRoom, refusal } from "@carethread/model";
import { type Deployment, DeploymentError, hasSecret, json, refusedBody } from "@carethread/rooms";
import type { Reach } from "./siblings.ts";

export function isHealth(url: string): boolean {
  return new URL(url).pathname === "/health";
}

export async function healthOf(
  request: Request,
  deployment: Deployment | DeploymentError,
  reach: Reach,
): Promise<Response> {
  if (deployment instanceof DeploymentError) return json(refusedBody(refusal("server-misconfigured")), 500);
  if (request.method !== "GET" && request.method !== "HEAD")
    return json(refusedBody(refusal("wrong-method")), 405);
  if (!hasSecret(request, deployment.secret)) return json({ ok: true });
  const practices = [...deployment.practices.configured()];
  const figures = await Promise.all(practices.map(async id => [id, await hooksOf(id, deployment, reach)]));
  const practice = Object.fromEntries(figures) as Record<string, unknown>;
  return json({ ok: Object.values(practice).every(each => each !== null), practices: practice });
}

/** What waits for a practice's back end; null where its room does not answer. */
async function hooksOf(id: string, { secret }: Deployment, reach: Reach): Promise<unknown> {
  try {
    const headers = { authorization: `Bearer ${secret}` };
    const response = await reach("hooks", hooksRoom(id), "status", { headers });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
