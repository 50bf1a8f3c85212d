/** The client of somebody whom the tables name, as their own page has it. */
import {
  type CareClient,
  type CareClientOptions,
  createCareClient,
  defaultPlatform,
  type KeptStorage,
} from "@carethread/client";
import { WebSocket } from "ws";
import type { DemoPractice } from "../data.ts";
import type { BringIn } from "./filling.ts";

/** Whom the tables name by this login, as the host knows them. */
export function personOf({ staff, patients }: DemoPractice, login: string) {
  const member = staff.find(member => member.login === login);
  const user = patients.flatMap(({ portal }) => portal).find(user => user.login === login);
  const name = member?.name ?? user?.name;
  if (name === undefined) throw new Error(`the tables name ${login}, who is nobody`);
  const kind: "staff" | "portal" = member === undefined ? "portal" : "staff";
  return { kind, id: login, name };
}

export interface ClientOptions extends Pick<BringIn, "server" | "host"> {
  readonly session?: string;
  /** Who certifies their device, and where its keys are kept. */
  readonly devices?: CareClientOptions["devices"];
  readonly keys?: KeptStorage;
}

/** `commandId` is the id of all that they do: what was done already is not done again at another try. */
export function clientOf(
  practice: DemoPractice,
  login: string,
  commandId: string | null,
  { server, host, session = "filling", devices, keys }: ClientOptions,
): CareClient {
  const person = personOf(practice, login);
  return createCareClient({
    server,
    practice: practice.id,
    token: () => host.token({ ...person, session }),
    ...(devices === undefined ? {} : { devices }),
    platform: {
      ...defaultPlatform(),
      // Node 20 has no WebSocket of its own.
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      ...(commandId === null ? {} : { newId: () => commandId }),
      ...(keys === undefined
        ? {}
        : { storage: { device: nowhere, session: nowhere, keys: async () => keys } }),
    },
  });
}

/** Nothing is kept but keys. */
async function nowhere(): Promise<never> {
  throw new Error("nothing is kept here");
}
