/** A task of a conversation. By when it should be done stands in `restriction.period`; who has it is its owner. */
import type { PastTask } from "../conversation/conversation.ts";
import type { TaskReason } from "../task/task.ts";
import { type Identifier, instant, narrative, type Reference } from "./references.ts";

export interface TaskParts {
  /** The logical id, where it has one. */
  readonly id?: string | undefined;
  readonly identifier: Identifier;
  /** The patient, and the conversation. */
  readonly subject: Reference;
  readonly focus: Reference;
  readonly owner?: Reference | undefined;
}

const reasons: Readonly<Record<TaskReason, string>> = {
  "new-conversation": "Answer a new conversation",
  "message-due": "Message due to the patient",
  correction: "Answer a request to correct a message",
  unanswered: "Answer a message that waits",
  unknown: "See to a conversation",
};

export function taskJson(
  { why, status, note, raisedAt, due, changedAt }: PastTask,
  { id, identifier, subject, focus, owner }: TaskParts,
) {
  const words = reasons[why];
  return {
    resourceType: "Task" as const,
    ...(id === undefined ? {} : { id }),
    text: narrative(words),
    identifier: [identifier],
    status,
    intent: "order" as const,
    code: { text: words },
    focus,
    for: subject,
    authoredOn: instant(raisedAt),
    // It was not changed before it was there, also where a clock was set back.
    lastModified: instant(Math.max(raisedAt, changedAt)),
    ...(owner === undefined ? {} : { owner }),
    ...(note === undefined ? {} : { note: [{ text: note }] }),
    ...(due === undefined ? {} : { restriction: { period: { end: instant(due) } } }),
  };
}
