/** What is asked of a person's room about their sessions. */
import type { Person } from "@carethread/model";
import { AskSession, type Identity, Refuse, type Requests, type Route, readBody } from "../../base/base.ts";
import type { OwnSessions } from "./own-sessions.ts";

export interface SessionRoutesOptions {
  readonly sessions: OwnSessions;
  readonly requests: Requests;
  /** Whether this is the person whose room it is, and there is anything here for them. */
  readonly isSelf: (person: Person) => boolean;
  /** The key of the person whose room it is. */
  readonly person: () => string;
}

export function sessionRoutes({
  sessions,
  requests,
  isSelf,
  person,
}: SessionRoutesOptions): Readonly<Record<string, Route>> {
  async function self(request: Request): Promise<Identity> {
    const identity = await requests.identify(request);
    if (!isSelf(identity.person)) throw new Refuse("not-found");
    return identity;
  }

  return {
    "GET sessions": async request => sessions.list(await self(request)),
    "POST sessions": async request => {
      const identity = await requests.identify(request);
      // The practice's back end ends them as well.
      if (identity.person.side !== "system" && !isSelf(identity.person)) throw new Refuse("not-found");
      return sessions.endBy(request, identity);
    },
    "POST internal/session": async request => {
      const asked = await readBody(request, AskSession);
      if (asked.person.id !== person()) throw new Refuse("not-found");
      return sessions.answer(asked);
    },
  };
}
