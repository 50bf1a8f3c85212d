/** Where a person is signed in: what they and the practice's back end ask, and are answered. */
import * as z from "zod/mini";
import { Key } from "../../names.ts";
import { pageLimits } from "../../page-limits.ts";
import { Device } from "../../session/session.ts";

/** One that has not ended; `own` is that of who asks. Times are milliseconds since 1970. */
export const SessionCard = /* @__PURE__ */ z.object({
  id: Key,
  since: /* @__PURE__ */ z.int(),
  /** The person's own last sign, to the minute. */
  activeAt: /* @__PURE__ */ z.int(),
  /** Absent where no page has said it. */
  device: /* @__PURE__ */ z.optional(Device),
  own: /* @__PURE__ */ z.boolean(),
});
export type SessionCard = z.infer<typeof SessionCard>;

/** The own one first, then by the last sign. */
export const SessionList = /* @__PURE__ */ z.object({ sessions: /* @__PURE__ */ z.array(SessionCard) });
export type SessionList = z.infer<typeof SessionList>;

/**
 * Of the person themselves: one by its id, all but the own one, or all of them; or that their page leaves its own, which
 * is over by its limits, or that they have signed out. By HTTP, so that it outlives the page's socket.
 */
export const EndOwnSessions = /* @__PURE__ */ z.union([
  /* @__PURE__ */ z.object({
    end: /* @__PURE__ */ z.union([
      /* @__PURE__ */ z.literal("others"),
      /* @__PURE__ */ z.literal("all"),
      Key,
    ]),
  }),
  /* @__PURE__ */ z.object({ leave: /* @__PURE__ */ z.enum(["idle", "length", "signed-out"]) }),
]);
export type EndOwnSessions = z.infer<typeof EndOwnSessions>;

const HostId = /* @__PURE__ */ z
  .string()
  .check(/* @__PURE__ */ z.minLength(1), /* @__PURE__ */ z.maxLength(pageLimits.nameLength));
const HostSession = /* @__PURE__ */ z
  .string()
  .check(/* @__PURE__ */ z.minLength(1), /* @__PURE__ */ z.maxLength(pageLimits.sessionLength));

/**
 * Of the practice's back end, whose own ids of the person and of the session these are; without one all of them end, so that
 * a name that is misspelt is refused.
 */
export const EndSessions = /* @__PURE__ */ z.strictObject({
  kind: /* @__PURE__ */ z.enum(["staff", "portal"]),
  id: HostId,
  session: /* @__PURE__ */ z.optional(HostSession),
});
export type EndSessions = z.infer<typeof EndSessions>;

/** How many ended that were known and had not ended before. */
export const SessionsEnded = /* @__PURE__ */ z.object({ ended: /* @__PURE__ */ z.int() });
export type SessionsEnded = z.infer<typeof SessionsEnded>;

/** Of the practice's back end, to the practice's room: all sessions of everybody. */
export const EndAllSessions = /* @__PURE__ */ z.strictObject({ all: /* @__PURE__ */ z.literal(true) });
export type EndAllSessions = z.infer<typeof EndAllSessions>;

/** Those that began until then, milliseconds since 1970. */
export const AllSessionsEnded = /* @__PURE__ */ z.object({ until: /* @__PURE__ */ z.int() });
export type AllSessionsEnded = z.infer<typeof AllSessionsEnded>;
