/** French: see the English table. */
import type { list as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const list: Translated<typeof English> = {
  conversations: "Conversations",
  /** Over the messenger's list. */
  listHeading: "Messages",
  noConversations: "Aucune conversation pour l’instant",
  choose: "Choisissez une conversation pour la lire ici.",
  back: "Retour aux conversations",
  more: "Afficher plus de conversations",
  moreFailed: "Les autres conversations n’ont pas pu être chargées.",
  partFailed: "Cette partie n’a pas pu être chargée. Vérifiez votre connexion ou rechargez la page.",
  afterAuthor: " :",
  messageCount: n => count(n, { one: "# message", other: "# messages" }),
  openProfile: patient => `${patient}, ouvrir le profil`,
  lostMessages: n =>
    count(n, {
      one: "# message n’a pas pu être envoyé pendant une semaine et a été effacé de cet appareil.",
      other: "# messages n’ont pas pu être envoyés pendant une semaine et ont été effacés de cet appareil.",
    }),
  lostDrafts: n =>
    count(n, {
      one: "# brouillon de plus d’une semaine a été effacé de cet appareil.",
      other: "# brouillons de plus d’une semaine ont été effacés de cet appareil.",
    }),
  understood: "OK",
  noConversationYet: "Pas encore de conversation",
  writeTo: patient => `Écrire à ${patient}`,
  conversationsWith: patient => `Conversations avec ${patient}`,
  allConversations: "Toutes les conversations",
  /** The name of the button that shows a plus alone. */
  plusNamed: label => `+ ${label}`,
  closed: "Fermée",
  notMarked: "L’opération n’a pas abouti. Vérifiez votre connexion et réessayez.",
  sendAMessage: "envoyer un message",
  closeTeam: "Fermer l’équipe de soins",
};
