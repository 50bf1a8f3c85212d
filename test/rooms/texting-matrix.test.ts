/** Who does what about a patient's texts, in real rooms: every role, every deed, every status. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PatientTexting } from "@carethread/model";
import { account, TextProvider } from "../support/texting.ts";
import { atRest, createRooms } from "./support.ts";

const birth = "04/09/1981";
const deeds = ["invite", "resend", "opt-out", "consent", "take"] as const;
type Deed = (typeof deeds)[number];

/** What a patient and staff did before. */
const stories = {
  none: [],
  pending: ["invite"],
  enabled: ["invite", birth],
  failed: ["invite", "no", "no", "no"],
  "opted out by staff": ["invite", "opt-out"],
  "opted out by the patient": ["invite", "STOP"],
} as const;
type Story = keyof typeof stories;

/** The status after a deed, or why it was not done. */
const table: Readonly<Record<Story, Readonly<Record<Deed, string>>>> = {
  none: {
    ...{ invite: "pending", resend: "texting-not-pending", "opt-out": "opted-out" },
    ...{ consent: "none", take: "none" },
  },
  pending: {
    ...{ invite: "pending", resend: "pending", "opt-out": "opted-out", consent: "pending", take: "pending" },
  },
  enabled: {
    ...{ invite: "enabled", resend: "texting-not-pending", "opt-out": "opted-out" },
    ...{ consent: "enabled", take: "enabled" },
  },
  failed: {
    ...{ invite: "pending", resend: "pending", "opt-out": "opted-out", consent: "failed", take: "failed" },
  },
  "opted out by staff": {
    ...{ invite: "texting-opted-out", resend: "texting-opted-out", "opt-out": "opted-out" },
    ...{ consent: "pending", take: "opted-out" },
  },
  "opted out by the patient": {
    ...{ invite: "texting-stopped", resend: "texting-stopped", "opt-out": "opted-out" },
    ...{ consent: "texting-stopped", take: "opted-out" },
  },
};

/** Those who may: a nurse of the team, staff who find every patient, and the practice's own back end. */
const allowed = [
  ["staff", "kim"],
  ["staff", "omar"],
  ["system", "host"],
] as const;
/** Those who may not know of the patient, the patient, and who acts for them. */
const denied = [
  ["staff", "vera"],
  ["staff", "ida"],
  ["staff", "sol"],
  ["staff", "nobody"],
  ["portal", "rosa"],
  ["portal", "gus"],
  ["portal", "stranger"],
] as const;

async function scene() {
  const clock = { now: () => 0 };
  const provider = new TextProvider(() => clock.now());
  const rooms = await createRooms({
    settings: { kinds: ["continuous"], texting: true, enrolmentNeeded: true, staffAccess: "searchable" },
    registration: { texting: account },
    fetch: provider.fetch,
  });
  clock.now = () => rooms.clock.now;
  const { world, server } = rooms;
  await world.pushStaff("vera", { version: 9, restrictions: ["hiv"] });
  await world.pushStaff("ida", { version: 9, active: false });
  await world.pushStaff("sol", { version: 9, support: true });
  let last = 0;
  /** A patient of whom this is the story so far. */
  const patient = async (story: Story) => {
    const n = ++last;
    const number = `+1202555${String(n).padStart(4, "0")}`;
    const id = `p${n}`;
    const room = await world.practice.patientRoom(id);
    await world.post("patient", room, "roster", await world.practice.token("system", "host"), {
      ...{ type: "patient", id, version: 1, name: id, patientId: id, birthDate: "1981-04-09", phone: number },
      programs: ["hiv"],
      team: ["kim", "vera", "ida", "sol"].map(id => ({ id, name: id, role: "care-team" })),
      linked: [
        { id: "rosa", name: "Rosa", relation: "self" },
        { id: "gus", name: "Gus", relation: "guardian" },
      ],
    });
    const ask = async (kind: "staff" | "portal" | "system", sub: string, deed?: Deed) => {
      const token = await world.practice.token(kind, sub);
      const answer =
        deed === undefined
          ? await world.get("patient", room, "texting", token)
          : await world.post("patient", room, "texting", token, { deed });
      const { status, code } = answer.body as unknown as PatientTexting & { code?: string };
      return { http: answer.status, said: code ?? status };
    };
    await atRest(rooms);
    for (const step of stories[story]) {
      if (deeds.some(deed => deed === step)) await ask("staff", "kim", step as Deed);
      else await provider.texts(server, world.practice.id, number, step);
      await atRest(rooms);
    }
    return { ask, number };
  };
  return { patient, provider, rooms };
}

for (const story of Object.keys(stories) as Story[])
  test(`[I-5] who sees the patient does what can be done with one who is ${story}; others do nothing, and learn nothing`, async () => {
    const { patient, provider, rooms } = await scene();
    const { ask, number } = await patient(story);
    const before = await ask("staff", "kim");
    const sent = provider.to(number).length;
    for (const [kind, sub] of denied) {
      assert.deepEqual(await ask(kind, sub), { http: 404, said: "not-found" }, sub);
      for (const deed of deeds)
        assert.deepEqual(await ask(kind, sub, deed), { http: 404, said: "not-found" }, `${sub}: ${deed}`);
    }
    await atRest(rooms);
    assert.deepEqual([await ask("staff", "kim"), provider.to(number).length], [before, sent]);
    for (const [kind, sub] of allowed)
      for (const deed of deeds) {
        const { ask } = await patient(story);
        assert.equal((await ask(kind, sub, deed)).said, table[story][deed], `${sub}: ${deed}`);
      }
  });
