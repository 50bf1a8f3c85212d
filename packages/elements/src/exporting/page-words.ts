import type { Actor, LoggedEvent, PageWords } from "@carethread/model";
import type { corrections, exporting, people } from "../words/words.ts";

export type ExportWords = typeof corrections & typeof exporting & typeof people;

/** The page's words. Whoever reads it on paper is nobody in it: everybody is called by name. */
export function pageWords(
  words: ExportWords,
  notice: (event: Exclude<LoggedEvent, { type: "message" }>) => string | null,
): PageWords {
  const byWhom = (
    by: Actor,
    day: string,
    say: { readonly team: (day: string) => string; readonly other: (who: string, day: string) => string },
  ): string => (by === "team" ? say.team(day) : say.other(by.name, day));
  return {
    title: words.exportTitle,
    taken: words.exportTaken,
    contents: words.exportContents,
    untitled: words.exportUntitled,
    messages: words.exportMessages,
    closed: words.exportClosed,
    staffOnly: words.exportStaffOnly,
    note: words.exportNote,
    role: ({ title, relation }) => title ?? (relation === undefined ? "" : words.relations[relation]),
    attached: words.exportAttached,
    picture: words.exportPicture,
    notice,
    sealed: words.exportSealed,
    correctionOpen: words.exportCorrectionOpen,
    correctionApproved: (by, day) => byWhom(by, day, words.correctedOn),
    correctionDeclined: (by, day) => byWhom(by, day, words.correctionDeclinedOn),
    correctionWrong: words.correctionWrong,
    correctionRight: words.correctionRight,
    correctionReason: words.correctionReason,
    correctionLater: words.correctionLater,
  };
}
