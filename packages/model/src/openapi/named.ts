/** The schemas of a back end's requests and answers. */
import { ImportMessages, Notification, Row, StartConversation } from "../conversation/conversation.ts";
import { Episode, Permission, Person } from "../people/people.ts";
import { PracticeSettings } from "../practice/practice.ts";
import { QuestionnaireAnswers, QuestionnaireResponse, ResponseItem } from "../questionnaire/questionnaire.ts";
import { PutStreamItem } from "../stream/stream.ts";
import {
  AccessPage,
  AccessRow,
  Claims,
  EventPage,
  HooksStatus,
  Imported,
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
  Webhook,
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
  Webhook,
  Notification,
} as const;

export type SchemaName = keyof typeof named;
