import { indexRoom, operatorRoom } from "@carethread/model";
import { DeploymentError } from "@carethread/rooms";
import type * as PartyKit from "partykit/server";
import { deploymentOf } from "./env.ts";
import { shellFor } from "./shell.ts";

/** PartyKit's main party; its cron is the tick of every practice, those that an operator has pushed included. */
const main = shellFor("main");

async function onCron(_cron: PartyKit.Cron, lobby: PartyKit.CronLobby): Promise<Response> {
  const deployment = deploymentOf(lobby.env);
  if (deployment instanceof DeploymentError) return new Response(null, { status: 500 });
  const tick = (party: string, room: string) =>
    lobby.parties[party]?.get(room).fetch("/tick", {
      method: "POST",
      headers: { authorization: `Bearer ${deployment.secret}` },
      body: "{}",
    });
  const ticks = [...deployment.practices.configured()].map(practice => tick("index", indexRoom(practice, 0)));
  if (deployment.operator !== null) ticks.push(tick("operator", operatorRoom));
  await Promise.allSettled(ticks);
  return new Response(null, { status: 204 });
}

export default Object.assign(main, { onCron });
