/** How an encounter goes along with its conversation: one decision moves both, so that neither ever asks the other. */
import { canMove, openedEncounter } from "../../../encounter/encounter.ts";
import type { Person } from "../../../people/people.ts";
import type { Draft } from "../../draft.ts";

/** Opens the encounter of a conversation that has just begun, where its policy says so. */
export function openEncounter(draft: Draft, by: Person): void {
  const { state, context } = draft;
  if (state?.staff.head.policy.encounter !== "per-conversation") return;
  const { encounterType } = context.facts.settings;
  const encounter = openedEncounter(context.newId(), encounterType, context.now);
  draft.add({ type: "encounter-opened", encounter }, by);
}

/** Finishes the encounter of what is closed, and takes that of what is open up again. */
export function followLifecycle(draft: Draft, by?: Person): void {
  const { encounter, lifecycle } = draft.state?.staff.head ?? {};
  if (encounter === undefined) return;
  const move = lifecycle === "closed" ? "finish" : "resume";
  if (!canMove(encounter, move)) return;
  const type = move === "finish" ? "encounter-finished" : "encounter-resumed";
  draft.add({ type, encounter: encounter.id }, by);
}
