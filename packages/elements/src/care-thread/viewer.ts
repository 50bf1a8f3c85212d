/** Who looks at a thread: one as long as nothing of it is another, so that rows are rendered again where it is. */
import type { Person } from "@carethread/model";
import { remembered } from "../remembered/remembered.ts";
import type { ThreadWords, Viewer } from "./english.ts";

export const rememberedViewer = () =>
  remembered(
    (
      me: Person | null,
      words: ThreadWords,
      language: string,
      present: string,
      patient: string,
      q?: string,
      pos?: number,
    ): Viewer => ({
      ...{ me, words, language, present, patient },
      found: q === undefined ? null : { q, pos: pos ?? 0 },
    }),
  );
