import { CareThread } from "../care-thread/care-thread.ts";
import { exportParts } from "../exported-parts/exported-parts.ts";
import { register } from "./register.ts";

exportParts(
  "thread",
  "header avatar picture patient topic staff-only watchers waiting due profile state lock find find-bar find-field find-count find-previous find-next find-close envelope archive unarchive encounter encounter-status go-to-encounter texting-status security reader records-key encryption-limits start-another encryption sealed settings popup watch export print export-state export-progress export-status export-cancel export-error rhythm rhythm-type rhythm-every rhythm-until rhythm-reason rhythm-save follow status log day divider mark-read filters filter filter-current filtered go-to card card-kind card-title card-when card-location card-text card-before notice linked other-conversation message message-own message-other message-note sender role bubble text answers question answer mark link mention mention-own note-label files files__photo files__document files__file-name files__file-status files__open files__save files__viewer drop time message-status text-line text-again unsent retry-all latest new-above new-below unread-from message-more correction-ask correction corrected-text correction-withdraw correction-approve correction-decline correction-extend correction-form correction-field correction-send correction-cancel corrections-open to-message readers reader-names receipts receipts-more typing gone try-again",
);
register("care-thread", CareThread);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareThread } from "../care-thread/care-thread.ts";
export type {
  CareMessageEditEvent,
  CareNewMessageEvent,
  CareOpenConversationEvent,
  CareOpenEncounterEvent,
  CareOpenPatientEvent,
} from "../events/events.ts";
