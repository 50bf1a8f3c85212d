/**
 * Starting conversations. A start that was sent is kept until it is answered, so that neither a lost answer nor
 * a closed page makes two conversations of one, or none. It is kept here, at once; how it is sent is fetched with the
 * first one.
 */
import type { ConversationId, Kind, PatientId } from "@carethread/model";
import { createStartFiles, type StartFiles } from "../attachments/attachments.ts";
import {
  type EntriesDraft,
  notLoaded,
  once,
  type StartDraftStore,
  type StartOptions,
  same,
} from "../base/base.ts";
import { draftKeyOf, type KeptStart, keptKey, ofKind } from "../kept/kept.ts";
import type { StartsOptions } from "./start-sending.ts";
import { isOf, keptWords, wordsOf } from "./start-words.ts";

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

export function createStarts(options: StartsOptions): Starts {
  const { session, shelf, drafts, usualKind, encryption } = options;
  const { platform } = session;
  const typed = new Map<Kind, StartDraftStore>();
  const answers = new Map<string, EntriesDraft>();
  const files = new Map<Kind, StartFiles>();

  const keyOf = (kind?: Kind): readonly ["start", ...string[]] => ["start", ...ofKind(kind)];
  const last = (kind?: Kind): KeptStart | undefined => shelf.get(...keyOf(kind));

  const forget = (commandId: string, kind?: Kind): void =>
    shelf.change(keyOf(kind), old => (old?.commandId === commandId ? undefined : old));

  const sending = once(async () => {
    const { createStartSending } = await import("./start-sending.ts").catch(notLoaded);
    return createStartSending({ ...options, filesOf, keyOf, last, forget });
  });

  /** A form is open: what sends it comes while it is written. Where it does not, who sends it asks again. */
  function foresee(): void {
    sending().catch(() => {});
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
      return (await sending()).attempt(words, commandId);
    },
    draft(kind) {
      let draft = typed.get(kind);
      if (draft === undefined) {
        foresee();
        const { $value, set } = drafts.start(kind);
        const { $attachments, attach, cancelAttachment, retryAttachment, describeAttachment, seal, drop } =
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
            return seal(isSealed);
          },
          set(value) {
            set(value);
            if (value === null) drop();
            // Other words are another start: the old ones are not to be sent behind the person's back.
            const kept = last(kind);
            if (kept === undefined || kept.answers !== undefined || isOf(value, kept)) return;
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
        foresee();
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
      if (all().length === 0) return;
      // A refusal leaves the words in the draft; after a lost connection it is sent once more, and the part is asked for.
      sending().then(
        ({ attempt }) => {
          for (const kept of all()) attempt(keptWords(kept), kept.commandId).catch(() => {});
        },
        () => {},
      );
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
