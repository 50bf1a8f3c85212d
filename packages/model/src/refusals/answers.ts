/** How a refusal is answered over HTTP: its status, and what was wrong and what to do, for a developer. */
import type { RefusalCode } from "./codes.ts";

interface RefusalAnswer {
  readonly status: number;
  readonly say: string;
}

export const refusalAnswers: Readonly<Record<RefusalCode, RefusalAnswer>> = {
  "bad-request": { status: 400, say: "The body is not of the documented shape; see `params.at`." },
  "text-empty": { status: 400, say: "A message needs at least one visible character." },
  "text-too-long": { status: 400, say: "A message has at most 16,000 UTF-16 code units." },
  "text-malformed": {
    status: 400,
    say: "The text has a control character or half a surrogate pair; titles are one line.",
  },
  "title-required": { status: 400, say: "This kind of conversation needs a title." },
  "title-not-allowed": { status: 400, say: "This kind of conversation has no title." },
  "title-too-long": { status: 400, say: "A title has at most 200 UTF-16 code units." },
  conflict: { status: 409, say: "This command id was used before with another body; make a new id." },
  unauthorized: { status: 401, say: "Send a current token of this practice as `Authorization: Bearer`." },
  "session-ended": {
    status: 401,
    say: "The session that the token names (`sid`) has ended; the person signs in again, which makes another.",
  },
  "not-found": { status: 404, say: "There is no such thing, or no right to it." },
  "not-allowed": { status: 403, say: "This person may see this but not do that." },
  "not-writable": { status: 403, say: "The patient has no right to write here, or nobody may." },
  "patient-deceased": { status: 403, say: "The patient has died; nobody can be written to." },
  "patient-withdrawn": {
    status: 403,
    say: "The patient was withdrawn: nothing is started or written, what there is stays to be read.",
  },
  "kind-not-available": { status: 403, say: "This practice does not let this person start that kind." },
  "recipient-gone": { status: 403, say: "The recipient is not, or no longer, in the patient's care team." },
  "recipient-unavailable": {
    status: 403,
    say: "The recipient has no permission `portal-messages`, so that portal users cannot write to them.",
  },
  "addressee-gone": { status: 403, say: "The addressee is not, or no longer, linked to the patient." },
  "not-available": {
    status: 403,
    say: "Conversations with one recipient are started by staff with the permission `portal-messages`.",
  },
  "messaging-off": { status: 403, say: "The practice's setting `messaging` is off." },
  "channel-off": {
    status: 403,
    say: "No channel of this kind of conversation is on in the practice's settings.",
  },
  "patient-not-enabled": {
    status: 403,
    say: "The patient is neither enrolled in the portal nor enabled for texting, which this practice asks for.",
  },
  closed: { status: 403, say: "The conversation is closed; it takes no message." },
  "encounter-finished": {
    status: 403,
    say: "The encounter is finished: nothing is linked to it until its conversation is reopened.",
  },
  "not-closed": { status: 403, say: "The conversation is open: there is nothing to reopen." },
  "watch-fixed": {
    status: 403,
    say: "A primary coach watches every conversation; this cannot be turned off.",
  },
  "mention-no-access": {
    status: 403,
    say: "A person named in `params.person` is no staff who may see this patient; nobody was invited.",
  },
  "support-unavailable": { status: 409, say: "The practice has nobody who is pushed with `support: true`." },
  "too-many-members": { status: 409, say: "A conversation has at most 300 members; nobody was added." },
  "task-taken": { status: 409, say: "Another person has this task by now than `from` says." },
  "correction-open": { status: 409, say: "A correction of this message is asked for already." },
  "correction-nothing": { status: 409, say: "No message that the person sees stands at `pos`." },
  "correction-empty": {
    status: 400,
    say: "What is wrong, what should stand there, or the answer is missing.",
  },
  "correction-too-long": {
    status: 400,
    say: "What is said of a correction has at most 4,000 UTF-16 code units a field.",
  },
  "correction-not-yours": { status: 403, say: "Another person asked for this correction." },
  "correction-over": {
    status: 409,
    say: "This correction was answered or withdrawn, or there never was one.",
  },
  "correction-extended": {
    status: 409,
    say: "The day for the answer was put later before, which is done once.",
  },
  "correction-unanswered": {
    status: 409,
    say: "A task of a correction is done by its answer: give `answer-correction`.",
  },
  "too-many-corrections": {
    status: 409,
    say: "As many corrections of this conversation as can be are open.",
  },
  "pause-over": {
    status: 400,
    say: "A pause ends on a day after today, by the calendar of the practice; or say no day at all.",
  },
  "task-over": { status: 409, say: "This task is done, or there never was one; there is nothing to take." },
  "task-no-access": { status: 403, say: "The person `to` is no staff who may see this conversation." },
  "reminder-needs-new-message": {
    status: 409,
    say: "The reminder can be on only while `newPatientMessage` is.",
  },
  "import-too-late": { status: 409, say: "Past messages come in only before the first live message." },
  "import-from-future": { status: 400, say: "A past message has a time in the future, or out of order." },
  "questionnaire-unsupported": {
    status: 400,
    say: "This questionnaire cannot be asked here: see the item `params.linkId`, and its field `params.at`.",
  },
  "questionnaire-gone": { status: 404, say: "The practice has no such questionnaire, or none any more." },
  "too-many-questionnaires": { status: 409, say: "A practice has at most 100 questionnaires; withdraw one." },
  "answers-incomplete": {
    status: 400,
    say: "The question `params.linkId` is not answered as the questionnaire asks; see `params.problem`.",
  },
  "answers-too-long": {
    status: 400,
    say: "Answers have at most 16,000 UTF-16 code units as text, and 64 KiB as a QuestionnaireResponse.",
  },
  "settings-impossible": {
    status: 409,
    say: "These flags cannot stand together: `params.flag` is wrong by another one.",
  },
  "attachments-off": { status: 403, say: "Nothing can be attached in this conversation." },
  "attachment-type": { status: 403, say: "Files of this type are not taken here; see `May.attach.types`." },
  "attachment-mismatch": {
    status: 400,
    say: "The file's content is not of the type that it, or its name, says.",
  },
  "attachment-empty": { status: 400, say: "The file has no bytes." },
  "attachment-too-large": { status: 403, say: "A file has at most `params.most` bytes here." },
  "attachment-too-many": { status: 403, say: "A message has at most `params.most` files here." },
  "attachment-gone": {
    status: 404,
    say: "There is no such file of this person for this conversation, or a message has it already; bring it up again.",
  },
  "attachment-infected": {
    status: 403,
    say: "The scanner found something in the file; nobody can read it, and no message can name it.",
  },
  "attachment-damaged": {
    status: 400,
    say: "What came is not what the digest says; bring the file up again.",
  },
  "attachment-unscanned": {
    status: 403,
    say: "The scanner could not look at the file for a day, or takes no such file; bring it up again.",
  },
  "attachment-not-ready": {
    status: 503,
    say: "The file is not there as a whole yet, or was not scanned yet; try again.",
  },
  "texting-unavailable": {
    status: 409,
    say: "The practice is registered with no account of a provider of texts (`texting`).",
  },
  "texting-no-number": {
    status: 409,
    say: "The chart has no mobile number that can be texted; push the patient with `phone`.",
  },
  "texting-no-birth-date": {
    status: 409,
    say: "The chart has no whole date of birth by which the patient could be known; push the patient with `birthDate`.",
  },
  "texting-opted-out": {
    status: 409,
    say: "Staff opted the patient out of texts: record a new consent, or wait for the patient's START.",
  },
  "texting-stopped": {
    status: 409,
    say: "The owner of this number answered STOP; only their own START takes it back.",
  },
  "text-not-again": {
    status: 409,
    say: "The text cannot be sent again: the patient cannot be texted, or the number would refuse it again.",
  },
  "texting-not-pending": { status: 409, say: "No opt-in text is under way, and none is needed." },
  encrypted: {
    status: 403,
    say: "The conversation is encrypted from end to end: its words come sealed by a device, and the rooms can do nothing that would need them.",
  },
  "encryption-off": {
    status: 403,
    say: "Neither the practice's setting `encryption` nor this kind of conversation lets this person begin one that is encrypted from end to end.",
  },
  "keys-old": {
    status: 409,
    say: "Who reads the conversation, or on which devices, is another by now: make the next key, and seal by it.",
  },
  "device-unknown": {
    status: 409,
    say: "The certificate names no device of this person, or one that was taken off.",
  },
  "too-many-devices": {
    status: 409,
    say: "A person has at most 20 devices, and a conversation at most 120: one is to be taken off first.",
  },
  "retention-off": {
    status: 409,
    say: "The practice has no rule of `retention`: nothing goes before it says how long it keeps things.",
  },
  "retention-not-due": {
    status: 409,
    say: "By the practice's rule the conversation is kept until `params.goes`, milliseconds since 1970.",
  },
  "retention-held": { status: 409, say: "A hold is on the patient or the conversation: it stays." },
  "retention-not-proposed": { status: 409, say: "Nobody has proposed this conversation; propose it first." },
  "retention-same-person": {
    status: 409,
    say: "Who proposed it cannot approve it: two persons let go of a conversation.",
  },
  "retention-gone": {
    status: 409,
    say: "Its words are being erased, or are gone; `params.entry` of the patient's record is the certificate.",
  },
  "wrong-method": { status: 405, say: "This path has another method; see the documentation." },
  "too-large": { status: 413, say: "The request's body is larger than the limit." },
  "too-fast": { status: 429, say: "Too many requests; wait `params.retryAfter` ms." },
  "server-error": { status: 500, say: "The server failed; send the same command again." },
  "server-misconfigured": {
    status: 500,
    say: "The deployment's environment is not complete; see the server's log.",
  },
  unknown: { status: 400, say: "A code that this version does not know." },
};
