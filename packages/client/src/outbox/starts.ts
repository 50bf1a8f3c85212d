/**
 * Starting conversations. A start that was sent is kept until it is answered, so that neither a lost answer nor
 * a closed page makes two conversations of one, or none.
 */
import {
  type ConversationId,
  cleanText,
  type Kind,
  type PatientId,
  type RefusalCode,
  refusalRules,
} from "@carethread/model";
import { createStartFiles, type StartedFiles, type StartFiles } from "../attachments/attachments.ts";
import {
  CareError,
  type EntriesDraft,
  type StartDraft,
  type StartDraftStore,
  type StartOptions,
  same,
} from "../base/base.ts";
import type { Session, Start } from "../connection/connection.ts";
import type { Encryption } from "../encryption/encryption.ts";
import {
  type Drafts,
  draftKeyOf,
  type KeptStart,
  keptKey,
  ofKind,
  type Shelf,
  unnamedKind,
} from "../kept/kept.ts";

export interface Starts {
  start(options: StartOptions): Promise<ConversationId>;
  /** What is being written of this kind; where it is forgotten, what was sent and not answered is, too. */
  draft(kind: Kind): StartDraftStore;
  /** The same of a questionnaire's answers. */
  answersDraft(patient: PatientId, questionnaire: string): EntriesDraft;
  /** Sends once more what was sent, by this page or an earlier one, and not answered for. */
  resume(): void;
  end(): void;
}

export interface StartsOptions {
  readonly session: Session;
  readonly shelf: Shelf;
  readonly drafts: Drafts;
  /** What is started where nobody says of which kind. */
  readonly usualKind: () => Kind;
  /** Rejects with a CareError. */
  readonly send: (options: Start) => Promise<ConversationId>;
  readonly encryption: () => Promise<Encryption>;
}

/** How often a start is sealed anew where its readers change meanwhile. */
const attempts = 3;

type Words = Omit<StartOptions, "commandId"> & Required<Pick<StartOptions, "kind">>;

/** What is not said is left out, so that equal words are the same. */
function wordsOf(
  {
    patient,
    kind,
    title,
    text,
    answers,
    recipient,
    addressee,
    regarding,
    attachments = [],
    encrypted,
  }: KeptStart | StartOptions,
  usual: Kind,
): Words {
  const files = attachments.length === 0 ? undefined : attachments;
  const sealed = encrypted === true ? true : undefined;
  const said = Object.entries({
    ...{ title, text, answers, recipient, addressee, regarding },
    ...{ attachments: files, encrypted: sealed },
  });
  return {
    ...{ patient, kind: kind ?? usual },
    ...Object.fromEntries(said.filter(([, value]) => value !== undefined)),
  };
}

const keptWords = (kept: KeptStart): Words => wordsOf(kept, unnamedKind);

/** Whether the server has decided, so that sending the same again is of no use. */
function isFinal(error: unknown): error is CareError {
  if (!(error instanceof CareError) || error.retryable || error.code === "unauthorized") return false;
  return Object.hasOwn(refusalRules, error.code);
}

/** Whether the draft says what was sent; what need not be chosen does not stand in it. */
function isOf(draft: StartDraft | null, words: Words): boolean {
  if (draft === null) return false;
  const { patient, title = "", text = "", recipient, addressee, regarding } = words;
  const whom = recipient ?? addressee;
  return (
    (draft.patient?.id ?? patient) === patient &&
    (draft.whom ?? whom) === whom &&
    (draft.regarding ?? regarding) === regarding &&
    cleanText(draft.topic) === title &&
    cleanText(draft.message) === text
  );
}

export function createStarts({ session, shelf, drafts, usualKind, send, encryption }: StartsOptions): Starts {
  const { platform } = session;
  /** What is under way: who wants the same meanwhile waits for the same answer. */
  const asked = new Map<string, Promise<ConversationId>>();
  const typed = new Map<Kind, StartDraftStore>();
  const answers = new Map<string, EntriesDraft>();
  const files = new Map<Kind, StartFiles>();

  const keyOf = (kind?: Kind): readonly ["start", ...string[]] => ["start", ...ofKind(kind)];
  const last = (kind?: Kind): KeptStart | undefined => shelf.get(...keyOf(kind));

  const forget = (commandId: string, kind?: Kind): void =>
    shelf.change(keyOf(kind), old => (old?.commandId === commandId ? undefined : old));

  function attempt(words: Words, commandId: string): Promise<ConversationId> {
    const what = JSON.stringify([commandId, words]);
    const answer = asked.get(what) ?? ask(words, commandId).finally(() => asked.delete(what));
    asked.set(what, answer);
    return answer;
  }

  async function ask(words: Words, commandId: string): Promise<ConversationId> {
    const { attachments: brought = [], ...said } = words;
    try {
      const { named, sealed } = await broughtUp(words);
      const attached = named.length === 0 ? {} : { attachments: named };
      const id =
        said.encrypted === true
          ? await sendSealed(said, sealed, commandId)
          : await send({ ...said, ...attached, commandId });
      forgetDraft(words, commandId);
      forget(commandId, words.kind);
      if (named.length > 0) filesOf(words.kind).drop(brought);
      return id;
    } catch (error) {
      if (isFinal(error)) {
        forget(commandId, words.kind);
        const { code, params } = error;
        if (params.file !== undefined)
          filesOf(words.kind).refuse(brought, String(params.file), code as RefusalCode);
      }
      throw error;
    }
  }

  async function broughtUp({ kind, encrypted, attachments: brought = [] }: Words): Promise<StartedFiles> {
    if (brought.length === 0) return { named: [], sealed: [] };
    return filesOf(kind).whenUp(brought, encrypted === true);
  }

  /** Sealed once for each command: the room would take other words for another start. */
  async function sendSealed(
    words: Words,
    files: StartedFiles["sealed"],
    commandId: string,
    attempt = 0,
  ): Promise<ConversationId> {
    const { start, started } = await encryption();
    const { title, text, attachments, encrypted, ...open } = words;
    const kept = last(words.kind);
    const before = kept?.commandId === commandId ? kept.sealed : undefined;
    const sealed = before ?? (await start({ ...words, files, commandId }));
    if (before === undefined) {
      shelf.change(keyOf(words.kind), old => (old?.commandId === commandId ? { ...old, sealed } : old));
      await shelf.saved();
    }
    try {
      const id = await send({ ...open, sealed, commandId });
      await started(sealed.keys.scope, id, sealed.first === undefined ? 0 : 1);
      return id;
    } catch (error) {
      const isBehind = error instanceof CareError && error.code === "keys-old" && attempt < attempts;
      if (!isBehind) throw error;
      // Who reads is another by now: it is sealed once more, under another command.
      const next = platform.newId();
      shelf.change(keyOf(words.kind), old => {
        if (old?.commandId !== commandId) return old;
        const { sealed: _, ...rest } = old;
        return { ...rest, commandId: next };
      });
      const id = await sendSealed(words, files, next, attempt + 1);
      forget(next, words.kind);
      return id;
    }
  }

  function filesOf(kind: Kind): StartFiles {
    let known = files.get(kind);
    if (known === undefined) {
      known = createStartFiles(kind, session, shelf, encryption);
      files.set(kind, known);
    }
    return known;
  }

  /** Other files are another start, as other words are. */
  function forgetUnlike(kind: Kind): void {
    const kept = last(kind);
    if (kept !== undefined && kept.answers === undefined) forget(kept.commandId, kind);
  }

  /** What has become a conversation is no draft any more, unless it was changed since. */
  function forgetDraft(words: Words, commandId: string): void {
    const { kind, patient, answers } = words;
    if (answers === undefined) {
      const draft = drafts.start(kind);
      if (isOf(draft.$value.get(), words)) draft.set(null);
    } else if (last(kind)?.commandId === commandId) {
      drafts.answers(patient, answers.questionnaire).set(null);
    }
  }

  return {
    async start(options) {
      const words = wordsOf(options, usualKind());
      const kept = last(words.kind);
      const known = kept !== undefined && same(keptWords(kept), words) ? kept.commandId : undefined;
      const commandId = options.commandId ?? known ?? platform.newId();
      shelf.change(keyOf(words.kind), old => {
        // Sealed once it is sent as it is: the room would take other bytes for another start.
        const sealed = old?.commandId === commandId && old.sealed ? { sealed: old.sealed } : {};
        return { ...words, ...sealed, commandId, at: platform.date() };
      });
      await shelf.saved();
      return attempt(words, commandId);
    },
    draft(kind) {
      let draft = typed.get(kind);
      if (draft === undefined) {
        const { $value, set } = drafts.start(kind);
        const { $attachments, attach, cancelAttachment, retryAttachment, describeAttachment, drop } =
          filesOf(kind);
        draft = {
          $draft: $value,
          $attachments,
          attach(chosen) {
            forgetUnlike(kind);
            return attach(chosen);
          },
          cancelAttachment(id) {
            forgetUnlike(kind);
            cancelAttachment(id);
          },
          retryAttachment(id) {
            forgetUnlike(kind);
            retryAttachment(id);
          },
          describeAttachment(id, alt) {
            forgetUnlike(kind);
            describeAttachment(id, alt);
          },
          seal(isSealed) {
            forgetUnlike(kind);
            return filesOf(kind).seal(isSealed);
          },
          set(value) {
            set(value);
            if (value === null) drop();
            // Other words are another start: the old ones are not to be sent behind the person's back.
            const kept = last(kind);
            if (kept === undefined || kept.answers !== undefined || isOf(value, keptWords(kept))) return;
            forget(kept.commandId, kind);
          },
        };
        typed.set(kind, draft);
      }
      return draft;
    },
    answersDraft(patient, questionnaire) {
      const key = keptKey("answers", patient, questionnaire);
      let draft = answers.get(key);
      if (draft === undefined) {
        const { $value, set } = drafts.answers(patient, questionnaire);
        draft = {
          $entries: $value,
          set(entries) {
            if (same($value.get(), entries)) return;
            set(entries);
            for (const kept of all()) if (draftKeyOf(kept) === key) forget(kept.commandId, kept.kind);
          },
        };
        answers.set(key, draft);
      }
      return draft;
    },
    resume() {
      // A refusal leaves the words in the draft; after a lost connection it is sent once more.
      for (const kept of all()) attempt(keptWords(kept), kept.commandId).catch(() => {});
    },
    end() {
      for (const each of files.values()) each.end();
    },
  };

  /** What was sent and not answered, of every kind. */
  function all(): readonly KeptStart[] {
    return [last(), ...shelf.list("start").map(([, kept]) => kept)].filter(
      (kept): kept is KeptStart => kept !== undefined,
    );
  }
}
