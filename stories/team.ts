/** A care team of every role, for stories and tests. */
import type { CareClient } from "@carethread/client";
import { bloodPressure } from "./conversations.ts";
import { type Practice, until } from "./fixture.ts";

export const picture = (login: string): string => `/stories/pictures/${login}.svg`;

/** Rosa's team and her guardian; Vera looks after nobody. */
export async function fillTeam(practice: Practice): Promise<string> {
  await practice.addStaff("kim", "Kim Park", "Registered nurse", { picture: picture("kim") });
  await practice.addStaff("omar", "Dr. Omar Haddad", "Physician", { picture: picture("omar") });
  await practice.addStaff("lee", "Lee Wong", "Pharmacist");
  await practice.addStaff("priya", "Priya Nair", "Dietitian", { picture: picture("nobody") });
  await practice.addStaff("joan", "Joan Abbott", "Physiotherapist");
  await practice.addStaff("mateo", "Mateo Silva", "Social worker");
  await practice.changePatient("rosa", {
    team: practice.team([
      ["kim", "primary-coach"],
      ["lee", "secondary"],
      ["priya", "secondary"],
      ["omar", "care-team"],
      ["joan", "care-team"],
      ["mateo", "care-team"],
    ]),
    linked: [
      { id: "rosa", name: "Rosa Diaz", relation: "self" },
      { id: "elena", name: "Elena Diaz", relation: "guardian" },
    ],
  });
  return practice.conversation({ past: bloodPressure });
}

/** Opens the conversation as these people, too: they are here now. */
export async function join(practice: Practice, id: string, ...logins: readonly string[]): Promise<void> {
  for (const login of logins) {
    const store = practice.client("staff", login).conversation(id);
    await until(store.$status, ({ state }) => state === "live");
  }
}

/** Everybody of them reads up to here. */
export async function read(client: CareClient, id: string): Promise<void> {
  const store = client.conversation(id);
  const items = await until(store.$items, found => found.length > 0);
  const places = items.flatMap(({ event }) => event?.pos ?? []);
  store.shows(places);
  const me = client.$me.get()?.id ?? "";
  await until(store.$receipts, ({ people }) => (people[me] ?? 0) >= Math.max(...places));
}

/** Kim, the primary coach, names Vera with an @, and Lee names Tess: both are members by invitation. */
export async function invite(practice: Practice, id: string): Promise<void> {
  await practice.addStaff("tess", "Tess Moreau", "Wound care nurse");
  await practice.say(id, "staff", "kim", "I am asking @Vera Lind about your diet.", { mentions: ["vera"] });
  await practice.say(id, "staff", "lee", "@Tess Moreau will look at it.", { mentions: ["tess"] });
}
