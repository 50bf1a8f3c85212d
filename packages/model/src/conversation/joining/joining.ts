/** Who takes part: by the chart, by invitation and by themselves. */
export { type Between, betweenOf, toWhom } from "./between.ts";
export { membersFor } from "./members-for.ts";
export { namedBy } from "./named.ts";
export { readersOfStart } from "./readers.ts";
export { hasRoom, startWatching } from "./watching.ts";
