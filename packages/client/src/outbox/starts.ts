/**
 * Starting conversations. A start that was sent is kept until it is answered, so that neither a lost answer nor
 * a closed page makes two conversations of one, or none.
 */
import { type ConversationId, cleanText, type PatientId, refusalRules } from "@carethread/model";
import {
  CareError,
  type EntriesDraft,
  type Platform,
  type StartDraft,
  type StartOptions,
  same,
} from "../base/base.ts";
import { type Drafts, draftKeyOf, type KeptStart, keptKey, type Shelf } from "../kept/kept.ts";

export interface Starts {
  start(options: StartOptions): Promise<ConversationId>;
  /** Keeps what is being written; null forgets it, and what was sent and not answered with it. */
  setDraft(draft: StartDraft | null): void;
  /** The same of a questionnaire's answers. */
  answersDraft(patient: PatientId, questionnaire: string): EntriesDraft;
  /** Sends once more what was sent, by this page or an earlier one, and not answered for. */
  resume(): void;
}

export interface StartsOptions {
  readonly shelf: Shelf;
  readonly drafts: Drafts;
  readonly platform: Platform;
  /** Rejects with a CareError. */
  readonly send: (options: StartOptions & { readonly commandId: string }) => Promise<ConversationId>;
}

type Words = Omit<KeptStart, "commandId" | "at">;

/** What is not said is left out, so that equal words are the same. */
function wordsOf({ patient, kind, title, text, answers }: Words | StartOptions): Words {
  return {
    patient,
    ...(kind === undefined ? {} : { kind }),
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { text }),
    ...(answers === undefined ? {} : { answers }),
  };
}

/** Whether the server has decided, so that sending the same again is of no use. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof CareError) || error.retryable || error.code === "unauthorized") return false;
  return Object.hasOwn(refusalRules, error.code);
}

export function createStarts({ shelf, drafts, platform, send }: StartsOptions): Starts {
  /** What is under way: who wants the same meanwhile waits for the same answer. */
  const asked = new Map<string, Promise<ConversationId>>();
  const answers = new Map<string, EntriesDraft>();

  const forget = (commandId: string): void =>
    shelf.change(["start"], old => (old?.commandId === commandId ? undefined : old));

  /** Whether the draft says what was sent; a portal user with one patient chooses none. */
  function isOf(draft: StartDraft | null, { patient, title, text }: Words): boolean {
    if (draft === null || (draft.patient !== null && draft.patient.id !== patient)) return false;
    return cleanText(draft.topic) === title && cleanText(draft.message) === text;
  }

  function attempt(words: Words, commandId: string): Promise<ConversationId> {
    const what = JSON.stringify([commandId, words]);
    const answer = asked.get(what) ?? ask(words, commandId).finally(() => asked.delete(what));
    asked.set(what, answer);
    return answer;
  }

  async function ask(words: Words, commandId: string): Promise<ConversationId> {
    try {
      const id = await send({ ...words, commandId } as StartOptions & { readonly commandId: string });
      forgetDraft(words, commandId);
      forget(commandId);
      return id;
    } catch (error) {
      if (isFinal(error)) forget(commandId);
      throw error;
    }
  }

  /** What has become a conversation is no draft any more, unless it was changed since. */
  function forgetDraft(words: Words, commandId: string): void {
    const { patient, answers } = words;
    if (answers === undefined) {
      if (isOf(drafts.start.$value.get(), words)) drafts.start.set(null);
    } else if (shelf.get("start")?.commandId === commandId) {
      drafts.answers(patient, answers.questionnaire).set(null);
    }
  }

  return {
    async start(options) {
      const words = wordsOf(options);
      const last = shelf.get("start");
      const known = last !== undefined && same(wordsOf(last), words) ? last.commandId : undefined;
      const commandId = options.commandId ?? known ?? platform.newId();
      shelf.change(["start"], () => ({ ...words, commandId, at: platform.date() }));
      await shelf.saved();
      return attempt(words, commandId);
    },
    setDraft(draft) {
      drafts.start.set(draft);
      // Other words are another start: the old ones are not to be sent behind the person's back.
      const last = shelf.get("start");
      if (last !== undefined && last.answers === undefined && !isOf(draft, last)) forget(last.commandId);
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
            const last = shelf.get("start");
            if (last !== undefined && draftKeyOf(last) === key) forget(last.commandId);
          },
        };
        answers.set(key, draft);
      }
      return draft;
    },
    resume() {
      const last = shelf.get("start");
      // A refusal leaves the words in the draft; after a lost connection it is sent once more.
      if (last !== undefined) attempt(wordsOf(last), last.commandId).catch(() => {});
    },
  };
}
