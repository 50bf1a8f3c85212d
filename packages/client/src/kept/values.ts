/** What is kept of a person's unsent words, by its key below that person, and whether a stored value is one. */
import {
  type Kind as ConversationKind,
  type PatientMatch,
  type QuestionnaireAnswers,
  type RefusalCode,
  refusalRules,
  type SendMessage,
} from "@carethread/model";
import type { Draft, Entries, SealedStart, Unsent } from "../base/base.ts";

interface Dated {
  /** By the device's clock: shown, and how old it is. */
  readonly at: number;
}

/** A message of an outbox. */
export interface KeptMessage extends Dated, Readonly<Omit<SendMessage, "type" | "attachments">> {
  /** What it brings, by the ids of the files. */
  readonly files?: readonly string[];
  /** Its place among the others of its conversation. */
  readonly order: number;
  /** The command's id: another one after the room refused it, because the room remembers that answer. */
  readonly command: string;
  readonly refused: RefusalCode | null;
  /** The room refused this very command, and remembers that. Any other failure leaves open whether it has it. */
  readonly isSpent: boolean;
  /** How often the room closed the socket over it. */
  readonly strikes: number;
}

export interface KeptDraft extends Dated, Draft {}

export interface KeptStartDraft extends Dated {
  readonly patient: PatientMatch | null;
  readonly topic: string;
  readonly message: string;
  readonly whom?: string;
  readonly regarding?: string;
}

/** A start that was sent and not answered for. */
export interface KeptStart extends Dated {
  readonly commandId: string;
  readonly patient: string;
  /** A topic, where it is not said. */
  readonly kind?: ConversationKind;
  readonly title?: string;
  readonly text?: string;
  /** In place of title and text. */
  readonly answers?: QuestionnaireAnswers;
  readonly recipient?: string;
  readonly addressee?: string;
  readonly regarding?: string;
  /** What it brings, by the ids of the files. */
  readonly attachments?: readonly string[];
  /** It is encrypted from end to end. */
  readonly encrypted?: boolean;
  /** What stood for title and words when it was sent: the same again is the same start. */
  readonly sealed?: SealedStart;
}

/** What was answered of a questionnaire about a patient. */
export interface KeptAnswers extends Dated {
  readonly entries: Entries;
}

/** A file that stands in a draft, or that a message waits for. */
export interface KeptFile extends Dated {
  /** Its place among the others of its conversation. */
  readonly order: number;
  /** By which its room knows it: another one after the room refused it, because the room remembers that. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly width?: number;
  readonly height?: number;
  readonly alt?: string;
  /** By which it is sealed on its way to its room; absent where it goes as it is. */
  readonly seal?: string;
  /** The message that brings it; null in the draft. */
  readonly message: string | null;
  /** Its room has all of it, and found nothing against it. */
  readonly isUp: boolean;
  readonly refused: RefusalCode | null;
}

/** What is in a file. It is kept once, and not again with everything that becomes of the file. */
export interface KeptBytes extends Dated {
  readonly blob: Blob;
}

/** What was dropped for its age, until the person has read of it. */
export interface KeptLoss extends Dated, Unsent {}

export interface KeptByKind {
  readonly message: KeptMessage;
  readonly draft: KeptDraft;
  readonly "start-draft": KeptStartDraft;
  readonly start: KeptStart;
  readonly answers: KeptAnswers;
  readonly file: KeptFile;
  readonly bytes: KeptBytes;
  readonly loss: KeptLoss;
}

export type Kind = keyof KeptByKind;
export type Kept = KeptByKind[Kind];

/**
 * `message <conversation> <id>`, `file` and `bytes <place> <id>`, where a place is a conversation or what a kind begins with,
 * `draft <conversation>`, `answers <patient> <questionnaire>`, `start-draft <kind>` and `start <kind>` but for topics, or a
 * kind alone.
 */
export function keptKey(kind: Kind, ...ids: readonly string[]): string {
  return [kind, ...ids].join(" ");
}

/** Until there were others, starts were of this kind, and their keys named none. */
export const unnamedKind: ConversationKind = "topic";

const startPlaces = "start:";

/** Under which files are kept that a conversation of this kind is to begin with. */
export function startPlace(kind: ConversationKind): string {
  return `${startPlaces}${kind}`;
}

/** The key of the draft to which the files of a place belong. */
function draftOfPlace(place: string): string {
  return place.startsWith(startPlaces)
    ? keptKey("start-draft", ...ofKind(place.slice(startPlaces.length) as ConversationKind))
    : keptKey("draft", place);
}

/** A kind of conversation as the end of a key. */
export function ofKind(kind: ConversationKind = unnamedKind): readonly string[] {
  return kind === unnamedKind ? [] : [kind];
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === "string";
const isTextOrNot = (value: unknown): boolean => value === undefined || isText(value);
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
const isObjectOrNot = (value: unknown): boolean => value === undefined || isObject(value);
const isNumber = (value: unknown): boolean => Number.isFinite(value);
const isNumberOrNot = (value: unknown): boolean => value === undefined || isNumber(value);
const isRefusal = (value: unknown): boolean =>
  value === null || (typeof value === "string" && Object.hasOwn(refusalRules, value));
const isId = (value: unknown): boolean => typeof value === "string" && /^[a-z2-7]{26}$/.test(value);

const isIdsOrNot = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.every(isId));

const isVisibility = (value: unknown): boolean => value === "everyone" || value === "staff";

const isPatient = (value: unknown): boolean =>
  value === null ||
  fits(value, {
    id: isId,
    name: isText,
    patientId: isText,
    birthDate: date => date === undefined || isText(date),
  });

const shapes: Readonly<Record<Kind, Shape>> = {
  message: {
    order: isNumber,
    command: isId,
    text: isText,
    visibility: isVisibility,
    mentions: isIdsOrNot,
    support: value => value === undefined || value === true,
    files: isIdsOrNot,
    sealed: isObjectOrNot,
    preview: isObjectOrNot,
    refused: isRefusal,
    isSpent: value => typeof value === "boolean",
    strikes: isNumber,
  },
  draft: {
    text: isText,
    visibility: isVisibility,
    mentions: value => Array.isArray(value) && value.every(one => fits(one, { id: isId, name: isText })),
  },
  "start-draft": {
    patient: isPatient,
    topic: isText,
    message: isText,
    whom: isTextOrNot,
    regarding: isTextOrNot,
  },
  start: {
    commandId: isId,
    patient: isId,
    kind: isTextOrNot,
    title: isTextOrNot,
    text: isTextOrNot,
    answers: value => value === undefined || fits(value, { questionnaire: isText, items: isObject }),
    recipient: isTextOrNot,
    addressee: isTextOrNot,
    regarding: isTextOrNot,
    attachments: isIdsOrNot,
    encrypted: value => value === undefined || typeof value === "boolean",
    sealed: isObjectOrNot,
  },
  answers: {
    entries: value =>
      isObject(value) &&
      Object.values(value as object).every(list => Array.isArray(list) && list.every(isText)),
  },
  file: {
    order: isNumber,
    key: isId,
    name: isText,
    type: isText,
    size: isNumber,
    width: isNumberOrNot,
    height: isNumberOrNot,
    alt: isTextOrNot,
    seal: isTextOrNot,
    message: value => value === null || isId(value),
    isUp: value => typeof value === "boolean",
    refused: isRefusal,
  },
  // A place that keeps text alone gives back something else.
  bytes: { blob: value => value instanceof Blob },
  loss: { messages: isNumber, drafts: isNumber },
};

function fits(value: unknown, shape: Shape): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(shape).every(([name, check]) => check((value as Record<string, unknown>)[name]));
}

/** The value if it is what belongs under this key; another version, or somebody's hand, may have written it. */
export function readKept(key: string, value: unknown): Kept | undefined {
  const kind = key.split(" ", 1)[0] as Kind;
  const shape = Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
  return shape !== undefined && fits(value, { at: isNumber, ...shape }) ? (value as Kept) : undefined;
}

/** How much of what is kept is not with the server: what a start says that was sent is no draft any more. */
export function unsentAmong(kept: ReadonlyMap<string, Kept>): Unsent {
  const all = [...kept].map(([key, value]) => ({ key, kind: key.split(" ", 1)[0], value }));
  const starts = all.filter(({ kind }) => kind === "start").map(({ value }) => value as KeptStart);
  const sent = new Set(starts.map(draftKeyOf));
  const count = (...wanted: readonly Kind[]): number =>
    all.filter(({ key, kind }) => !sent.has(key) && wanted.some(one => one === kind)).length;
  return {
    messages: count("message") + starts.filter(hasWords).length,
    drafts: count("draft", "start-draft", "answers") + filesAlone(kept, sent),
  };
}

/** How many drafts are files without a word, and not sent. */
function filesAlone(kept: ReadonlyMap<string, Kept>, sent: ReadonlySet<string>): number {
  const drafts = [...kept].flatMap(([key, value]) => {
    const [kind, place = ""] = key.split(" ");
    return kind === "file" && (value as KeptFile).message === null ? [draftOfPlace(place)] : [];
  });
  return new Set(drafts.filter(key => !kept.has(key) && !sent.has(key))).size;
}

/** Whether a start would lose something that somebody wrote. */
function hasWords({ title = "", text, answers, attachments }: KeptStart): boolean {
  return title !== "" || text !== undefined || answers !== undefined || attachments !== undefined;
}

/** The key of the draft of which a start was made. */
export function draftKeyOf({
  kind,
  patient,
  answers,
}: Pick<KeptStart, "kind" | "patient" | "answers">): string {
  return answers === undefined
    ? keptKey("start-draft", ...ofKind(kind))
    : keptKey("answers", patient, answers.questionnaire);
}
