/** The certificates of people's devices, as their own rooms have them. */
import { type PersonId, roomName } from "@carethread/model";
import { ask } from "./calls.ts";
import { fewAtATime } from "./few-at-a-time.ts";
import { Certificates } from "./internal.ts";
import type { Ports } from "./ports.ts";

/** Rooms that are asked at once. */
const width = 16;

/** Of all these people. Rejects where one of their rooms is not to be had: nobody is left out for that. */
export async function certificatesOf(
  ports: Ports,
  practice: string,
  people: readonly PersonId[],
): Promise<string[]> {
  const found = await fewAtATime(width, people, async person => {
    const room = roomName(practice, person);
    return (await ask(ports, "person", room, "internal/devices", {}, Certificates)).certificates;
  });
  return found.flat();
}
