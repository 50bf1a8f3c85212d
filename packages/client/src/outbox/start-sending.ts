/**
 * How a start is sent: what it brings comes up first, and where it is encrypted it is sealed. Fetched with the first one,
 * which stands on the shelf by then.
 */
import { type ConversationId, type Kind, type RefusalCode, refusalRules } from "@carethread/model";
import type { StartedFiles, StartFiles } from "../attachments/attachments.ts";
import { CareError } from "../base/base.ts";
import type { Session, Start } from "../connection/connection.ts";
import type { Encryption } from "../encryption/encryption.ts";
import type { Drafts, KeptStart, Shelf } from "../kept/kept.ts";
import { isOf, type StartWords } from "./start-words.ts";

export interface StartSending {
  /** Rejects with a CareError. */
  attempt(words: StartWords, commandId: string): Promise<ConversationId>;
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

export interface StartSendingOptions extends StartsOptions {
  readonly filesOf: (kind: Kind) => StartFiles;
  readonly keyOf: (kind?: Kind) => readonly ["start", ...string[]];
  /** What of this kind was sent last, and not answered for. */
  readonly last: (kind?: Kind) => KeptStart | undefined;
  readonly forget: (commandId: string, kind?: Kind) => void;
}

/** How often a start is sealed anew where its readers change meanwhile. */
const attempts = 3;

/** Whether the server has decided, so that sending the same again is of no use. */
function isFinal(error: unknown): error is CareError {
  if (!(error instanceof CareError) || error.retryable || error.code === "unauthorized") return false;
  return Object.hasOwn(refusalRules, error.code);
}

export function createStartSending({
  session,
  shelf,
  drafts,
  send,
  encryption,
  filesOf,
  keyOf,
  last,
  forget,
}: StartSendingOptions): StartSending {
  const { platform } = session;
  /** What is under way: who wants the same meanwhile waits for the same answer. */
  const asked = new Map<string, Promise<ConversationId>>();

  async function ask(words: StartWords, commandId: string): Promise<ConversationId> {
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
        if (params.file !== undefined) {
          const { refuse } = await filesOf(words.kind).part();
          refuse(brought, String(params.file), code as RefusalCode);
        }
      }
      throw error;
    }
  }

  async function broughtUp({
    kind,
    encrypted,
    attachments: brought = [],
  }: StartWords): Promise<StartedFiles> {
    if (brought.length === 0) return { named: [], sealed: [] };
    const { whenUp } = await filesOf(kind).part();
    return whenUp(brought, encrypted === true);
  }

  /** Sealed once for each command: the room would take other words for another start. */
  async function sendSealed(
    words: StartWords,
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

  /** What has become a conversation is no draft any more, unless it was changed since. */
  function forgetDraft(words: StartWords, commandId: string): void {
    const { kind, patient, answers } = words;
    if (answers === undefined) {
      const draft = drafts.start(kind);
      if (isOf(draft.$value.get(), words)) draft.set(null);
    } else if (last(kind)?.commandId === commandId) {
      drafts.answers(patient, answers.questionnaire).set(null);
    }
  }

  return {
    attempt(words, commandId) {
      const what = JSON.stringify([commandId, words]);
      const answer = asked.get(what) ?? ask(words, commandId).finally(() => asked.delete(what));
      asked.set(what, answer);
      return answer;
    },
  };
}
