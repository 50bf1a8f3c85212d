import { isolate } from "../../../text/text.ts";
import { type Notice, nameFor, type Told } from "./notice.ts";
import { isSameCall, supportCallOf, tellCalls } from "./support-call.ts";

export const memberJoined: Notice<Told<"member-joined">> = {
  isTold(event, createdAt) {
    if (event.at <= createdAt) return false;
    const { role, source } = event.member;
    // Who watches, or answers, does it quietly.
    return supportCallOf(event) !== null || role === "notification-user" || source !== "self";
  },
  joins: isSameCall,
  tell(event, viewer, joined) {
    const { words } = viewer;
    if (supportCallOf(event) !== null) return tellCalls([event, ...joined], viewer);
    const { by, member } = event;
    const name = isolate(member.person.name);
    if (member.role === "notification-user") return words.followed(name);
    if (member.source === "invited" && by !== "team") return words.invited(nameFor(viewer, by), name);
    return words.joined(name);
  },
};
