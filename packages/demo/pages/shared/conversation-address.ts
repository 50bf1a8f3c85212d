/**
 * Keeps a messenger and the address in step, so that Back returns to the list and a reload keeps the conversation.
 * The address holds the conversation's id, which says nothing of anybody.
 */
import type { CareMessenger } from "@carethread/elements";

/** `place` is the part of the address that is the messenger's, such as `#/messages`. */
export function followAddress(messenger: CareMessenger, place: string): void {
  const show = (): void => {
    const { hash } = location;
    // An address that is another view's leaves the conversation as it is.
    if (hash === "" || hash.startsWith(place)) messenger.conversation = hash.slice(place.length + 1) || null;
  };
  const go = (id: string | null): void => {
    const hash = id === null ? place : `${place}/${id}`;
    if (location.hash !== hash) history.pushState(null, "", hash);
  };
  addEventListener("popstate", show);
  messenger.addEventListener("care-open-conversation", event => go(event.detail.id));
  messenger.addEventListener("care-conversation-start", event => go(event.detail.id));
  messenger.addEventListener("care-conversation-leave", () => go(null));
  show();
}
