/** What a conversation adds to figures: as its slice has it, and as a recount of its log gives it. */
import type { ConversationCard } from "@carethread/model";
import type { Entry } from "./reference.ts";

type Counted = Pick<ConversationCard, "lifecycle" | "waiting" | "answers" | "resolved"> & {
  readonly messages: number;
};

const text = ({ lifecycle, messages, waiting, answers, resolved }: Counted): string =>
  JSON.stringify({
    ...{ lifecycle, messages, waiting: waiting && [waiting.since, waiting.messages] },
    answers: answers.map(({ asked, at, by }) => [asked, at, by]),
    resolved: resolved.map(({ opened, at }) => [opened, at]),
  });

export function countedBy(card: ConversationCard): string {
  return text({ ...card, messages: card.staff.messages });
}

export function recounted(entries: readonly Entry[]): string {
  return text(counted(entries));
}

export function counted(entries: readonly Entry[]): Counted {
  let lifecycle: ConversationCard["lifecycle"] = "open";
  let messages = 0;
  let opened = 0;
  let waiting: ConversationCard["waiting"];
  const answers: ConversationCard["answers"] = [];
  const resolved: ConversationCard["resolved"] = [];
  for (const { event } of entries) {
    const { at, by } = event;
    if (event.type === "created") opened = at;
    if (event.type === "message") {
      messages++;
      if (by.side === "portal")
        waiting = { since: waiting?.since ?? at, messages: (waiting?.messages ?? 0) + 1 };
      else if (event.visibility === "everyone") {
        if (waiting !== undefined) answers.push({ asked: waiting.since, at, by: by.id, name: by.name });
        waiting = undefined;
      }
    }
    if (event.type === "closed") {
      lifecycle = "closed";
      if (event.reason !== "merged") resolved.push({ opened, at });
    }
    if (event.type === "reopened") {
      lifecycle = "open";
      opened = at;
      if (waiting !== undefined) waiting = { ...waiting, since: at };
    }
  }
  return { lifecycle, messages, waiting, answers, resolved };
}
