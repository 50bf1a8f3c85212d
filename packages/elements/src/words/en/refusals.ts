/** Why something was not done. */
import type { RefusalCode } from "@carethread/model";

/** What a person reads when something was refused. The compiler sees to it that every code has its sentence. */
const refused: Readonly<Record<RefusalCode, string>> = {
  "bad-request": "This could not be sent. Please check what you entered.",
  "text-empty": "Write a message first.",
  "text-too-long": "This message is too long. Please shorten it or send it in parts.",
  "text-malformed": "This text has characters that cannot be sent. Please remove them and try again.",
  "title-required": "Enter a topic.",
  "title-not-allowed": "This conversation has no topic.",
  "title-too-long": "This topic is too long. Please shorten it.",
  conflict: "This was already sent with another text. Please send it again.",
  unauthorized: "You are not signed in any more. Please sign in again.",
  "not-found": "This conversation is not available.",
  "not-allowed": "You do not have permission to do this.",
  "not-writable": "You can read this conversation, but you cannot write in it.",
  "patient-deceased": "This patient has died. No messages can be sent.",
  "patient-withdrawn": "This patient is no longer registered here. You can read what was written.",
  "kind-not-available": "Your practice does not offer this kind of conversation.",
  "recipient-gone": "The person whom this conversation is with can no longer be reached here.",
  "recipient-unavailable":
    "The person whom this conversation is with does not take messages at the moment. Call the practice if you need an answer.",
  "addressee-gone": "The person whom this conversation is with no longer uses the portal for this patient.",
  "not-available": "You are not available for portal messages, so you cannot start this conversation.",
  "messaging-off": "Messages are switched off in your practice.",
  "channel-off": "Portal messages are switched off in your practice.",
  "patient-not-enabled": "This patient is not enrolled in the portal yet, so nobody can write here.",
  closed: "This conversation is closed.",
  "not-closed": "This conversation is open.",
  "watch-fixed": "As the primary coach you watch every conversation with this patient.",
  "mention-no-access":
    "Someone you mentioned may not see this patient. Take the mention out, then send again.",
  "too-many-members": "This conversation has as many members as it can have.",
  "support-unavailable": "Support cannot be called here.",
  "task-taken": "Somebody else has this task by now.",
  "task-over": "This task is already done.",
  "task-no-access": "This person may not see the conversation, so they cannot be given its task.",
  "reminder-needs-new-message": "Turn on New patient message first.",
  "import-too-late": "Past messages can only be added before the first new one.",
  "import-from-future": "A past message has a time that is not possible.",
  "questionnaire-unsupported": "This questionnaire cannot be shown here.",
  "questionnaire-gone": "This questionnaire is no longer offered. Please choose another one.",
  "too-many-questionnaires": "There are as many questionnaires as there can be.",
  "answers-incomplete": "One of the answers is missing or cannot be sent. Please check them.",
  "answers-too-long": "Your answers are too long together. Please shorten some of them.",
  "settings-impossible": "These settings cannot stand together.",
  "wrong-method": "This could not be sent. Please try again later.",
  "too-large": "This is too large to be sent.",
  "too-fast": "That was too fast. Please wait a moment and try again.",
  "server-error": "Something went wrong on our side. Please try again.",
  unknown: "This could not be done. If it happens again, reload the page.",
  "server-misconfigured": "Messages are not available right now. Please try again later.",
};

export const refusals = {
  refused,
  failed: "Something went wrong. Please try again.",
};
