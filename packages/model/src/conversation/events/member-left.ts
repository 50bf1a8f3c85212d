/** Somebody is no member any more. */
import * as z from "zod/mini";
import { Person, Role } from "../../people/people.ts";
import { movedTo } from "../state.ts";
import { base, type EventRule, type EventView, placeBefore, unsigned } from "./base.ts";

/** `role` is the one that the person had. */
export const MemberLeft = z.object({ ...base, type: z.literal("member-left"), person: Person, role: Role });
export type MemberLeft = z.infer<typeof MemberLeft>;

export const memberLeft = {
  schema: MemberLeft,
  signed: false,
  apply({ head, members }, { person }) {
    const { [person.id]: _, ...rest } = members;
    return { head, members: rest };
  },
} as const satisfies EventView<MemberLeft>;

export const memberLeftRule = {
  isForEveryone: ({ person }, { audience }) => audience !== "staff" && person.side === "portal",
  shownTo: unsigned<MemberLeft>,
  counts: false,
  // The receipt stays for the case that they come back; nothing waits for them meanwhile.
  read(readings, _, placed) {
    const { id } = placed.event.person;
    return { ...readings, [id]: movedTo(placeBefore(placed), readings[id]) };
  },
} as const satisfies EventRule<MemberLeft>;
