/** The schemas of a back end's requests and answers. */
import { ImportMessages, Notification, Row, StartConversation } from "../conversation/conversation.ts";
import { Episode, Permission, Person } from "../people/people.ts";
import { PracticeSettings } from "../practice/practice.ts";
import {
  AccessPage,
  AccessRow,
  Claims,
  EventPage,
  HooksStatus,
  Imported,
  Pushed,
  PushedPractice,
  PushedRegistration,
  RefusedBody,
  Registration,
  RosterMerge,
  RosterPatient,
  RosterPractice,
  RosterStaff,
  RosterWithdrawal,
  RowPage,
  Started,
  Webhook,
} from "../wire/wire.ts";

/** By the name that each has in the document. */
export const named = {
  RosterStaff,
  RosterPatient,
  RosterWithdrawal,
  RosterMerge,
  RosterPractice,
  PracticeSettings,
  Episode,
  Permission,
  Person,
  StartConversation,
  Started,
  ImportMessages,
  Imported,
  Pushed,
  PushedPractice,
  PushedRegistration,
  Registration,
  AccessPage,
  AccessRow,
  EventPage,
  RowPage,
  Row,
  HooksStatus,
  RefusedBody,
  Claims,
  Webhook,
  Notification,
} as const;

export type SchemaName = keyof typeof named;
