/** What the buttons of a thread's messages do. */
import type { ConversationStore, Pending } from "@carethread/client";
import type { LitElement } from "lit";
import type { Attempt } from "../../controllers/controllers.ts";
import { CareMessageEditEvent } from "../../events/events.ts";
import { renderFiles } from "../files/files.ts";
import type { Known } from "../known.ts";
import type { RowActions } from "./rows.ts";

/** `own` is what one does with the conversation for oneself. */
export function rowActions(
  host: LitElement,
  known: Known,
  own: Attempt,
  goTo: (pos: number) => void,
): RowActions {
  return {
    retry: id => known.store?.retry(id),
    edit: pending => edit(host, known.store, pending),
    markRead: () => known.store?.markRead(),
    files: entry => renderFiles(entry, known.client ?? null, known.store ?? null),
    markUnread: pos => own.run(() => known.store?.markUnread(pos)),
    goTo,
    textAgain: pos => own.run(() => known.store?.textAgain(pos)),
  };
}

function edit(host: LitElement, store: ConversationStore | undefined, pending: Pending): void {
  if (store === undefined) return;
  const { text, visibility } = pending;
  const event = new CareMessageEditEvent({ conversation: store.id, text, visibility });
  host.dispatchEvent(event);
  if (event.defaultPrevented) store.discard(pending.id);
}
