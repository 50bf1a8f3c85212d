import { refusal } from "@carethread/model";
import { DeploymentError, json, refusedBody } from "@carethread/rooms";
import type * as PartyKit from "partykit/server";
import { reachThrough } from "./platform.ts";
import { deploymentOf } from "./shared/env.ts";
import { healthOf, isHealth } from "./shared/health.ts";
import { tickAll } from "./shared/siblings.ts";
import { shellFor } from "./shell.ts";

/** PartyKit's main party; its cron is the tick of every practice. */
const main = shellFor("main");

async function onCron(_cron: PartyKit.Cron, lobby: PartyKit.CronLobby): Promise<Response> {
  const deployment = deploymentOf(lobby.env);
  if (deployment instanceof DeploymentError) return new Response(null, { status: 500 });
  await tickAll(reachThrough(lobby.parties), deployment);
  return new Response(null, { status: 204 });
}

/** What is asked of no room. */
async function onFetch(request: PartyKit.Request, lobby: PartyKit.FetchLobby): Promise<Response> {
  const asked = request as unknown as Request;
  if (isHealth(asked.url)) return healthOf(asked, deploymentOf(lobby.env), reachThrough(lobby.parties));
  return json(refusedBody(refusal("not-found")), 404);
}

export default Object.assign(main, { onCron, onFetch });
