/** Support that is called into a conversation: it joins, or, called again, it sees the thread for longer. */
import type { Person } from "@carethread/model";
import { isolate, timeOf } from "../../../text/text.ts";
import { formsOf } from "../../../words/words.ts";
import type { Viewer } from "../../english.ts";
import type { ToldEvent } from "../entry.ts";
import { nameFor } from "./notice.ts";

interface SupportCall {
  readonly by: Person;
  readonly until: number;
  readonly person: Person;
}

/** The call that an event is, or null. */
export function supportCallOf(event: ToldEvent): SupportCall | null {
  if (event.type !== "member-joined" && event.type !== "member-changed") return null;
  const { by, member } = event;
  if (member.grant === undefined || by === "team" || by.side !== "staff") return null;
  return { by, until: member.grant.until, person: member.person };
}

/** Several come at once: one line says it. */
export function isSameCall(event: ToldEvent, before: ToldEvent): boolean {
  const [call, earlier] = [supportCallOf(event), supportCallOf(before)];
  return call !== null && call.by.id === earlier?.by.id && call.until === earlier.until;
}

export function tellCalls(events: readonly ToldEvent[], viewer: Viewer): string {
  const calls = events.flatMap(event => supportCallOf(event) ?? []);
  const [first] = calls;
  if (first === undefined) return "";
  const { words, language } = viewer;
  const names = calls.map(({ person }) => isolate(person.name));
  const until = timeOf(language, first.until);
  return words.invitedSupport(nameFor(viewer, first.by), until, formsOf(language).list(names));
}
