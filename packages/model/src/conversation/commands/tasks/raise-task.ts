/** What makes tasks: a new conversation, and time, where nobody answers the patient's side. */
import { afterBusinessTime } from "../../../business-time/business-time.ts";
import type { Person } from "../../../people/people.ts";
import type { PracticeSettings } from "../../../practice/practice.ts";
import { refusal } from "../../../refusals/refusals.ts";
import type { TaskReason } from "../../../task/task.ts";
import { Draft } from "../../draft.ts";
import type { ConversationState, Head } from "../../state.ts";
import type { CommandRule } from "../base.ts";

export interface RaiseTask {
  readonly type: "raise-task";
}

type Says = Pick<PracticeSettings, "tasking" | "answerWithin" | "hours">;

/** When who waits since then should have an answer, milliseconds since 1970; null where the practice says nothing of it. */
function answeredBy({ answerWithin, hours }: Says, since: number): number | null {
  return answerWithin === undefined ? null : afterBusinessTime(hours, since, answerWithin);
}

function raise(draft: Draft, why: TaskReason, due: number | null, owner?: Person): void {
  draft.add({
    ...({ type: "task-raised", task: draft.context.newId(), why } as const),
    ...(due === null ? {} : { due }),
    ...(owner === undefined ? {} : { owner }),
  });
}

/** Of a new conversation: whose staff began it has it, what the patient's side began waits for somebody. */
export function raiseForNew(draft: Draft, by: Person, settings: Says): void {
  const head = draft.state?.staff.head;
  if (head === undefined || !settings.tasking || !head.policy.task) return;
  const due = by.side === "portal" ? answeredBy(settings, head.createdAt) : null;
  raise(draft, "new-conversation", due, by.side === "staff" ? by : undefined);
}

/** Whether somebody is to see to it already that who waits gets an answer. */
function isSeenTo({ tasks = [], waitsSince = 0 }: Head): boolean {
  return tasks.some(
    ({ why, raisedAt }) => why === "unanswered" || (why === "new-conversation" && raisedAt >= waitsSince),
  );
}

/** When a task is made because nobody answered, milliseconds since 1970; null for never. */
export function nextTask({ staff: { head }, live }: ConversationState, settings: Says): number | null {
  if (!settings.tasking || !head.policy.task || !live || head.lifecycle === "closed") return null;
  if (head.waitsSince === undefined || isSeenTo(head)) return null;
  return answeredBy(settings, head.waitsSince);
}

export const raiseTask: CommandRule<RaiseTask> = {
  decide(state, context) {
    const { person, settings } = context.facts;
    if (person.person.side !== "system") return refusal("not-allowed");
    const draft = new Draft(state, context);
    const due = nextTask(state, settings);
    if (due !== null && due <= context.now) raise(draft, "unanswered", due);
    return draft.decided();
  },
};
