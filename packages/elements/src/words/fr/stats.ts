/** French: see the English table. */
import type { stats as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, number } from "./forms.ts";

export const stats: Translated<typeof English> = {
  figures: "Indicateurs",
  /** The four, each with what it counts. */
  totalConversations: "Total des conversations",
  totalConversationsAbout: "Les conversations que vous pouvez voir, ouvertes et fermées.",
  unreadMessages: "Messages non lus",
  unreadMessagesAbout:
    "Les messages de patients postérieurs au dernier du personnel, dans les conversations ouvertes : ils attendent une réponse. Tout le personnel partage ce nombre. Ce n’est pas ce que vous n’avez pas lu vous-même.",
  uniquePatients: "Patients distincts",
  uniquePatientsAbout: "Les patients ayant une conversation ouverte.",
  totalMessages: "Total des messages",
  totalMessagesAbout:
    "Tous les messages de ces conversations, des patients et du personnel, avec les notes réservées au personnel.",
  number: n => number(n),
  firstResponse: "Première réponse",
  firstResponseAbout:
    "Du premier message en attente d’un patient à sa première réponse, pendant les heures d’ouverture du cabinet.",
  resolution: "Clôture",
  resolutionAbout:
    "Du début d’une conversation, ou de sa réouverture, à sa fermeture, pendant les heures d’ouverture du cabinet.",
  target: ms => `Objectif : ${duration(ms)} au plus`,
  noTarget: "Aucun objectif n’est fixé",
  today: "Aujourd’hui",
  lastDays: "30 derniers jours",
  /** Beside a time: it is the middle one of all. */
  median: "Médiane",
  withinTarget: (within, all) => `${number(within)} sur ${number(all)} dans l’objectif`,
  answersCount: n => count(n, { one: "# réponse", other: "# réponses" }),
  closingsCount: n => count(n, { one: "# fermée", other: "# fermées" }),
  nothingYet: "Aucune pour l’instant",
  chartOf: what => `${what}, médiane par jour`,
  orMore: length => `${length} ou plus`,
  barWithin: "Dans l’objectif",
  barOver: "Hors objectif",
  barTarget: "Objectif",
  barMedian: "Médiane d’un jour",
  asTable: "Afficher en tableau",
  asChart: "Afficher en graphique",
  day: "Jour",
  how: "Nombre",
  within: "Dans l’objectif",
  byReason: "Par motif",
  reason: "Motif",
  reasonKinds: {
    continuous: "Conversation continue",
    topic: "Autres sujets",
    direct: "Message direct",
    "encounter-chat": "Chat avec une consultation",
    internal: "Entre membres du personnel",
  },
  byStaff: "Par membre de l’équipe",
  byStaffAbout: "Qui a répondu en premier.",
  teamMember: "Membre de l’équipe",
  notCounted: "Certaines conversations ne sont pas encore comptées.",
  statsFailed: "Les indicateurs n’ont pas pu être chargés.",
  statsOld: time => `Ces indicateurs datent de : ${time}. De plus récents n’ont pas pu être chargés.`,
};
