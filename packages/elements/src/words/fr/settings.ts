/** French: see the English table. */
import type { settings as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const settings: Translated<typeof English> = {
  newPatientMessage: "Nouveau message d’un patient",
  newPatientMessageHint: "Vous êtes prévenu(e) quand un patient que vous suivez envoie un message.",
  unreadReminder: "Rappel des messages non lus",
  unreadReminderHint:
    "Vous recevez un rappel quand le message d’un patient est resté non lu plus de 24 heures.",
  newTask: "Nouvelle tâche",
  newTaskHint:
    "Vous êtes prévenu(e) des nouvelles tâches concernant les patients dont vous faites partie de l’équipe de soins.",
  twoWayTexting: "SMS bidirectionnels",
  twoWayTextingHint:
    "Vous êtes prévenu(e) quand un patient que vous suivez, ou que vous avez inscrit, passe à En attente, Activé, Échec ou Désinscrit.",
  enterSends: "La touche Entrée envoie le message",
  enterSendsHint: "Si l’option est désactivée, Entrée commence une nouvelle ligne et Ctrl+Entrée envoie.",
};
