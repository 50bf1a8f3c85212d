/** A PartyKit party that drives one of the rooms, and nothing else. */
import { type Party, refusal } from "@carethread/model";
import {
  createRoom,
  DeploymentError,
  drain,
  json,
  originAllowed,
  pathBelow,
  practiceOf,
  type Room,
  refusedBody,
} from "@carethread/rooms";
import type * as PartyKit from "partykit/server";
import { deploymentOf } from "./env.ts";
import { bindConnection, bindPlatform } from "./platform.ts";

export function shellFor(party: Party): PartyKit.Worker {
  return class Shell implements PartyKit.Server {
    readonly options: PartyKit.ServerOptions = { hibernate: true };
    readonly #room: PartyKit.Room;
    #served: Room | null = null;
    #mayConnect: (origin: string | null) => boolean = () => false;

    constructor(room: PartyKit.Room) {
      this.#room = room;
    }

    /** Refused here for whoever comes from outside; siblings reach a room past this. */
    static async onBeforeRequest(request: PartyKit.Request): Promise<PartyKit.Request | Response> {
      if (!pathBelow(request.url).startsWith("internal/")) return request;
      await drain(request as unknown as Request);
      return json(refusedBody(refusal("not-found")), 404);
    }

    async onStart(): Promise<void> {
      const deployment = deploymentOf(this.#room.env);
      if (deployment instanceof DeploymentError) return;
      const platform = bindPlatform(party, this.#room, deployment);
      const served = createRoom(platform);
      this.#mayConnect = origin => originAllowed(practiceOf(platform), origin);
      // PartyKit's onStart alone does not hold back connects that come while it waits.
      await this.#room.blockConcurrencyWhile(() => served.start());
      this.#served = served;
    }

    onConnect(connection: PartyKit.Connection, { request }: PartyKit.ConnectionContext): void {
      if (this.#served === null) connection.close(1011, "the deployment is not configured");
      else if (!this.#mayConnect(request.headers.get("origin"))) connection.close(4404, "not found");
      else this.#served.connected(bindConnection(connection));
    }

    async onMessage(data: unknown, connection: PartyKit.Connection): Promise<void> {
      await this.#served?.received(bindConnection(connection), data);
    }

    onClose(connection: PartyKit.Connection): void {
      this.#served?.closed(bindConnection(connection));
    }

    onError(connection: PartyKit.Connection): void {
      this.#served?.closed(bindConnection(connection));
    }

    async onRequest(request: PartyKit.Request): Promise<Response> {
      if (this.#served === null) return json(refusedBody(refusal("server-misconfigured")), 500);
      return this.#served.requested(request as unknown as Request);
    }
  } as unknown as PartyKit.Worker;
}
