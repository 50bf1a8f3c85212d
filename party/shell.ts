/** A PartyKit party that drives one of the rooms, and nothing else. */
import { closeCodes, type Party, refusal } from "@carethread/model";
import {
  answerAtDoor,
  createRoom,
  DeploymentError,
  json,
  mayConnect,
  refusedBody,
  type Served,
} from "@carethread/rooms";
import type * as PartyKit from "partykit/server";
import { bindDoor, bindPlatform } from "./platform.ts";
import { deploymentOf } from "./shared/env.ts";
import { bindConnection, closed } from "./shared/sockets.ts";

export function shellFor(party: Party): PartyKit.Worker {
  return class Shell implements PartyKit.Server {
    readonly options: PartyKit.ServerOptions = { hibernate: true };
    readonly #room: PartyKit.Room;
    #served: Served | null = null;

    constructor(room: PartyKit.Room) {
      this.#room = room;
    }

    /** From outside alone; siblings reach a room past this. What is refused here wakes no room. */
    static async onBeforeRequest(
      request: PartyKit.Request,
      lobby: PartyKit.Lobby,
      context: PartyKit.ExecutionContext,
    ): Promise<PartyKit.Request | Response> {
      const deployment = deploymentOf(lobby.env);
      if (deployment instanceof DeploymentError)
        return json(refusedBody(refusal("server-misconfigured")), 500);
      const asked = request as unknown as Request;
      const place = bindDoor(party, lobby, deployment);
      return (await answerAtDoor(place, asked, work => context.waitUntil(work))) ?? request;
    }

    static async onBeforeConnect(
      request: PartyKit.Request,
      lobby: PartyKit.Lobby,
      context: PartyKit.ExecutionContext,
    ): Promise<PartyKit.Request | Response> {
      const deployment = deploymentOf(lobby.env);
      if (deployment instanceof DeploymentError) return closed(1011, "the deployment is not configured");
      const place = bindDoor(party, lobby, deployment);
      const behind = (work: Promise<unknown>): void => context.waitUntil(work);
      if (await mayConnect(place, request.url, request.headers.get("origin"), behind)) return request;
      return closed(closeCodes.notFound, "not found");
    }

    onStart(): void {
      const deployment = deploymentOf(this.#room.env);
      if (deployment instanceof DeploymentError) return;
      this.#served = createRoom(bindPlatform(party, this.#room, deployment));
    }

    async onConnect(connection: PartyKit.Connection): Promise<void> {
      await this.#served?.connected(bindConnection(connection));
    }

    async onMessage(data: unknown, connection: PartyKit.Connection): Promise<void> {
      await this.#served?.received(bindConnection(connection), data);
    }

    async onClose(connection: PartyKit.Connection): Promise<void> {
      await this.#served?.closed(bindConnection(connection));
    }

    async onError(connection: PartyKit.Connection): Promise<void> {
      await this.#served?.closed(bindConnection(connection));
    }

    async onRequest(request: PartyKit.Request): Promise<Response> {
      if (this.#served === null) return json(refusedBody(refusal("server-misconfigured")), 500);
      return this.#served.requested(request as unknown as Request);
    }
  } as unknown as PartyKit.Worker;
}
