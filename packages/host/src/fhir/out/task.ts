/** A task of a conversation as a FHIR R4 resource, for the chart that it belongs to. */
import { type PastTask, type Person, taskJson } from "@carethread/model";
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

/** By when it should be done stands in `restriction.period`; who has it is its owner. */
export function taskResource(task: PastTask, { subject, focus, system, id, staff }: TaskOptions): Resource {
  const { owner } = task;
  const reference = owner === undefined ? undefined : staff?.(owner);
  return taskJson(task, {
    id,
    identifier: { system, value: task.id },
    subject: { reference: subject },
    focus: { reference: focus },
    ...(owner === undefined
      ? {}
      : { owner: { ...(reference === undefined ? {} : { reference }), display: owner.name } }),
  });
}
