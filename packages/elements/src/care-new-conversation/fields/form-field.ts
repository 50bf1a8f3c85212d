import type { RefusalCode } from "@carethread/model";
import type { FormWords } from "../english.ts";

/** What is wrong, said when it is shown. */
export type Problem = (words: FormWords) => string;

/** A field of the form: it holds a value, and says what is wrong with it. */
export interface FormField {
  /** What stands beside it. */
  problem: Problem | null;
  /** Nothing has been entered. */
  readonly isEmpty: boolean;
  /** What keeps its value from being sent, or null. */
  check(): Problem | null;
  /** Whether a room that refuses with this code means the field's value. */
  isMeantBy(code: RefusalCode): boolean;
  reset(): void;
  focus(): void;
  render(words: FormWords, locked: boolean): unknown;
}
