export { ask, askFacts, spend, tell } from "./calls.ts";
export {
  type Delays,
  type Deployment,
  DeploymentError,
  readDeployment,
} from "./deployment.ts";
export {
  answerAtDoor,
  type Behind,
  drain,
  type Fields,
  hasSecret,
  type Identity,
  identifyOperator,
  identifyProvider,
  json,
  mayConnect,
  originAllowed,
  pathBelow,
  Refuse,
  Requests,
  type Route,
  readBody,
  readExactly,
  refusedBody,
  respond,
  tokenForNobody,
  whole,
} from "./edge/edge.ts";
export { fewAtATime } from "./few-at-a-time.ts";
export { type Finding, findPractice, PracticeUnknown } from "./find-practice.ts";
export { fingerprint } from "./fingerprint.ts";
export {
  Adopt,
  AppendAccess,
  Appended,
  AskFacts,
  AskFigures,
  AskFile,
  AskQuestionnaire,
  AskRow,
  AskSaid,
  AskSurvivor,
  AskTasks,
  AttachAnswer,
  CardAnswer,
  ChartAnswer,
  DueEntry,
  Emptied,
  FileAnswer,
  FindAvailable,
  FindPatients,
  FindStaff,
  Followed,
  FollowFor,
  Forget,
  Found,
  FoundAvailable,
  FoundHit,
  FoundHits,
  FoundTasks,
  Grown,
  Init,
  Listed,
  ListFor,
  LookAtFile,
  LookedAt,
  MayAttach,
  NamesFile,
  NamesFileAnswer,
  OwnConversation,
  OwnTalks,
  PushCard,
  PushFollower,
  PushNotification,
  PushOwnPatient,
  PushPatient,
  PushPerson,
  PushRow,
  PushSaid,
  PushStaff,
  PushStanding,
  QuestionnaireAnswer,
  type RoomRef,
  RowAnswer,
  RowTaken,
  SaidAnswer,
  SaidTaken,
  SearchFor,
  SlicesFigures,
  Spend,
  Spent,
  StartFor,
  Support,
  Survivor,
  TakeOver,
  Ticked,
  Woken,
} from "./internal.ts";
export { type RoomKind, Supervised } from "./life/life.ts";
export { Clock, type Debt, type Duties, type Duty, Outbox, type Target, type Told } from "./owed/owed.ts";
export { numberOf } from "./phone.ts";
export type {
  Answer,
  Commit,
  Connection,
  Door,
  ListOptions,
  Platform,
  PlatformStorage,
  Ports,
  Room,
  Served,
  Storage,
} from "./ports.ts";
export { KnownPractices, type Practice, Registered, registeredFrom } from "./practices/practices.ts";
export { Prints } from "./prints.ts";
export { Rates } from "./rates.ts";
export type { ContentSettings, ScannerSettings } from "./services.ts";
export { handToSlices } from "./slices.ts";
export { helloOf, readFrame, Sockets } from "./sockets/sockets.ts";
export { stableId } from "./stable-id.ts";
export { decode, encode, inPieces, type Step, ValueTooLarge } from "./storage/storage.ts";
export { systemFacts } from "./system.ts";
export {
  AskUnclear,
  Heard,
  HeardAnswer,
  PushDelivery,
  PushTexting,
  PushTexts,
  Texted,
  TextsTaken,
  type UnclearText,
  UnclearTexts,
  Unsent,
} from "./texting.ts";
export { utf8Length } from "./utf8.ts";
