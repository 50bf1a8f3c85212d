/** What the viewer may do in a conversation: null where allowed, else why not. */
import * as z from "zod/mini";
import { Allowed, allowedHere } from "../attachment/attachment.ts";
import { oneOf } from "../fallbacks.ts";
import { Key } from "../names.ts";
import { FollowQuestion } from "../practice/practice.ts";
import { RefusalCode } from "../refusals/refusals.ts";
import { type Action, can, canRemove } from "./act.ts";
import { canExport } from "./export.ts";
import type { Facts, Target } from "./facts.ts";
import { textsReach } from "./gates.ts";

export const May = z.object({
  /** Send a message that everyone sees. */
  send: z.nullable(RefusalCode),
  /** Write a note that only staff see. */
  note: z.nullable(RefusalCode),
  /** Name staff with an @, and call support. */
  mention: z.nullable(RefusalCode),
  /** Turn watching on or off. */
  watch: z.nullable(RefusalCode),
  /** Turn being notified of this patient on or off, as someone outside the team. */
  follow: z.nullable(RefusalCode),
  /** How they are asked about that, where the practice has them asked otherwise than by a dialog. */
  followQuestion: z.optional(FollowQuestion),
  /** End the writing for everybody, or let it go on where it was ended; absent for who cannot. */
  close: z.optional(z.nullable(RefusalCode)),
  reopen: z.optional(z.nullable(RefusalCode)),
  /** Archive it for oneself, and take it back; absent for who cannot. */
  archive: z.optional(z.nullable(RefusalCode)),
  /** What may be attached to what the viewer writes; absent where nothing may, or they write nothing. */
  attach: z.optional(Allowed),
  /**
   * Whether what the viewer writes to everyone goes to the patient's phone as well, or would if the patient had the portal;
   * absent where it does not, and for all but staff.
   */
  texts: z.optional(oneOf("phone", "no-portal")),
  /** See to what is to be done about it; absent for who cannot. */
  work: z.optional(z.nullable(RefusalCode)),
  /** Set how often a message to the patient is due; absent for who cannot. */
  coach: z.optional(z.nullable(RefusalCode)),
  /** Ask for corrections of messages, or answer who asks; absent for who cannot. */
  correct: z.optional(z.nullable(RefusalCode)),
  amend: z.optional(z.nullable(RefusalCode)),
  /** Take out what they see of it; absent for who cannot. */
  export: z.optional(z.nullable(RefusalCode)),
  /** The members whom the viewer may take out, in the order of their ids. */
  remove: z.array(Key),
});
export type May = z.infer<typeof May>;

/** Those of the actions that the person may do: of the others nothing is said. */
function whereAllowed<A extends Action>(
  facts: Facts,
  target: Target,
  actions: readonly A[],
): { [K in A]?: null } {
  const allowed = actions.filter(action => can(facts, action, target) === null);
  return Object.fromEntries(allowed.map(action => [action, null])) as { [K in A]?: null };
}

/** What a person may do in a conversation, by the same rules as their commands are decided. */
export function mayIn(facts: Facts, target: Target): May {
  const { followQuestion } = facts.settings;
  const follow = can(facts, "follow", target);
  const send = can(facts, "send", target);
  const note = can(facts, "note", target);
  const writes = send === null || note === null;
  const isStaff = facts.person.person.side === "staff";
  const texts = isStaff && send === null ? textsReach(facts.settings, target.policy, facts.patient) : null;
  const attach = writes ? allowedHere(target.policy.attachments, facts.settings, target.isEncrypted) : null;
  return {
    send,
    note,
    mention: can(facts, "mention", target),
    watch: can(facts, "watch", target),
    follow,
    ...(follow === null && followQuestion === "banner" && { followQuestion }),
    ...(attach === null ? {} : { attach }),
    ...(texts === null ? {} : { texts }),
    ...whereAllowed(facts, target, ["close", "reopen", "archive", "work", "coach", "correct", "amend"]),
    ...(canExport(facts, target) === null ? { export: null } : {}),
    remove: Object.keys(target.members)
      .filter(id => canRemove(facts, id, target) === null)
      .sort(),
  };
}
