/** What a thread tells besides messages, for who takes its conversation out of it. */
import type { CareClient } from "@carethread/client";
import { isKnown, type Person } from "@carethread/model";
import type { LitElement } from "lit";
import { WordsController } from "../controllers/controllers.ts";
import type { Notices } from "../exporting/exporting.ts";
import { english } from "./english.ts";
import { cardLine, isTold, KeysListener, sentenceOf } from "./entries/entries.ts";

/** Gives the sentences for one person; on paper nobody is "you". */
export function noticesOf(
  host: LitElement,
  client: () => CareClient | undefined,
): (me: Person | null) => Notices {
  const words = new WordsController(host, english, client);
  return me => {
    const { table, language } = words;
    const viewer = { me: me && { ...me, id: "" }, words: table, language, present: "" };
    let createdAt = 0;
    const keys = new KeysListener([]);
    return event => {
      if (!isKnown(event)) return null;
      if (event.type === "stream-item") return cardLine(event, table, language);
      if (event.type === "created") createdAt = event.at;
      const news = keys.hear(event);
      return isTold(event, createdAt) ? sentenceOf([event], viewer, news) || null : null;
    };
  };
}
