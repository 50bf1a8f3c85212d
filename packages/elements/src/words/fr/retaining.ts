/** French: see the English table. */
import type { retaining as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const retaining: Translated<typeof English> = {
  retaining: "Conservation et suppression",
  retainingFailed: "Ce qui est conservé et supprimé n’a pas pu être chargé.",
  retainingAbout:
    "Ce qui est échu est supprimé définitivement lorsque deux membres du personnel l’ont décidé : l’un le propose, un autre l’approuve. Ce qui est bloqué est conservé. Aucun mot des conversations n’est montré ici.",
  retainingYears: years =>
    count(years, {
      one: "Les conversations sont conservées # an après leur dernier message.",
      other: "Les conversations sont conservées # ans après leur dernier message.",
    }),
  /** Of who is a minor when the last message is written. */
  retainingMinors: (majority, years) =>
    count(years, {
      one: `Celles des patients qui ont alors moins de ${majority} ans, au moins jusqu’à # an après leurs ${majority} ans.`,
      other: `Celles des patients qui ont alors moins de ${majority} ans, au moins jusqu’à # ans après leurs ${majority} ans.`,
    }),
  retainingOff:
    "Rien n’est supprimé : les réglages du cabinet n’indiquent pas combien de temps les conversations sont conservées. Les blocages comptent à partir du jour où ils l’indiquent.",
  retainingDue: "À supprimer",
  retainingOf: patient => `Conversations de ${patient}`,
  retainingNothingDue: "Rien n’est à supprimer.",
  retainingNoneOf: "Il n’y a pas de conversations.",
  retainingCount: n => count(n, { one: "# conversation", other: "# conversations" }),
  retainingIncomplete: "Cette liste est en préparation : il peut encore manquer quelque chose.",
  retainingRefresh: "Actualiser",
  retainingMore: "Afficher plus à supprimer",
  retainingMoreHolds: "Afficher plus de blocages",
  retainingLast: day => `Dernier message le ${day}`,
  retainingSince: day => `À supprimer depuis le ${day}`,
  retainingUntil: day => `Conservée au moins jusqu’au ${day}`,
  retainingHeld: reason => `Suppression bloquée : ${reason}`,
  retainingHeldWhole: reason => `Suppression bloquée, avec toutes les conversations du patient : ${reason}`,
  retainingProposed: (name, day) =>
    `${name} a proposé le ${day} de supprimer cette conversation. Une autre personne doit l’approuver.`,
  retainingProposedByYou: day =>
    `Vous avez proposé le ${day} de supprimer cette conversation. Vous ne pouvez pas l’approuver vous-même : rien n’est supprimé par une personne seule.`,
  retainingHiding: name =>
    `Avec l’approbation de ${name}. La conversation est en train d’être masquée pour tous ; d’ici là, un blocage la fait revenir.`,
  retainingShowing: "La conversation est conservée et va être affichée de nouveau.",
  retainingErasing: "Elle est masquée pour tous et en cours de suppression. Plus rien ne l’arrête.",
  retainingGone: entry => `Son certificat est l’entrée ${entry} du journal du patient.`,
  retainingPropose: "Proposer de supprimer",
  retainingApprove: "Approuver…",
  retainingErase: "Supprimer définitivement",
  retainingSure:
    "La conversation est masquée pour tous, puis supprimée définitivement : messages, fichiers et ce que la recherche en connaît. Il reste un certificat et un historique sans mots.",
  retainingStop: "Retirer",
  retainingHold: "Bloquer la suppression…",
  retainingHoldWhole: "Bloquer la suppression de toutes…",
  retainingSetHold: "Bloquer la suppression",
  retainingHolds: "Blocages de suppression",
  retainingNoHolds: "Il n’y a pas de blocages.",
  retainingHoldCount: n => count(n, { one: "# blocage", other: "# blocages" }),
  retainingWhole: "Toutes les conversations",
  retainingOne: "Une conversation",
  retainingSetBy: (name, day) => `Posé par ${name} le ${day}`,
  retainingLift: "Lever…",
  retainingLiftNow: "Lever le blocage",
  retainingReason: "Motif",
  retainingReasonHint:
    "Il figure dans le journal du patient. Toutes les personnes qui peuvent poser des blocages le lisent.",
  retainingReasonNeeded: "Écrivez un motif.",
  retainingDone: {
    hold: "La suppression est bloquée.",
    lift: "Le blocage est levé.",
    propose: "Proposé. Une autre personne doit l’approuver.",
    approve: "Approuvé. La conversation est masquée, puis supprimée.",
    stop: "Retiré. La conversation est conservée.",
  },
};
