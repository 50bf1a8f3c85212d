/** A task of a conversation as a FHIR R4 resource, for the chart that it belongs to. */
import type { PastTask, Person, TaskReason } from "@carethread/model";
import type { Task as Resource } from "fhir/r4";

export interface TaskOptions {
  /** Your reference of the patient, e.g. `Patient/p4711`: the rooms know a key alone. */
  readonly subject: string;
  /** Your reference of the conversation's Communication, e.g. `Communication/c17`. */
  readonly focus: string;
  /** The logical id of the resource on your server, where it has one. */
  readonly id?: string;
  /** The system of the identifier, whose value is the task's id: a URI of yours. */
  readonly system: string;
  /** Your reference of one of the staff, where you have one; else their name alone is said. */
  readonly staff?: (person: Person) => string | undefined;
}

const reasons: Readonly<Record<TaskReason, string>> = {
  "new-conversation": "Answer a new conversation",
  "message-due": "Message due to the patient",
  correction: "Answer a request to correct a message",
  unanswered: "Answer a message that waits",
  unknown: "See to a conversation",
};

const instant = (at: number): string => new Date(at).toISOString();

/** By when it should be done stands in `restriction.period`; who has it is its owner. */
export function taskResource(
  { id, why, status, owner, note, raisedAt, due, changedAt }: PastTask,
  { subject, focus, system, id: logicalId, staff }: TaskOptions,
): Resource {
  const reference = owner === undefined ? undefined : staff?.(owner);
  const words = reasons[why];
  return {
    resourceType: "Task",
    ...(logicalId === undefined ? {} : { id: logicalId }),
    text: { status: "generated", div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${words}</p></div>` },
    identifier: [{ system, value: id }],
    status,
    intent: "order",
    code: { text: words },
    focus: { reference: focus },
    for: { reference: subject },
    authoredOn: instant(raisedAt),
    lastModified: instant(changedAt),
    ...(owner === undefined
      ? {}
      : { owner: { ...(reference === undefined ? {} : { reference }), display: owner.name } }),
    ...(note === undefined ? {} : { note: [{ text: note }] }),
    ...(due === undefined ? {} : { restriction: { period: { end: instant(due) } } }),
  };
}
