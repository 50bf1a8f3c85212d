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
  inbox: exported(
    "inbox",
    "bar search-field clear-search search-hint tabs tab tab-shown tab-count hits hit excerpt mark search-older search-rebuilding status lost list row row-unread row-current row-button avatar patient preview note staff-only closed time count unread envelope waiting patients empty try-again",
  ),
  thread: exported(
    "thread",
    "header avatar picture patient topic staff-only watchers waiting profile state lock find find-bar find-field find-count find-previous find-next find-close envelope archive unarchive encounter encounter-status go-to-encounter settings popup watch follow status log day divider mark-read notice linked other-conversation message message-own message-other message-note sender role bubble text answers question answer mark link mention mention-own note-label time message-status unsent retry-all latest new-above new-below unread-from readers reader-names receipts receipts-more typing gone try-again",
  ),
  compose: exported(
    "compose",
    "box send reply hint note popup option avatar picture support expected policy answering answered send-anyway error closed reopen other-conversation",
  ),
  team: exported(
    "team",
    "header list person avatar picture here name role notified watching follow remove question ended",
  ),
  stats: exported(
    "stats",
    "status try-again tile value label about measure chart table toggle reasons staff error",
  ),
  start: exported(
    "start",
    "header status kind staff-only emergency expected acting patient-field popup option regarding-field recipient-field nobody topic-field suggestion message-field answering error policy try-again cancel send questionnaire__header questionnaire__back questionnaire__status questionnaire__try-again questionnaire__none questionnaire__questionnaire questionnaire__begin questionnaire__summary questionnaire__summary-link questionnaire__answer-group questionnaire__answer-text questionnaire__answer-field questionnaire__answer-option questionnaire__answer-clear questionnaire__error questionnaire__cancel questionnaire__submit",
  ),
} as const;
