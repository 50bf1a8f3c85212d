import type { CareClient } from "@carethread/client";
import type { ConversationId } from "@carethread/model";

/**
 * What was typed and not sent, as long as the page and its client live. Kept beside the client, so that another
 * person who signs in on this page never sees it.
 */
const drafts = new WeakMap<CareClient, Map<ConversationId, string>>();

export function draftOf(client: CareClient, id: ConversationId): string {
  return drafts.get(client)?.get(id) ?? "";
}

export function keepDraft(client: CareClient, id: ConversationId, text: string): void {
  const kept = drafts.get(client) ?? new Map<ConversationId, string>();
  drafts.set(client, kept);
  if (text === "") kept.delete(id);
  else kept.set(id, text);
}
