/** The schemas of a back end's requests and answers. */
import {
  FinishEncounter,
  ImportMessages,
  LinkToEncounter,
  Notification,
  Row,
  StartConversation,
} from "../conversation/conversation.ts";
import { Encounter } from "../encounter/encounter.ts";
import { Episode, Permission, Person } from "../people/people.ts";
import { PracticeSettings } from "../practice/practice.ts";
import { QuestionnaireAnswers, QuestionnaireResponse, ResponseItem } from "../questionnaire/questionnaire.ts";
import { PutStreamItem } from "../stream/stream.ts";
import { TextingMove } from "../texting/texting.ts";
import {
  AccessPage,
  AccessRow,
  Claims,
  ConversationEncounter,
  EncounterWebhook,
  EventPage,
  HooksStatus,
  Imported,
  NotificationWebhook,
  Pushed,
  PushedPractice,
  PushedQuestionnaire,
  PushedRegistration,
  RefusedBody,
  Registration,
  RosterMerge,
  RosterPatient,
  RosterPractice,
  RosterQuestionnaire,
  RosterStaff,
  RosterWithdrawal,
  RowPage,
  Started,
  StreamItemTaken,
  TextingWebhook,
} from "../wire/wire.ts";

/** By the name that each has in the document. */
export const named = {
  RosterStaff,
  RosterPatient,
  RosterWithdrawal,
  RosterMerge,
  RosterPractice,
  RosterQuestionnaire,
  PracticeSettings,
  Episode,
  Permission,
  Person,
  StartConversation,
  Started,
  FinishEncounter,
  LinkToEncounter,
  ConversationEncounter,
  Encounter,
  ImportMessages,
  Imported,
  PutStreamItem,
  StreamItemTaken,
  Pushed,
  PushedPractice,
  PushedQuestionnaire,
  PushedRegistration,
  Registration,
  AccessPage,
  AccessRow,
  EventPage,
  QuestionnaireAnswers,
  QuestionnaireResponse,
  ResponseItem,
  RowPage,
  Row,
  HooksStatus,
  RefusedBody,
  Claims,
  NotificationWebhook,
  EncounterWebhook,
  TextingWebhook,
  TextingMove,
  Notification,
} as const;

export type SchemaName = keyof typeof named;
