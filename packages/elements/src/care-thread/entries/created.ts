import { isolate } from "../../text/text.ts";
import type { Notice, Told } from "./notice.ts";

export const created: Notice<Told<"created">> = {
  isTold: () => true,
  tell({ by }, { me, words }) {
    if (by === "team") return words.startedByTeam;
    // The host's back end is nobody whom people know.
    if (by.side === "system") return words.started;
    return by.id === me?.id ? words.startedByYou : words.startedBy(isolate(by.name));
  },
};
