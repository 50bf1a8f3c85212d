/** The words of a thread. */
import type { Person } from "@carethread/model";
import type { FoundPlace } from "../events/events.ts";
import {
  answers,
  clock,
  coaching,
  corrections,
  dropping,
  encryption,
  files,
  finding,
  general,
  people,
  refusals,
  stream,
  texting,
  thread,
} from "../words/words.ts";

export const english = {
  ...answers,
  ...clock,
  ...coaching,
  ...corrections,
  ...dropping,
  ...encryption,
  ...files,
  ...general,
  ...refusals,
  ...people,
  ...finding,
  ...stream,
  ...texting,
  ...thread,
};

export type ThreadWords = typeof english;

/** Who looks at a thread, and in which words. */
export interface Viewer {
  readonly me: Person | null;
  readonly words: ThreadWords;
  /** The name of whom the conversation is about; empty where it is not known. */
  readonly patient?: string;
  /** For dates and times. */
  readonly language: string;
  /** The day and the time zone in which it is: with another, times are told otherwise. */
  readonly present: string;
  /** What they look for here, and where of it they are. */
  readonly found?: FoundPlace | null;
}
