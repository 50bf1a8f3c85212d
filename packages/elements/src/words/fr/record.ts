/** French: see the English table. */
import type { record as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const record: Translated<typeof English> = {
  record: "Journal",
  recordAbout:
    "Qui a ouvert, vu, recherché et modifié quoi. Choisissez un patient, un membre du personnel ou les deux ; sans choix, le journal montre ce qui a été modifié dans les réglages du cabinet.",
  recordFailed: "Le journal n’a pas pu être chargé.",
  recordStaff: "Membre du personnel",
  recordStaffHint: "Recherchez par nom ou fonction",
  recordStaffNone: "Personne de ce nom.",
  recordClear: what => `Effacer ${what}`,
  recordWhen: "Quand",
  recordWho: "Qui",
  recordWhat: "Quoi",
  recordOf: "Patient",
  recordOnly: name => `Seulement ${name}`,
  recordEmpty: "Il n’y a rien ici.",
  recordOlder: "Afficher les entrées plus anciennes",
  recordCount: n => count(n, { one: "# entrée", other: "# entrées" }),
  recordOpened: {
    team: "A ouvert une conversation, dans l’équipe de soins",
    "patient-side": "A ouvert une conversation, du côté du patient",
    searched: "A ouvert une conversation depuis l’extérieur de l’équipe de soins",
    "notification-user":
      "A ouvert une conversation depuis l’extérieur de l’équipe de soins, pour être prévenu(e)",
    invited: "A ouvert une conversation depuis l’extérieur de l’équipe de soins, sur invitation",
    support: "A ouvert une conversation, appelé(e) pour l’assistance",
    host: "A lu une conversation par le système du cabinet",
  },
  recordShown: "S’est vu présenter une conversation",
  recordSearched: {
    messages: hits =>
      count(hits, {
        one: "A recherché dans les messages : # conversation trouvée",
        other: "A recherché dans les messages : # conversations trouvées",
      }),
    patients: hits =>
      count(hits, {
        one: "A recherché des patients : # patient trouvé",
        other: "A recherché des patients : # patients trouvés",
      }),
  },
  recordExported: {
    record: "A exporté le journal",
    messages: "A exporté tous les messages",
    conversation: "A exporté une conversation",
  },
  recordMembership: {
    team: {
      added: name => `A ajouté ${name} à l’équipe de soins`,
      removed: name => `A retiré ${name} de l’équipe de soins`,
      changed: name => `A changé le rôle de ${name} dans l’équipe de soins`,
    },
    linked: {
      added: name => `A permis à ${name} d’écrire du côté du patient`,
      removed: name => `Ne permet plus à ${name} d’écrire du côté du patient`,
      changed: name => `A changé ce que ${name} est pour le patient`,
    },
    followers: {
      added: name => `${name} a demandé à être prévenu(e)`,
      removed: name => `${name} n’est plus prévenu(e)`,
      changed: name => `A changé la façon dont ${name} est prévenu(e)`,
    },
  },
  /** Given, and taken. */
  recordRights: {
    permission: {
      on: name => `Autorisation donnée : ${name}`,
      off: name => `Autorisation retirée : ${name}`,
    },
    restriction: {
      on: name => `Accès restreint : ${name}`,
      off: name => `Accès qui n’est plus restreint : ${name}`,
    },
    program: {
      on: name => `Programme commencé : ${name}`,
      off: name => `Programme terminé : ${name}`,
    },
    active: { on: "Est en activité", off: "N’est plus en activité" },
    support: { on: "Fait partie de l’assistance", off: "Ne fait plus partie de l’assistance" },
    portal: { on: "Activé pour le portail", off: "Non activé pour le portail" },
    withdrawn: { on: "Patient retiré", off: "Le patient est de nouveau là" },
    merged: { on: "Fusionné avec un autre patient", off: "N’est plus fusionné avec un autre patient" },
  },
  recordRightsOf: (name, what) => `${name} : ${what}`,
  recordHolds: {
    held: reason => `A bloqué la suppression de toutes les conversations du patient : ${reason}`,
    lifted: reason => `A levé le blocage de suppression de toutes les conversations du patient : ${reason}`,
  },
  recordHoldsOne: {
    held: reason => `A bloqué la suppression d’une conversation : ${reason}`,
    lifted: reason => `A levé le blocage de suppression d’une conversation : ${reason}`,
  },
  recordPurge: {
    proposed: "A proposé de supprimer une conversation",
    approved: "A approuvé la suppression d’une conversation ; elle est masquée",
    stopped: "Une conversation qui devait être supprimée est conservée",
    erasing: "Une conversation masquée est en cours de suppression",
  },
  /** A certificate. */
  recordPurged: (messages, from, to, proposed, approved) =>
    `Une conversation de ${count(messages, { one: "# message", other: "# messages" })} du ${from} au ${to} a été supprimée, sur proposition de ${proposed} et avec l’approbation de ${approved}. Son historique sans ses mots est conservé.`,
  recordSession: {
    begun: "S’est connecté(e) aux messages",
    idle: "Une session s’est terminée après une inactivité",
    length: "Une session s’est terminée par sa durée",
    ended: "A terminé une session",
    "signed-out": "S’est déconnecté(e)",
  },
  recordSettings: names => `A modifié les réglages : ${names}`,
  /** Of an entry that a later version has written. */
  recordUnsealed: (who: string, reason: string) =>
    `Une conversation chiffrée a été ouverte avec la clé des archives, par ${who} : ${reason}`,
  recordUnknown: "A fait quelque chose que cette page ne connaît pas",
  recordVerify: "Vérifier",
  recordVerifying: "Vérification…",
  recordExport: "Exporter",
  exportPatient: "Exporter tous les messages",
  recordExporting: n => count(n, { one: "Exportation : # entrée…", other: "Exportation : # entrées…" }),
  recordExportDone: n => count(n, { one: "# entrée exportée.", other: "# entrées exportées." }),
  recordWhole: n =>
    count(n, { one: "Le journal est intègre : # entrée.", other: "Le journal est intègre : # entrées." }),
  recordNothing: "Le journal n’a pas encore d’entrées.",
  recordLogs: n =>
    count(n, {
      one: "L’historique de # conversation est intègre aussi.",
      other: "Les historiques de # conversations sont intègres aussi.",
    }),
  recordUnlinked: n =>
    count(n, {
      one: "# entrée a été enregistrée avant que les entrées soient chaînées et n’est pas prouvée.",
      other: "# entrées ont été enregistrées avant que les entrées soient chaînées et ne sont pas prouvées.",
    }),
  recordHeld: (checkpoint, when, entries) =>
    `Il concorde avec le point de contrôle ${number(checkpoint)} (${when}), que conserve votre serveur, jusqu’à l’entrée ${number(entries)}.`,
  recordNotHeld: "Aucun point de contrôle que conserve votre serveur ne le mentionne encore.",
  recordFault: n =>
    `Le journal n’est pas intègre : l’entrée ${number(n)} n’est pas telle qu’elle a été enregistrée.`,
  recordLogFault: n =>
    `L’historique d’une conversation n’est pas intègre : son entrée ${number(n)} n’est pas telle qu’elle a été enregistrée.`,
  recordDisagrees: (checkpoint, when) =>
    `Le journal ne concorde pas avec le point de contrôle ${number(checkpoint)} (${when}), que conserve votre serveur : des entrées ont été supprimées ou réécrites.`,
};
