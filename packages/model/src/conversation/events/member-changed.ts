/** Something of a member is another from here on: name, title, role, level, source or grant. */
import * as z from "zod/mini";
import { Member } from "../../people/people.ts";
import { movedTo, withPerson } from "../state.ts";
import { base, type EventRule, type EventView, placeBefore, unsigned } from "./base.ts";

export const MemberChanged = z.object({ ...base, type: z.literal("member-changed"), member: Member });
export type MemberChanged = z.infer<typeof MemberChanged>;

export const memberChanged = {
  schema: MemberChanged,
  signed: false,
  apply(view, { member }) {
    const { id } = member.person;
    const old = view.members[id];
    if (old === undefined) return view;
    const head = withPerson(view.head, member.person);
    const { standing } = old;
    return {
      head,
      members: { ...view.members, [id]: standing === undefined ? member : { ...member, standing } },
    };
  },
} as const satisfies EventView<MemberChanged>;

export const memberChangedRule = {
  isForEveryone: ({ member: { person } }, { audience }) => audience !== "staff" && person.side === "portal",
  shownTo: unsigned<MemberChanged>,
  counts: false,
  // What stands before the part that they are lent is not unread, because they do not see it.
  read(readings, members, placed) {
    const { person, grant } = placed.event.member;
    if (grant === undefined || grant.from === members[person.id]?.grant?.from) return readings;
    return { ...readings, [person.id]: movedTo(placeBefore(placed), readings[person.id]) };
  },
} as const satisfies EventRule<MemberChanged>;
