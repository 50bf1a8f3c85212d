/** How an encounter goes along with its conversation: one decision moves both, so that neither ever asks the other. */
import { canMove, type EncounterMove, openedEncounter } from "../../../encounter/encounter.ts";
import type { Person } from "../../../people/people.ts";
import type { Draft } from "../../draft.ts";
import { isOfToday } from "./day.ts";

/** Opens the encounter of a conversation that has just begun, where its policy says so. */
export function openEncounter(draft: Draft, by: Person): void {
  if (draft.state?.staff.head.policy.encounter === "per-conversation") open(draft, by);
}

/** What is said to both sides belongs to an encounter of its day, where the policy says so. */
export function meetToday(draft: Draft, by: Person): void {
  const { policy, encounter } = draft.state?.staff.head ?? {};
  if (policy?.encounter !== "per-day") return;
  if (encounter !== undefined && isOfToday(encounter, draft.context)) {
    moveEncounter(draft, "resume", by);
  } else {
    moveEncounter(draft, "finish", draft.context.system ?? by);
    open(draft, by);
  }
}

/** Finishes the encounter of what is closed, and takes that of what is open up again, but for that of another day. */
export function followLifecycle(draft: Draft, by?: Person): void {
  const { encounter, lifecycle, policy } = draft.state?.staff.head ?? {};
  if (encounter === undefined) return;
  const isOver = policy?.encounter === "per-day" && !isOfToday(encounter, draft.context);
  if (lifecycle === "closed") moveEncounter(draft, "finish", by);
  else if (!isOver) moveEncounter(draft, "resume", by);
}

/** Does nothing where there is no encounter, or it stands so already. */
export function moveEncounter(draft: Draft, move: EncounterMove, by?: Person): void {
  const { encounter } = draft.state?.staff.head ?? {};
  if (encounter === undefined || !canMove(encounter, move)) return;
  const type = move === "finish" ? "encounter-finished" : "encounter-resumed";
  draft.add({ type, encounter: encounter.id }, by);
}

function open(draft: Draft, by: Person): void {
  const { newId, now, facts } = draft.context;
  const encounter = openedEncounter(newId(), facts.settings.encounterType, now);
  draft.add({ type: "encounter-opened", encounter }, by);
}
