/** Somebody is a member from here on. */
import * as z from "zod/mini";
import { Member } from "../../people/people.ts";
import { movedTo, withPerson } from "../state.ts";
import { base, type EventRule, type EventView, placeBefore, unsigned } from "./base.ts";

export const MemberJoined = z.object({ ...base, type: z.literal("member-joined"), member: Member });
export type MemberJoined = z.infer<typeof MemberJoined>;

export const memberJoined = {
  schema: MemberJoined,
  signed: false,
  apply: ({ head, members }, { member }) => ({
    head: withPerson(head, member.person),
    members: { ...members, [member.person.id]: member },
  }),
} as const satisfies EventView<MemberJoined>;

export const memberJoinedRule = {
  isForEveryone: ({ member: { person } }, { audience }) => audience !== "staff" && person.side === "portal",
  shownTo: unsigned<MemberJoined>,
  counts: false,
  // Nothing of what was said before they came is unread.
  read(readings, _, placed) {
    const { id } = placed.event.member.person;
    return { ...readings, [id]: movedTo(placeBefore(placed), readings[id]) };
  },
} as const satisfies EventRule<MemberJoined>;
