/** The head says how far the patient is on the way to being texted, where the conversation goes by texts at all. */
import type { Person } from "../../../people/people.ts";
import type { Draft } from "../../draft.ts";

export function followTexting(draft: Draft, by?: Person): void {
  const { head } = draft.state?.staff ?? {};
  const { texting: status = "none" } = draft.context.facts.patient;
  if (head === undefined || !head.policy.channels.includes("sms")) return;
  if (status !== (head.texting ?? "none")) draft.add({ type: "texting-changed", status }, by);
}
