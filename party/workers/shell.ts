/** A class of Durable Objects that drives one of the rooms, and nothing else. */
import { type Party, refusal } from "@carethread/model";
import { createRoom, DeploymentError, json, refusedBody, type Served } from "@carethread/rooms";
import { type Connection, Server } from "partyserver";
import { deploymentOf } from "../shared/env.ts";
import { log } from "../shared/log.ts";
import { withOwnName } from "./name.ts";
import {
  bindSocket,
  bindWorkersPlatform,
  type ObjectState,
  pingAnswer,
  type WorkersEnv,
} from "./platform.ts";

export function shellFor(party: Party) {
  return class Shell extends Server<WorkersEnv> {
    static override options = { hibernate: true };
    readonly #object: ObjectState;
    readonly #env: WorkersEnv;
    #served: Served | null = null;

    constructor(object: ObjectState, env: WorkersEnv) {
      super(object as never, env as never);
      this.#object = object;
      this.#env = env;
      (this as unknown as { ctx: unknown }).ctx = withOwnName(object);
    }

    override onStart(): void {
      this.#room();
    }

    /** Null where there is none: `partyserver` would answer whoever asks with the stack of what is thrown here. */
    #room(): Served | null {
      try {
        this.#served ??= this.#create();
      } catch (error) {
        log("a room could not begin", error);
      }
      return this.#served;
    }

    #create(): Served | null {
      const deployment = deploymentOf(this.#env);
      if (deployment instanceof DeploymentError) return null;
      this.#object.setWebSocketAutoResponse(pingAnswer());
      const sockets = (): Iterable<Connection> => this.getConnections();
      return createRoom(bindWorkersPlatform(party, this.name, this.#object, this.#env, deployment, sockets));
    }

    override async onConnect(connection: Connection): Promise<void> {
      const room = this.#room();
      if (room === null) connection.close(1011, "the room could not begin");
      else await room.connected(bindSocket(this.#object, connection));
    }

    override async onMessage(connection: Connection, data: unknown): Promise<void> {
      await this.#served?.received(bindSocket(this.#object, connection), data);
    }

    override async onClose(connection: Connection): Promise<void> {
      await this.#served?.closed(bindSocket(this.#object, connection));
    }

    override async onError(connection: Connection): Promise<void> {
      await this.#served?.closed(bindSocket(this.#object, connection));
    }

    override async onRequest(request: Request): Promise<Response> {
      const room = this.#room();
      if (room === null) return json(refusedBody(refusal("server-misconfigured")), 500);
      return room.requested(request);
    }

    override async onAlarm(): Promise<void> {
      await this.#room()?.rang();
    }
  };
}
