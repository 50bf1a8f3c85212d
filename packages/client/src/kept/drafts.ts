/** What was typed and not sent, kept a moment after the first key, and at once when the page is hidden. */
import type { ConversationId, Kind as ConversationKind, PatientId } from "@carethread/model";
import { atom, type ReadableAtom } from "nanostores";
import { type Delays, type Draft, type Entries, type Platform, put, type StartDraft } from "../base/base.ts";
import type { Shelf } from "./shelf.ts";
import { type KeptByKind, type KeptStartDraft, type Kind, keptKey, ofKind } from "./values.ts";

/** Nothing typed. */
const empty: Draft = { text: "", visibility: "everyone", mentions: [] };

export interface DraftStore<T> {
  readonly $value: ReadableAtom<T>;
  set(value: T): void;
}

export interface Drafts {
  /** That of a conversation. */
  of(conversation: ConversationId): DraftStore<Draft>;
  /** That of a conversation of this kind which is not yet started. */
  start(kind: ConversationKind): DraftStore<StartDraft | null>;
  /** What was answered of a questionnaire about a patient. */
  answers(patient: PatientId, questionnaire: string): DraftStore<Entries | null>;
  /** Keeps everything now. */
  flush(): void;
  end(): void;
}

/** A draft as its store has it, and as it is kept; undefined is no draft. */
interface Form<T, K extends Kind> {
  readonly key: readonly [kind: K, ...ids: string[]];
  keep(value: T): KeptByKind[K] | undefined;
  show(kept: KeptByKind[K] | undefined): T;
}

function isNothing(draft: StartDraft | null): draft is null {
  return draft === null || (draft.patient === null && `${draft.topic}${draft.message}`.trim() === "");
}

function draftOf({ text, visibility, mentions, byMention }: Draft = empty): Draft {
  return { text, visibility, mentions, ...(byMention === true ? { byMention } : {}) };
}

function startDraftOf({ at: _, ...draft }: KeptStartDraft): StartDraft {
  return draft;
}

export function createDrafts(shelf: Shelf, platform: Platform, delays: Delays): Drafts {
  /** What is to be done once for each draft that was changed and is not yet on the shelf, by key. */
  const unkept = new Map<string, { readonly timer: unknown; readonly keep: () => void }>();
  const shown = new Map<string, () => void>();
  const conversations = new Map<ConversationId, DraftStore<Draft>>();
  const starts = new Map<ConversationKind, DraftStore<StartDraft | null>>();
  const answers = new Map<string, DraftStore<Entries | null>>();

  function keepNow(key: string): void {
    const waiting = unkept.get(key);
    unkept.delete(key);
    platform.clearTimeout(waiting?.timer);
    waiting?.keep();
  }

  function flush(): void {
    for (const key of [...unkept.keys()]) keepNow(key);
  }

  function make<T, K extends Kind>({ key, keep, show }: Form<T, K>): DraftStore<T> {
    const name = keptKey(...key);
    const $value = atom<T>(show(shelf.get(...key)));
    shown.set(name, () => {
      const kept = shelf.get(...key);
      // What is typed here and now is not taken away by what another tab kept, and white space stays as typed.
      const isNothing = kept === undefined && keep($value.get()) === undefined;
      if (!unkept.has(name) && !isNothing) put($value, show(kept));
    });
    return {
      $value,
      set(value) {
        put($value, value);
        if (!unkept.has(name)) {
          unkept.set(name, {
            // Not put off by further keys, or who types without a pause would lose it all.
            timer: platform.setTimeout(() => keepNow(name), delays.draftWithin),
            keep() {
              // As it is now: it may be blank when it is written.
              const present = $value.get();
              shelf.change(key, () => keep(present));
            },
          });
        }
        // Sent, or emptied: a reload must not bring it back beside the message.
        if (keep(value) === undefined) keepNow(name);
      },
    };
  }

  const unlisten = shelf.listen({
    changed(key) {
      if (key === null) for (const show of shown.values()) show();
      else shown.get(key)?.();
    },
  });

  const unwatch = platform.watch(() => {
    if (!platform.isVisible()) flush();
  });

  return {
    of(conversation) {
      let draft = conversations.get(conversation);
      if (draft === undefined) {
        draft = make<Draft, "draft">({
          key: ["draft", conversation],
          keep: draft => (draft.text.trim() === "" ? undefined : { at: platform.date(), ...draft }),
          show: draftOf,
        });
        conversations.set(conversation, draft);
      }
      return draft;
    },
    start(kind) {
      let draft = starts.get(kind);
      if (draft === undefined) {
        draft = make<StartDraft | null, "start-draft">({
          key: ["start-draft", ...ofKind(kind)],
          keep: draft => (isNothing(draft) ? undefined : { ...draft, at: platform.date() }),
          show: kept => (kept === undefined ? null : startDraftOf(kept)),
        });
        starts.set(kind, draft);
      }
      return draft;
    },
    answers(patient, questionnaire) {
      const name = keptKey("answers", patient, questionnaire);
      let draft = answers.get(name);
      if (draft === undefined) {
        draft = make<Entries | null, "answers">({
          key: ["answers", patient, questionnaire],
          keep: entries => (entries === null ? undefined : { at: platform.date(), entries }),
          show: kept => kept?.entries ?? null,
        });
        answers.set(name, draft);
      }
      return draft;
    },
    flush,
    end() {
      flush();
      unlisten();
      unwatch();
    },
  };
}
