/** German: see the English table. */
import type { help as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const help: Translated<typeof English> = {
  help: "Hilfe",
  helpArticles: "Hilfeartikel",
  contactSupport: "Support",
  aboutMessages: "Über Nachrichten",
  answeredWithin: ms => `Antwort Ihres Behandlungsteams in der Regel nach höchstens: ${duration(ms)}.`,
  topicExamples: "Beispiele für Themen",
  /** The practice's policy, wherever something is written. */
  keepInside: "Geben Sie vertrauliche Informationen nie außerhalb des Nachrichtensystems weiter",
  /** The same for staff, who write for the record. */
  beThorough: "Nachrichten gehören zur Dokumentation: Bitte schreiben Sie professionell und vollständig",
  emergency: number => `Rufen Sie im Notfall ${number} an.`,
};
