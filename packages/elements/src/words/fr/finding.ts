/** French: see the English table. */
import type { finding as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const finding: Translated<typeof English> = {
  listParts: "Afficher",
  tabNames: {
    all: "Toutes",
    unread: "Non lues",
    read: "Lues",
    due: "À écrire",
    active: "Actives",
    archived: "Archivées",
  },
  conversationCount: n => count(n, { one: "# conversation", other: "# conversations" }),
  /** What stands in a part of the list that is empty, while others are not. */
  emptyTab: {
    all: "Aucune conversation ici",
    unread: "Aucune conversation non lue",
    read: "Aucune conversation lue",
    due: "Aucun message à écrire",
    active: "Aucune conversation active",
    archived: "Aucune conversation archivée",
  },
  noConversationsHint: "Écrivez un nouveau message pour en commencer une.",
  /** Where patients have one conversation, and none need be started. */
  searchToWrite: "Recherchez un patient pour lui écrire.",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff:
      "Les conversations des patients que vous suivez, et celles où l’on fait appel à vous, apparaissent ici.",
    portal: "Il n’y a ici personne au sujet de qui vous puissiez écrire.",
  },
  searchConversations: "Rechercher dans les conversations",
  clearSearch: "Effacer la recherche",
  typeAtLeast: n =>
    count(n, { one: "Saisissez au moins # caractère", other: "Saisissez au moins # caractères" }),
  searching: "Recherche…",
  foundConversations: n => count(n, { one: "# conversation trouvée", other: "# conversations trouvées" }),
  foundMore: n =>
    count(n, {
      one: "# conversation trouvée jusqu’ici",
      other: "# conversations trouvées jusqu’ici",
    }),
  foundPatients: n => count(n, { one: "# patient trouvé", other: "# patients trouvés" }),
  foundNothing: "Aucun résultat",
  foundNothingHint: "Vérifiez l’orthographe ou recherchez d’autres mots.",
  searchFailed: "La recherche n’a pas abouti.",
  searchRebuilding: "La recherche est en cours de reconstruction : il peut encore manquer des conversations.",
  searchOlder: "Rechercher dans les messages plus anciens",
  hits: "Résultats de la recherche",
  patientHits: "Patients",
  conversationHits: "Dans les messages",
  patientHitsMore: "D’autres patients correspondent. Continuez à saisir pour réduire la liste.",
  findInConversation: "Rechercher dans la conversation",
  findPrevious: "Résultat précédent",
  findNext: "Résultat suivant",
  closeFind: "Fermer la recherche",
  foundAt: (at, all) => `${number(at)} sur ${number(all)}`,
  foundAtOfMore: (at, all) => `${number(at)} sur plus de ${number(all)}`,
};
