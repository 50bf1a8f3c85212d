/** The public shapes of the client: what elements and hosts hold in their hands. */

export type { Administration, AuditRecord, Retaining } from "./administration.ts";
export type { CareClient } from "./care-client.ts";
export type { ConversationStore, News } from "./conversation-store.ts";
export type {
  ConversationEncryption,
  DeviceAuthority,
  DevicePublic,
  EncryptionState,
  OwnDevice,
  OwnDevices,
  Reader,
  ReadingDevice,
  SealedStart,
  SealedWords,
  SealState,
  ToSeal,
} from "./encryption.ts";
export type { FiguresStore } from "./figures-store.ts";
export type { Filtered, Finding, SearchStore } from "./finding/finding.ts";
export type { InboxStore, ListStore, PatientStore } from "./list-stores.ts";
export type {
  AttachmentsStore,
  Draft,
  Entries,
  EntriesDraft,
  ExportOf,
  ExportProgress,
  Item,
  NewMessage,
  Pending,
  Picture,
  StartDraft,
  StartDraftStore,
  StartOptions,
  TakenOut,
  Upload,
  ZipOptions,
} from "./messages/messages.ts";
export type { More } from "./more.ts";
export type { CareClientOptions, Persist } from "./options.ts";
export type { PersonClient } from "./person-client.ts";
export type { KeptStorage, Platform, Seal, TabChannel, TabLocks } from "./platform.ts";
export type { SignedOut, SignOutOptions, Unsent } from "./signing-out.ts";
export type { EndReason, NoToken, SessionState, Sessions, Status } from "./status.ts";
export type { TasksStore, TaskView } from "./tasks.ts";
export type { Texting, TextingStore } from "./texting.ts";
