/** How it is told that a plan began, or that a coach set another rhythm; what comes due stands over the thread. */
import { rhythmWords } from "../../../coaching/coaching.ts";
import { calendarDay } from "../../../text/text.ts";
import { type Notice, nameFor, type Told } from "./notice.ts";

export const rhythmChanged: Notice<Told<"rhythm-changed">> = {
  // Only staff see it, by name.
  isTold: ({ by }) => by !== "team",
  tell({ by, coaching }, viewer) {
    const { words, language } = viewer;
    if (coaching === undefined) return words.planEnded;
    const { plan, rhythm, setOn } = coaching;
    // A plan is the chart's, whoever it was by whom the conversation began; a rhythm is somebody's.
    if (setOn === undefined)
      return plan === undefined ? words.planEnded : words.planBegan(calendarDay(language, plan));
    if (by === "team") return "";
    const who = nameFor(viewer, by);
    const how = rhythmWords(coaching, setOn, words, language);
    const { reason } = rhythm;
    return reason === undefined
      ? words.rhythmBecame(who, how)
      : words.rhythmBecameFor(who, how, words.rhythmReasons[reason]);
  },
};

export const messageDue: Notice<Told<"message-due">> = { isTold: () => false, tell: () => "" };
