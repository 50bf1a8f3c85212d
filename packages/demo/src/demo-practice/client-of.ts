/** The client of somebody whom the tables name, as their own page has it. */
import { type CareClient, createCareClient, defaultPlatform } from "@carethread/client";
import { WebSocket } from "ws";
import type { DemoPractice } from "./data.ts";
import type { BringIn } from "./filling.ts";

/** `commandId` is the id of all that they do: what was done already is not done again at another try. */
export function clientOf(
  practice: DemoPractice,
  login: string,
  commandId: string,
  { server, host }: Pick<BringIn, "server" | "host">,
): CareClient {
  const staff = practice.staff.find(member => member.login === login);
  const user = practice.patients.flatMap(({ portal }) => portal).find(user => user.login === login);
  const name = staff?.name ?? user?.name;
  if (name === undefined) throw new Error(`the tables name ${login}, who is nobody`);
  return createCareClient({
    server,
    practice: practice.id,
    token: () =>
      host.token({
        kind: staff === undefined ? "portal" : "staff",
        id: login,
        name,
        session: "filling",
      }),
    platform: {
      ...defaultPlatform(),
      // Node 20 has no WebSocket of its own.
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      newId: () => commandId,
    },
  });
}
