/** French: see the English table. */
import type { help as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const help: Translated<typeof English> = {
  help: "Aide",
  helpArticles: "Articles d’aide",
  contactSupport: "Assistance",
  aboutMessages: "À propos des messages",
  answeredWithin: ms => `Délai de réponse habituel de votre équipe de soins : ${duration(ms)} au plus.`,
  topicExamples: "Exemples de sujets",
  /** The practice's policy, wherever something is written. */
  keepInside: "Ne communiquez jamais d’informations confidentielles en dehors de la messagerie",
  /** The same for staff, who write for the record. */
  beThorough: "Les messages font partie du dossier des échanges : soyez professionnel(le) et complet(ète)",
  emergency: number => `En cas d’urgence, appelez le ${number}.`,
};
