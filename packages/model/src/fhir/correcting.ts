/**
 * A correction as the thread shows it at its message: what was asked for, and the answer to that where there is one. Both say
 * by `inResponseTo` of which message they are, which stays as it was written.
 */
import type { Actor } from "../conversation/conversation.ts";
import type { ShownCorrection } from "../correction/correction.ts";
import type { CommunicationJson } from "./communication.ts";
import { instant, narrative, type Reference, type References } from "./references.ts";

interface Of {
  readonly conversation: string;
  readonly message: string;
}

export function correcting(
  { id, by, at, wrong, right, until, later, answer }: ShownCorrection,
  { conversation, message }: Of,
  references: References,
): readonly CommunicationJson[] {
  const actor = (who: Actor): Reference => (who === "team" ? references.practice() : references.person(who));
  const said = (id: string, category: string, by: Actor, at: number, texts: readonly string[]) => ({
    resourceType: "Communication" as const,
    id,
    text: narrative(texts.join("\n")),
    partOf: [references.to("Communication", conversation)],
    status: "completed" as const,
    category: [{ text: category }],
    subject: references.patient(),
    sent: instant(at),
    sender: actor(by),
    payload: texts.map(text => ({ contentString: text })),
  });
  const about = (kind: string, of: string): Reference => references.typed("Communication", kind, of);
  const original = about("message", message);
  const due = later === undefined ? `Answer by ${until}` : `Answer by ${until}, put later: ${later}`;
  const asked = {
    ...said(id, "correction asked for", by, at, [wrong, right]),
    identifier: [references.identified("correction", id)],
    inResponseTo: [original],
    recipient: [references.practice()],
    note: [{ text: due }],
  };
  if (answer === undefined) return [asked];
  const category = answer.as === "approved" ? "corrected text" : "correction declined";
  const answered = {
    ...said(`${id}-answer`, category, answer.by, answer.at, [answer.text]),
    identifier: [references.identified("correction-answer", id)],
    inResponseTo: [original, about("correction", id)],
    recipient: [actor(by)],
  };
  return [asked, answered];
}
