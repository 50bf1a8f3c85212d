/** What the recipes are tried with: notifications of real rooms, in which people with names wrote words under a title. */
import type { NotificationWebhook } from "@carethread/host";
import { hooksScene } from "../rooms/hooks-scene.ts";
import { say } from "../rooms/support.ts";

const words = "Please come in on Thursday";

export async function toldByRooms(): Promise<readonly NotificationWebhook[]> {
  const scene = await hooksScene();
  await say(scene.kim, scene.world, words);
  await scene.settle();
  return scene.receiver.taken;
}

/** Names, ids, titles and words of those people: none of it may be in what leaves for a phone or a mail server. */
export const wordsOfPatients: readonly string[] = [
  ...["Kim", "Park", "Omar", "Haddad", "Rosa", "Diaz", "Registered nurse", "Physician"],
  ...["MRN", "Blood pressure", "Hello", "Please come in", "Thursday", "harbor"],
];
