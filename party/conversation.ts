import { indexRoom } from "@carethread/model";
import { DeploymentError } from "@carethread/rooms";
import type * as PartyKit from "partykit/server";
import { deploymentOf } from "./env.ts";
import { shellFor } from "./shell.ts";

/** PartyKit's main party; its cron is the tick of every practice. */
const main = shellFor("main");

async function onCron(_cron: PartyKit.Cron, lobby: PartyKit.CronLobby): Promise<Response> {
  const deployment = deploymentOf(lobby.env);
  if (deployment instanceof DeploymentError) return new Response(null, { status: 500 });
  const ticks = [...deployment.practices.keys()].map(practice =>
    lobby.parties.index?.get(indexRoom(practice, 0)).fetch("/tick", {
      method: "POST",
      headers: { authorization: `Bearer ${deployment.secret}` },
      body: "{}",
    }),
  );
  await Promise.allSettled(ticks);
  return new Response(null, { status: 204 });
}

export default Object.assign(main, { onCron });
