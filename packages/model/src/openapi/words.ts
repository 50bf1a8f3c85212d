/** What the document says of each schema and of its parts, for who has nothing else to read. */
import { flags } from "../practice/practice.ts";
import type { SchemaName } from "./named.ts";

export const schemaWords: Readonly<Record<SchemaName, string>> = {
  RosterStaff:
    "A member of staff, whole: what is left out is gone. Goes to the person's room, by the key of `staff` and `id`.",
  RosterPatient:
    "A patient with care team and linked portal users, whole: what is left out is gone. Goes to the patient's room.",
  RosterWithdrawal:
    "Somebody who should no longer be there. Of a member of staff every right ends; a patient is found by nobody and takes " +
    "no new conversation or message, and what was written stays to be read. Who is pushed again with a higher version is back. " +
    "A questionnaire, to the practice's room, is offered no more.",
  RosterMerge:
    "A patient who is the same as another, to the room of the one who was replaced. Conversations with their members go over " +
    "to the other, who must have been pushed (else `not-found`); whoever asks for this patient is led there.",
  RosterPractice: "The practice's settings, whole: what is left out has its default.",
  RosterQuestionnaire:
    "A questionnaire, whole. Goes to the practice's room. 100 at most can be answered at a time.",
  PracticeSettings: "What the practice has chosen. Rooms go by it within a minute.",
  Episode: "A stretch of a patient's care that conversations can be about. The ids of one patient's differ.",
  Permission: "What else a member of staff may do; any other word is refused.",
  Person: "A person as others see them.",
  StartConversation:
    "Begins a conversation about the patient. Of a back end it has no `first`: messages of the past come by an import.",
  Started: "The conversation. The same `commandId` gives the same one for good.",
  ImportMessages:
    "Messages of the past, oldest first, for a conversation that has no live message yet; they are nobody's news.",
  FinishEncounter:
    "Finishes the encounter, and closes its conversation with it. One that is finished stays as it is.",
  LinkToEncounter:
    "Links an order or a document to an encounter that goes on; staff see it in the conversation.",
  ConversationEncounter: "The encounter of a conversation as it is now.",
  Encounter: "What a conversation is in your chart; patients learn nothing of it.",
  Imported: "How many came in, or had come in before by the same `commandId`.",
  PutStreamItem: "An item of your system, whole.",
  StreamItemTaken: "Whether anything changed by it.",
  Pushed:
    "The room's key, and whether anything changed: `applied` is false where the version is not higher than the one that is known, or what it says was known already.",
  PushedPractice: "The practice's id, and whether anything changed.",
  PushedQuestionnaire: "The questionnaire's id, and whether anything changed.",
  PushedRegistration:
    "How a practice is registered at running rooms, or that nobody of it is let in any more.",
  Registration: "Who may sign tokens for a practice, and which pages embed it.",
  AccessPage: "Openings by staff from outside the patient's team, newest first.",
  AccessRow: "One opening; `n` rises from 1 and has no gaps.",
  RecordPage: "A part of a record, newest first.",
  RawEntry:
    "An entry of a record: who did what and when. What else it says hangs on its `type`, and later versions may say more.",
  CheckpointList: "Checkpoints, oldest first.",
  EventPage: "A part of a conversation's log, oldest first.",
  QuestionnaireAnswers: "Answers of a portal user; a back end has none.",
  QuestionnaireResponse:
    "Answers as a FHIR R4 QuestionnaireResponse, without who gave them: the message says that.",
  ResponseItem: "A question with its answers, or a group of questions.",
  RowPage: "Conversations of a patient, newest first, 50 at most.",
  Row: "A conversation as a list shows it.",
  EndSessions: "Ends one session of a person, or all of them.",
  EndAllSessions: "Ends all sessions of the practice's people.",
  AllSessionsEnded: "Until when the sessions had begun that ended by it.",
  SessionsEnded: "How many sessions ended by it that the rooms knew.",
  HooksStatus: "What waits to be told to the practice's back end.",
  UnknownNumbers: "Numbers that texted a practice and are no patient's, the latest first.",
  RefusedBody:
    "Why a request was not carried out. Decide by `code`; send again, later, where `retryable` is true; `message` is for developers.",
  Claims: "The claims of a token (RFC 7519).",
  NotificationWebhook: "The body that your back end is sent. There is no patient data in it.",
  EncounterWebhook:
    "The body that your back end is sent when an encounter was opened, finished or taken up again. It may overtake another, and of several the last alone may come: read the encounter.",
  TextingWebhook:
    "The body that your back end is sent when a patient moved on the way to being texted, for one of the staff who wants to be told. It may overtake another: the higher `move.rev` is the later.",
  TextingMove: "How far a patient is on the way to being texted.",
  CheckpointWebhook:
    "The body that your back end is sent now and then: how far records and logs are, signed. Keep it: it shows later that nothing was removed or rewritten.",
  Notification: "That something waits for a person in a conversation.",
};

const id = "Your own id, 1 to 200 characters. It stands in bodies alone, never in an address.";
const version =
  "A whole number that rises with each change of this resource, for instance its time of change in milliseconds. One that is not higher than the one that is known is ignored.";
const name = "With a visible character, on one line, without control characters.";
const picture = "Where a picture is: an https address, or a path of the page's own host.";
const commandId =
  "26 characters of a-z and 2-7, made once for this request and kept when it is sent again: 128 random bits as base32. The same id with another body is refused with `conflict`.";

/** What is said of each flag where it is defined. */
const sentences = Object.fromEntries(Object.entries(flags).map(([name, { sentence }]) => [name, sentence]));

/** Parts that have a value for each side. */
function ofSides(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap(name => [
      [`${name}.staff`, "For staff."],
      [`${name}.portal`, "For who uses the portal."],
    ]),
  );
}

export const parts: Readonly<Partial<Record<SchemaName, Readonly<Record<string, string>>>>> = {
  RosterStaff: {
    type: "Says which resource it is.",
    id,
    version,
    name,
    title: "The job as people read it, e.g. `Registered nurse`.",
    active: "False for someone who has left: every right ends at once.",
    restrictions: "Programs that this person must not see.",
    support: "One of your technical support, who sees nothing but what staff call them into.",
    permissions: "What else this person may do.",
    picture,
  },
  RosterPatient: {
    type: "Says which resource it is.",
    id,
    version,
    name,
    patientId: "The number that people use, e.g. the MRN; it is shown.",
    birthDate: "A day, or the month or year of it.",
    phone: "As it is dialled.",
    deceased: "Nobody is written to any more.",
    active: "False for someone who is no longer registered: as a withdrawal.",
    plan: "The first day of the plan by which the patient is coached, such as a Health Action Plan: `YYYY-MM-DD`.",
    portal:
      "Whether the patient is enrolled in the portal; where nothing is said, they are as soon as somebody is linked.",
    programs:
      "In which the patient is. Staff who are restricted from all of them learn nothing of the patient.",
    episodes: "In the order in which they are offered.",
    team: "Staff who care for the patient, by your own ids, as the panel names them.",
    "team[].id": "The `id` of the member of staff.",
    "team[].name": name,
    "team[].title": "The job as people read it.",
    "team[].role": "Who answers first is the primary coach.",
    "team[].picture": picture,
    linked: "Who writes on the patient's side; the patient is `self`.",
    "linked[].id": "The `sub` of that person's tokens of the kind `portal`.",
    "linked[].name": name,
    "linked[].relation": "How that person stands to the patient.",
    "linked[].picture": picture,
  },
  RosterWithdrawal: { type: "Says which resource it is.", id, version },
  RosterMerge: {
    type: "Says which resource it is.",
    id,
    into: "Your own id of the patient who is left.",
    version,
  },
  RosterPractice: {
    type: "Says which resource it is.",
    version,
    settings: "All of them.",
  },
  RosterQuestionnaire: {
    type: "Says which resource it is.",
    version,
    questionnaire:
      "A FHIR R4 Questionnaire with an `id` and a `title`: items of the types group, display, string, text, boolean, choice, open-choice, date, integer and decimal, `required`, `enableWhen`, `maxLength`, `answerOption`, `initial`, and `repeats` of choices. Anything else FHIR has is dropped; another type of item, options out of a value set, and a `modifierExtension` are refused with the `linkId`.",
  },
  PracticeSettings: {
    ...sentences,
    ...ofSides("markerLook", "tabs", "archive", "search.minChars"),
    "search.minChars": "The least number.",
    "hours.zone": "An IANA time zone.",
    "hours.week": "By day, `mon` to `sun`: spans in order, none into the next.",
    "hours.holidays": "Days on which the practice is closed, `YYYY-MM-DD`.",
    "textQuiet.from": "When they begin, `HH:MM`.",
    "textQuiet.until": "When they end, on the next day where that is the earlier time.",
    "help.articles": "Offered in this order.",
    "help.articles[].title": "As it is shown.",
    "help.articles[].url": "An https address.",
    "help.support": "Where people ask for help.",
    "help.support.title": "As it is shown.",
    "help.support.url": "An https address.",
  },
  Episode: {
    id: "Your own reference, e.g. `EpisodeOfCare/e1` or `Encounter/e2` of FHIR.",
    name: "As people choose it.",
    start: "The first day, or the month or year of it.",
    end: "The last day; left out while it goes on.",
  },
  Person: {
    id: "The person's key.",
    side: "`system` is a back end.",
    name,
    title: "The job of a member of staff.",
    relation: "How a portal user stands to the patient.",
    picture,
  },
  StartConversation: {
    commandId,
    kind: "One that the settings let be started.",
    title: "Needed for a `topic`; one line of at most 200 UTF-16 code units.",
    first: "The first message; people's alone.",
    answers: "Answers to a questionnaire; portal users' alone.",
    "first.text": "1 to 16,000 UTF-16 code units; none where files are attached.",
    "first.attachments": "Files that were brought up for it.",
    "first.attachments[].id": "The key of the file's room.",
    "first.attachments[].alt": "What a picture shows, in words.",
    "first.attachments[].width": "Of a picture, in pixels.",
    "first.attachments[].height": "Of a picture, in pixels.",
    recipient: "The key of the one of the team to whom it is addressed, for kinds that have one.",
    addressee: "The key of the portal user who takes part, for kinds that have one recipient.",
    regarding: "The episode of care that it is about, by your own reference of it.",
    at: "When it began, in milliseconds since 1970; not in the future.",
  },
  Started: { id: "The conversation's key: its room is `<practice>~<id>`." },
  ImportMessages: {
    commandId,
    messages: "Oldest first, 200 at most in one request.",
    "messages[].at": "In milliseconds since 1970: not before the one before it, nor in the future.",
    "messages[].by": "Who wrote it.",
    "messages[].text": "1 to 16,000 UTF-16 code units after trimming.",
    "messages[].visibility": "`staff` for a note that only staff see; a portal user writes none.",
  },
  FinishEncounter: { type: "Says what is asked for.", commandId, encounter: "The encounter's id." },
  LinkToEncounter: {
    type: "Says what is asked for.",
    commandId,
    encounter: "The encounter's id.",
    link: "What is linked.",
    "link.kind": "Which of the two it is.",
    "link.title": "As people read it: one line of at most 200 UTF-16 code units.",
    "link.url": "Where your pages show it: an https address.",
    "link.date": "Its day, `YYYY-MM-DD`.",
  },
  ConversationEncounter: {
    conversation: "The conversation's key.",
    patient: "The patient's key.",
    lifecycle: "Whether the conversation is open; with it the encounter goes on or is finished.",
    encounter: "As it is now.",
  },
  Encounter: {
    id: "Random, for good.",
    type: "What the practice calls it: its `encounterType` when it was opened.",
    status: "Whether it goes on.",
    history: "Every status that it had, the present one last.",
    "history[].status": "Which.",
    "history[].at": "Since when, in milliseconds since 1970.",
  },
  Imported: { messages: "How many." },
  Pushed: { id: "The room's key.", applied: "Whether anything changed." },
  EndSessions: {
    kind: "On which side the person is.",
    id: "Your own id of the person.",
    session: "The `sid` of the session's tokens; all sessions of the person where it is left out.",
  },
  EndAllSessions: { all: "Always true." },
  AllSessionsEnded: { until: "When they were ended, in milliseconds since 1970." },
  SessionsEnded: { ended: "Those that had ended before are not among them." },
  PushedPractice: { id: "The practice's id.", applied: "Whether anything changed." },
  AccessPage: {
    rows: "Newest first.",
    hasOlder: "Whether there are older ones: ask again with `before` as the last one's `n`.",
    merged: "Keys of patients who were merged into this one: their records of before are at their own rooms.",
  },
  PutStreamItem: {
    version,
    item: "What it is by now.",
    "item.sort": "An appointment, or a change of a plan.",
    "item.id": "Your own, 1 to 200 characters.",
    "item.title": "On one card with the rest, 1 to 200 characters.",
    "item.text": "What else there is to say, at most 2,000 characters.",
    "item.cancelled": "It is not to be, or holds no more.",
    "item.start": "Of an appointment, in milliseconds since 1970; or its `date`.",
    "item.end": "In milliseconds since 1970.",
    "item.date": "Of an appointment that takes the day, `YYYY-MM-DD`.",
    "item.location": "Where an appointment is.",
  },
  StreamItemTaken: { applied: "False where it stood there like that, or by a higher version." },
  AccessRow: {
    n: "The place in the record.",
    at: "In milliseconds since 1970.",
    person: "Who opened it.",
    reason: "Why; `host` is your own back end.",
    conversation: "The conversation's key.",
  },
  RecordPage: {
    entries: "Newest first.",
    hasOlder: "Whether there are older ones: ask again with `before` as the last one's `n`.",
    merged: "Keys of patients who were merged into this one: their records of before are at their own rooms.",
  },
  RawEntry: {
    n: "Its place in the record, from 1 without gaps.",
    at: "In milliseconds since 1970.",
    type: "`opened`, `shown`, `searched`, `exported`, `membership`, `rights` or `settings`.",
    by: "Who did it.",
    "by.id": "The person's key.",
    "by.name": "The person's name on that day.",
    link: "SHA-256 over all that the entry says and the link before, in hexadecimal; absent where it was stored before there was a chain.",
  },
  CheckpointList: {
    checkpoints: "Oldest first.",
    "checkpoints[].n": "Its number, from 1 without gaps.",
    "checkpoints[].checkpoint": "A JWS (RFC 7515, compact, ES256); its header carries the public key.",
    hasNewer: "Whether there are newer ones.",
  },
  CheckpointWebhook: {
    type: "Says what it is.",
    practice: "The practice's id.",
    id: "One that comes twice has the same one.",
    n: "Its number, from 1 without gaps; they may come in another order.",
    checkpoint:
      "A JWS (RFC 7515, compact, ES256) over practice, number, time, the digest of the one before, and heads; its header carries the public key.",
  },
  EventPage: {
    events: "Each with its place, `pos`.",
    hasOlder: "Whether there are events before the first of these.",
    hasNewer: "Whether there are events behind the last of these.",
  },
  RowPage: {
    rows: "Open ones before closed ones.",
    more: "Whether there are others.",
    count: "How many there are in all, where that is known.",
    missing: "Some could not be had just now.",
  },
  UnknownNumbers: { strangers: "The numbers, 200 at most." },
  HooksStatus: {
    waiting: "How many wait.",
    givenUp: "How many were not taken within a day, or refused for good.",
    dropped: "How many gave way to others in a full queue.",
    failingSince: "In milliseconds since 1970; null while your back end answers.",
  },
  RefusedBody: {
    code: "What your program goes by.",
    params: "What the code speaks of: `at` is the field that is wrong, `retryAfter` milliseconds.",
    retryable: "Whether the same request may succeed later.",
    message: "For developers. It has no name, text or patient ID in it.",
  },
  Claims: {
    iss: "The `issuer` of the practice's registration.",
    sub: "Your own id of the person; of your back end any name of it, e.g. `host`.",
    aud: "The `audience` of the registration, `carethread` by default.",
    exp: "When it ends, in seconds since 1970: at most 900 after `iat`.",
    iat: "When it was signed, in seconds since 1970.",
    practice: "The practice's id.",
    kind: "`system` for your back end; `staff` and `portal` for people on your pages.",
    name: "The name that others see.",
    key: 'The key of this person: of `["person", kind, sub]`.',
    sid: "Your session of the person: needed for people, left out for your back end.",
  },
  EncounterWebhook: {
    type: "Says what it is.",
    practice: "The practice's id.",
    id: "One that comes twice has the same one.",
    conversation: "The conversation's key.",
    encounter: "The encounter's id.",
    status: "Whether it goes on, when this was sent.",
  },
  TextingWebhook: {
    type: "Says what it is.",
    practice: "The practice's id.",
    person: "The key of whom to tell: one of the staff.",
    move: "What happened.",
  },
  TextingMove: {
    id: "One that comes twice has the same one.",
    patient: "The patient's key.",
    status: "How far they are now.",
    rev: "Rises with each step of this patient.",
    at: "When that was, in milliseconds since 1970.",
  },
  NotificationWebhook: {
    type: "Says what it is.",
    practice: "The practice's id.",
    person: "The key of whom to tell.",
    side: "Which side that person is on.",
    notification: "What waits.",
  },
};
