/** How a room, its door and the cron reach another room: past the door, with the deployment's secret. */
import { indexRoom, operatorRoom, type Party } from "@carethread/model";
import type { Deployment, Platform } from "@carethread/rooms";

/** Posts a body to a path of a room that the platform finds. */
export type Reach = (party: Party, room: string, path: string, init: RequestInit) => Promise<Response>;

export function callThrough(reach: Reach, { secret }: Deployment): Platform["call"] {
  return async (party, room, path, body) => {
    const response = await reach(party, room, path, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
}

/** The tick of every practice, those that an operator has pushed included. */
export async function tickAll(reach: Reach, deployment: Deployment): Promise<void> {
  const call = callThrough(reach, deployment);
  const ticks = [...deployment.practices.configured()].map(practice =>
    call("index", indexRoom(practice, 0), "tick", {}),
  );
  if (deployment.operator !== null) ticks.push(call("operator", operatorRoom, "tick", {}));
  await Promise.allSettled(ticks);
}
