/** Rooms that lack a defence of how conversations end and are seen to: tasks, figures and encounters. */
import { type Mutant, model, rooms } from "./mutant.ts";

const mix = { send: 10, open: 6, lock: 6, finish: 3, tasks: 8, task: 8, rush: 8, kill: 2, lull: 2 };

export const workMutants: readonly Mutant[] = [
  {
    lacks: "a room that lets one of two have a task who take it at once",
    against: "other",
    mutations: [
      model(
        "conversation/commands/tasks/moving",
        'return (task.owner?.id ?? null) === from ? task : refusal("task-taken");',
        "return task;",
      ),
    ],
    options: { mix },
    seed: 9,
    says: "took what was never theirs|of those who take a task at once one has it",
  },
  {
    lacks: "a room that is woken when somebody waits for too long",
    against: "time",
    mutations: [rooms("conversation/time", "      task: duty(passing.task),\n", "")],
    options: { mix },
    seed: 2,
    says: "who waits for too long has a task",
  },
  {
    lacks: "a closed conversation in which nothing is left to be done",
    against: "other",
    mutations: [
      model(
        "task/ends",
        'closed: { move: "completed", ends: why => why !== "correction" }',
        'closed: { move: "completed", ends: () => false }',
      ),
    ],
    options: { mix },
    seed: 2,
    says: "tasks of .* a recount gives",
  },
  {
    lacks: "figures in which nobody waits where it is closed",
    against: "other",
    mutations: [model("figures/sums", 'if (card.lifecycle === "open") {', "if (card.createdAt > 0) {")],
    options: { mix },
    seed: 1,
    says: "the figures of .* a recount gives",
  },
  {
    lacks: "a list that lets go of what was done while somebody looks at it",
    against: "other",
    mutations: [
      rooms(
        "index/tasks/order",
        "for (const task of before) this.#order.splice(this.#placeOf(task), 1);",
        "",
      ),
    ],
    options: { mix },
    seed: 1,
    says: "the tasks of .* a recount gives",
  },
  {
    lacks: "an encounter that is closed with its conversation",
    against: "other",
    mutations: [
      model("conversation/commands/close", "    followLifecycle(draft, authorOf(context.facts));\n", ""),
    ],
    options: { mix },
    seed: 1,
    says: "an encounter stands as its conversation does|closing finishes the encounter",
  },
  {
    lacks: "a room that is woken when a day is over",
    against: "time",
    mutations: [rooms("conversation/time", "      day: duty(passing.day),\n", "")],
    options: { mix },
    seed: 2,
    says: "an encounter of a day ends with it",
  },
];
