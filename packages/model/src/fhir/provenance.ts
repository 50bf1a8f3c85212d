/** Where it comes from: who took a conversation out and when, and which messages are of an earlier system. */
import type { MessageEvent, Seen } from "../conversation/conversation.ts";
import type { Taken } from "./exported.ts";
import { instant, narrative, type Reference, type References } from "./references.ts";

const participant = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

function agent(code: "assembler" | "author", display: string, who: Reference) {
  return { type: { coding: [{ system: participant, code, display }] }, who };
}

/** Of a conversation, and of what it has besides its messages. */
export function takenOut(
  { by, at, practice }: Taken,
  conversation: string,
  targets: readonly Reference[],
  references: References,
) {
  return {
    resourceType: "Provenance" as const,
    id: conversation,
    text: narrative(`Taken out of ${practice.name} by ${by.name}`),
    target: [...targets],
    recorded: instant(at),
    activity: { text: "taken out" },
    agent: [agent("assembler", "Assembler", references.person(by))],
  };
}

/** Of a message that the back end brought in: when it did, the log does not say. */
export function broughtIn({ at: taken }: Taken, { id, by, at }: Seen<MessageEvent>, references: References) {
  return {
    resourceType: "Provenance" as const,
    id,
    text: narrative("Brought in from an earlier system"),
    target: [references.to("Communication", id)],
    occurredDateTime: instant(at),
    recorded: instant(taken),
    activity: { text: "brought in from an earlier system" },
    agent: [agent("author", "Author", references.person(by))],
  };
}
