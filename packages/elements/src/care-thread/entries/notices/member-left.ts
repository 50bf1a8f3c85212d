import { isolate } from "../../../text/text.ts";
import type { ToldEvent } from "../entry.ts";
import type { Notice, Told } from "./notice.ts";

const isSupport = (event: ToldEvent): boolean => event.type === "member-left" && event.role === "support";

export const memberLeft: Notice<Told<"member-left">> = {
  isTold({ by, person, role }) {
    // Who stops watching by their own hand does it quietly. In a portal user's log the team has no name.
    return role === "support" || role === "notification-user" || by === "team" || by.id !== person.id;
  },
  // Several of support go at once.
  joins: (event, before) => isSupport(event) && isSupport(before),
  tell({ by, person, role }, { me, words }) {
    const name = isolate(person.name);
    if (role === "support") return words.supportEnded;
    if (role === "notification-user") return words.unfollowed(name);
    // By the host's back end it was the roster, which is nobody whom people know.
    if (by === "team" || by.side !== "staff") return words.left(name);
    if (by.id === me?.id) return words.removedByYou(name);
    if (person.id === me?.id) return words.removedYou(isolate(by.name));
    return words.removed(isolate(by.name), name);
  },
};
