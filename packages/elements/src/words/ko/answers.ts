/** Korean: see the English table. */
import type { answers as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const answers: Translated<typeof English> = {
  answerYes: "예",
  answerNo: "아니요",
};
