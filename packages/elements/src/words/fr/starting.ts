/** French: see the English table. */
import type { starting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const starting: Translated<typeof English> = {
  unfinishedStart: patient =>
    `Vous avez un message non envoyé pour ${patient}. Envoyez-le ou annulez-le avant d’écrire à quelqu’un d’autre.`,
  searchPatients: "Rechercher par nom ou numéro",
  startOffline:
    "Vous êtes hors ligne. Ce que vous écrivez ici est conservé ; envoyez-le quand vous serez de nouveau en ligne.",
  patientField: "Patient",
  patientHint: "Nom ou numéro de patient",
  patientRequired: "Choisissez un patient.",
  patientNone: "Aucun patient trouvé.",
  patientSearching: "Recherche…",
  patientMore: "D’autres patients correspondent. Continuez à saisir pour réduire la liste.",
  patientCount: n => count(n, { one: "# patient trouvé", other: "# patients trouvés" }),
  patientUnavailable: "Il n’y a ici personne au sujet de qui vous puissiez écrire.",
  born: date => `naissance : ${date}`,
  topic: "Sujet",
  topics: ["Question sur un médicament", "Résultats d’examens", "Rendez-vous", "Suivi après une opération"],
  topicSuggestions: "Sujets suggérés",
  sendMessage: "Envoyer le message",
  sendingMessage: "Envoi…",
  create: "Créer",
  creating: "Création…",
  kindField: "Que souhaitez-vous commencer ?",
  /** What is begun, where there is more than one kind. */
  kindNames: {
    continuous: "Conversation continue",
    topic: "Conversation par sujet",
    direct: "Message à une personne",
    "encounter-chat": "Chat",
    internal: "Entre membres du personnel",
  },
  regarding: "Concerne",
  regardingRequired: "Choisissez de qui ou de quoi il s’agit.",
  regardingGone: "Ce que vous aviez choisi n’est plus proposé. Choisissez à nouveau.",
  recipient: "Destinataire",
  recipientRequired: "Choisissez un destinataire.",
  recipientGone: "La personne que vous aviez choisie ne reçoit plus de messages ici. Choisissez à nouveau.",
  /** Under the field *Recipient*, where there is nobody to choose. */
  nobodyToAddress: {
    portal:
      "Personne dans l’équipe de soins ne reçoit de messages ici pour le moment. Appelez le cabinet si vous avez besoin d’une réponse.",
    staff: "Personne n’utilise encore le portail pour ce patient.",
  },
  subject: "Objet",
  titleField: "Titre",
  titleRequired: "Saisissez un titre.",
  titleTooLong: "Ce titre est trop long. Veuillez le raccourcir.",
  chooseOne: "Choisir…",
  optional: "Facultatif",
  /** Under one's own name, for a patient: `as` is one of `relationTo`. */
  writingAs: (who, as) => `Vous écrivez en tant que ${who}, ${as}.`,
  encryptField: "Chiffrer de bout en bout",
  encryptHint:
    "Seuls les appareils des participants peuvent la lire, ainsi que la clé d’archives du cabinet. Pas de notes, de recherche sur le serveur ni d’assistance.",
  staffOnlyHint: "Seul le personnel voit cette conversation, jamais le patient.",
};
