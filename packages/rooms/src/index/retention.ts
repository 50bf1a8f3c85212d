/** What of a slice is due to go, and whose patients something is held of, as the cards say that everybody else is found by. */
import { type ConversationCard, goesAt, type IndexCard, limits, type PatientId } from "@carethread/model";
import type { AskDue, DueIn, FoundDue, Practice } from "../base/base.ts";

interface Charts {
  card(id: PatientId): IndexCard | undefined;
  all(): Iterable<IndexCard>;
}

/** The first that come behind a place, each by its order; whether there are more. */
export function dueIn(
  { list, patient, after = "", now }: AskDue,
  conversations: Iterable<readonly [string, ConversationCard]>,
  charts: Charts,
  { settings }: Practice,
): Pick<FoundDue, "due" | "more"> {
  const { retention: rule } = settings;
  const goes = (last: number, { birthDate }: IndexCard): number | null =>
    rule === undefined ? null : goesAt(last, birthDate, rule);
  const found = new Map<string, DueIn>();
  const add = ({ id, name, patientId }: IndexCard, said: Omit<DueIn, "patient" | "order">): void => {
    if (patient !== undefined && id !== patient) return;
    const order = list === "held" ? id : orderOf(said);
    if (order > after) found.set(order, { ...said, patient: { id, name, patientId }, order });
  };
  for (const card of charts.all()) {
    const { held = false, purges = [] } = card.retention ?? {};
    // What is held is told by the patient's room.
    if (list === "held" && held) add(card, { conversation: card.id, kind: "", last: 0, goes: 0 });
    if (list === "held") continue;
    for (const { conversation, kind, last } of purges)
      add(card, {
        ...{ conversation, kind, last },
        goes: goes(last, card),
      });
  }
  if (list === "due" && (rule !== undefined || patient !== undefined))
    for (const [, { id, patient: of, kind, staff }] of conversations) {
      const card = charts.card(of);
      if (card === undefined) continue;
      const from = goes(staff.at, card);
      const isDue = from !== null && from <= now;
      if (isDue || of === patient) add(card, { conversation: id, kind, last: staff.at, goes: from });
    }
  const due = [...found.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
  return { due: due.slice(0, limits.pageRows), more: due.length > limits.pageRows };
}

/** What is due for longest first. */
function orderOf({ goes, last, conversation }: Pick<DueIn, "goes" | "last" | "conversation">): string {
  // Also of before 1970.
  return `${((goes ?? last) + 1e14).toString().padStart(16, "0")}.${conversation}`;
}
