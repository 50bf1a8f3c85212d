/** The worker before the rooms: their door, the cron's tick, and a class of objects for each party. */
import { closeCodes, type Party, parties, refusal } from "@carethread/model";
import { answerAtDoor, DeploymentError, json, mayConnect, refusedBody } from "@carethread/rooms";
import { deploymentOf } from "../shared/env.ts";
import { healthOf, isHealth } from "../shared/health.ts";
import { tickAll } from "../shared/siblings.ts";
import { closed } from "../shared/sockets.ts";
import { bindFinding, objectOf, reachThrough, type WorkersEnv } from "./platform.ts";
import { shellFor } from "./shell.ts";

export const Conversation = shellFor("main");
export const Person = shellFor("person");
export const Patient = shellFor("patient");
export const Practice = shellFor("practice");
export const Index = shellFor("index");
export const Hooks = shellFor("hooks");
export const Attachment = shellFor("attachment");
export const Texting = shellFor("texting");
export const Operator = shellFor("operator");

interface Context {
  waitUntil(work: Promise<unknown>): void;
}

export default {
  /** From outside alone; siblings reach a room past this. What is refused here wakes no room. */
  async fetch(request: Request, env: WorkersEnv, context: Context): Promise<Response> {
    if (isHealth(request.url)) return healthOf(request, deploymentOf(env), reachThrough(env));
    const addressed = roomOf(request.url);
    if (addressed === null) return json(refusedBody(refusal("not-found")), 404);
    const { party, name } = addressed;
    const isSocket = request.headers.get("upgrade")?.toLowerCase() === "websocket";
    const deployment = deploymentOf(env);
    if (deployment instanceof DeploymentError) {
      if (isSocket) return closed(1011, "the deployment is not configured");
      return json(refusedBody(refusal("server-misconfigured")), 500);
    }
    const place = bindFinding(party, name, env, deployment);
    const behind = (work: Promise<unknown>): void => context.waitUntil(work);
    if (isSocket) {
      const isLetIn = await mayConnect(place, request.url, request.headers.get("origin"), behind);
      if (!isLetIn) return closed(closeCodes.notFound, "not found");
    } else {
      const answer = await answerAtDoor(place, request, behind);
      if (answer !== null) return answer;
    }
    const object = objectOf(env, party, name);
    if (object === null) throw new Error(`no objects of the party ${party}`);
    return object.fetch(forObject(request));
  },

  async scheduled(_: unknown, env: WorkersEnv): Promise<void> {
    const deployment = deploymentOf(env);
    if (!(deployment instanceof DeploymentError)) await tickAll(reachThrough(env), deployment);
  },
};

/** The room's name is taken as it stands in the path, as the rooms' names have no letter that could be written otherwise. */
function roomOf(url: string): { readonly party: Party; readonly name: string } | null {
  const [root, party, name] = new URL(url).pathname.split("/").filter(part => part !== "");
  const known = parties.find(each => each === party);
  return root === "parties" && known !== undefined && name !== undefined ? { party: known, name } : null;
}

/** What `partyserver` reads of a request is no word of whoever stands outside. */
function forObject(request: Request): Request {
  const named = [...request.headers.keys()].filter(name => name.startsWith("x-partykit-"));
  if (named.length === 0) return request;
  const copy = new Request(request);
  for (const name of named) copy.headers.delete(name);
  return copy;
}
