/** What a back end ends of people's sessions. */
import {
  AllSessionsEnded,
  EndSessions,
  type PersonId,
  practiceRoom,
  roomName,
  SessionsEnded,
} from "@carethread/model";
import { checked, post, type Requests } from "../requests/requests.ts";

export interface SessionsOf {
  readonly kind: "staff" | "portal";
  /** Your own id of the person. */
  readonly id: string;
  /** The `session` of the tokens that you made; all of the person's where it is left out. */
  readonly session?: string;
}

export interface Sessions {
  /**
   * Ends a person's sessions: their pages close messages within two seconds, and no token of those sessions is taken any
   * more. Call it where your own session ends. What they had written comes back to them when they have signed in again.
   */
  endSessions(whose: SessionsOf): Promise<SessionsEnded>;
  /** Ends all sessions of everybody in the practice; rooms go by it within a minute. */
  endAllSessions(): Promise<AllSessionsEnded>;
}

export function sessionsOf(
  requests: Requests,
  practice: string,
  personKey: (kind: "staff" | "portal", id: string) => PersonId,
): Sessions {
  return {
    async endSessions(whose) {
      const body = checked(EndSessions, whose, "The sessions cannot be ended");
      const room = roomName(practice, personKey(body.kind, body.id));
      return post(requests, `/parties/person/${room}/sessions`, body, SessionsEnded);
    },
    async endAllSessions() {
      return post(
        requests,
        `/parties/practice/${practiceRoom(practice)}/sessions`,
        { all: true },
        AllSessionsEnded,
      );
    },
  };
}
