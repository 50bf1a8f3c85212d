/** What becomes of a task: in what order it can be taken, handed over, released and done. */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";

/** As FHIR names them. What a page does not know is to be done by somebody: the room decides about it. */
export const TaskStatus = /* @__PURE__ */ orElse(
  z.enum(["requested", "accepted", "completed", "cancelled"]),
  "requested",
);
export type TaskStatus = z.infer<typeof TaskStatus>;

/** What can be done with a task; `unknown` is what a page takes for what is newer than itself. */
export const TaskMove = /* @__PURE__ */ orElse(
  z.enum(["claimed", "handed-over", "released", "completed", "cancelled", "unknown"]),
  "unknown",
);
export type TaskMove = z.infer<typeof TaskMove>;

interface Way {
  readonly from: readonly TaskStatus[];
  /** Absent where it stays as it is. */
  readonly to?: TaskStatus;
  /** What becomes of who has it: somebody is named, nobody has it, or it stays as it is. */
  readonly owner: "named" | "none" | "same";
}

export const taskWays: Readonly<Record<TaskMove, Way>> = {
  claimed: { from: ["requested", "accepted"], to: "accepted", owner: "named" },
  "handed-over": { from: ["requested", "accepted"], to: "accepted", owner: "named" },
  released: { from: ["accepted"], to: "requested", owner: "none" },
  completed: { from: ["requested", "accepted"], to: "completed", owner: "same" },
  cancelled: { from: ["requested", "accepted"], to: "cancelled", owner: "same" },
  unknown: { from: [], owner: "same" },
};

export function isOpenTask({ status }: { readonly status: TaskStatus }): boolean {
  return status === "requested" || status === "accepted";
}
