/**
 * The parts of the elements inside a messenger, as a page names them: `care-messenger::part(thread__bubble)`. A test
 * compares them with those that the elements say they have.
 */
function exported(prefix: string, parts: string): string {
  return parts
    .split(" ")
    .map(part => `${part}: ${prefix}__${part}`)
    .join(", ");
}

export const exportedParts = {
  search: exported("search", "patient-field popup option"),
  inbox: exported(
    "inbox",
    "status lost list row row-unread row-current row-button avatar patient preview note time count unread patients empty try-again",
  ),
  thread: exported(
    "thread",
    "header avatar picture patient topic watchers profile settings popup watch follow status log day divider mark-read notice other-conversation message message-own message-other message-note sender role bubble text answers question answer link mention mention-own note-label time message-status unsent retry-all latest new-above new-below readers reader-names receipts receipts-more typing gone try-again",
  ),
  compose: exported(
    "compose",
    "box send note popup option avatar picture support error closed other-conversation",
  ),
  team: exported(
    "team",
    "header list person avatar picture here name role notified watching follow remove question ended",
  ),
  start: exported(
    "start",
    "header status patient-field popup option topic-field suggestion message-field error try-again cancel send",
  ),
} as const;
