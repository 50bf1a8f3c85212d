import { isZone } from "@carethread/model";
import { dayAndTimeIn } from "../../../text/text.ts";
import type { Notice, Told } from "./notice.ts";

export const automaticReply: Notice<Told<"automatic-reply">> = {
  isTold: () => true,
  tell({ opensAt, zone, answerWithin, call }, { me, words, language }) {
    const opens = dayAndTimeIn(language, opensAt, isZone(zone) ? zone : undefined);
    // Staff read what the patient was told, as such; nobody reads as staff before it is known who they are.
    const told = me?.side === "staff" ? words.toldClosed : words.closedNow;
    return answerWithin === undefined ? told.opens(opens, call) : told.within(opens, answerWithin, call);
  },
};
