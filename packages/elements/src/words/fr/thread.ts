/** French: see the English table. */
import type { thread as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, list } from "./forms.ts";

export const thread: Translated<typeof English> = {
  profile: "Profil",
  withCareTeam: "Avec votre équipe de soins",
  withRecipient: name => `Avec ${name}`,
  new: "Nouveaux",
  latest: "Aller au dernier message",
  latestShort: "Dernier",
  newAbove: n =>
    count(n, {
      one: "# nouveau message plus haut, aller au premier",
      other: "# nouveaux messages plus haut, aller au premier",
    }),
  newBelow: n =>
    count(n, {
      one: "# nouveau message plus bas, aller au premier",
      other: "# nouveaux messages plus bas, aller au premier",
    }),
  newShort: n => count(n, { one: "# nouveau", other: "# nouveaux" }),
  markUnreadFrom: "Marquer comme non lu à partir d’ici",
  older: "Afficher les messages précédents",
  newer: "Afficher les messages suivants",
  newerFailed: "Les messages suivants n’ont pas pu être chargés.",
  olderFailed: "Les messages précédents n’ont pas pu être chargés.",
  notLoaded:
    "Vous êtes hors ligne et cette conversation n’est pas encore sur cette page. Elle s’affichera quand vous serez de nouveau en ligne.",
  exportConversation: "Exporter la conversation…",
  printConversation: "Imprimer…",
  exportHint: "Ces deux actions figurent dans le journal du patient.",
  startedBy: {
    nobody: "Conversation commencée",
    you: "Vous avez commencé la conversation",
    team: "Votre équipe de soins a commencé la conversation",
    other: who => `${who} a commencé la conversation`,
  },
  closedBy: {
    nobody: "Conversation fermée",
    you: "Vous avez fermé la conversation",
    team: "Votre équipe de soins a fermé la conversation",
    other: who => `${who} a fermé la conversation`,
  },
  reopenedBy: {
    nobody: "Conversation rouverte",
    you: "Vous avez rouvert la conversation",
    team: "Votre équipe de soins a rouvert la conversation",
    other: who => `${who} a rouvert la conversation`,
  },
  closedNow: {
    opens: (opens, call) =>
      `Le cabinet est fermé pour le moment. Réouverture ${opens}. En cas d’urgence, appelez le ${call}.`,
    within: (opens, answer, call) =>
      `Le cabinet est fermé pour le moment. Réouverture ${opens}. Délai de réponse habituel à partir de là : ${duration(answer)} au plus. En cas d’urgence, appelez le ${call}.`,
  },
  toldClosed: {
    opens: (opens, call) =>
      `Réponse automatique : fermé, réouverture ${opens}. En cas d’urgence, appelez le ${call}.`,
    within: (opens, answer, call) =>
      `Réponse automatique : fermé, réouverture ${opens}. Délai de réponse habituel à partir de là : ${duration(answer)} au plus. En cas d’urgence, appelez le ${call}.`,
  },
  taskRaised: {
    "message-due": "Nouvelle tâche : écrire au patient",
    "new-conversation": "Nouvelle tâche : répondre à cette conversation",
    correction: "Nouvelle tâche : répondre à une demande de correction",
    unanswered: "Nouvelle tâche : personne n’a encore répondu",
    unknown: "Nouvelle tâche",
  },
  taskMoved: {
    claimed: by => `${by} a pris la tâche`,
    released: by => `${by} a libéré la tâche`,
    completed: by => `${by} a terminé la tâche`,
    cancelled: "La tâche a été annulée",
    unknown: "La tâche a été modifiée",
  },
  taskHandedOver: (by, to) => `${by} a transmis la tâche à ${to}`,
  taskHandedOverNote: (by, to, note) => `${by} a transmis la tâche à ${to} : « ${note} »`,
  stateOpen: "Ouverte",
  stateClosed: "Fermée",
  closeConversation: "Fermer la conversation",
  reopenConversation: "Rouvrir la conversation",
  encounter: type => `Consultation : ${type}`,
  encounterStatus: { "in-progress": "En cours", finished: "Terminée" },
  goToEncounter: "Aller à la consultation",
  linkKinds: { order: "Prescription", document: "Document" },
  linked: {
    order: title => `Prescription liée à la consultation : ${title}`,
    document: title => `Document lié à la consultation : ${title}`,
  },
  mergedInto: "Cette conversation a été fusionnée avec une autre et se poursuit là-bas",
  joined: who => `${who} a rejoint la conversation`,
  left: who => `${who} a quitté la conversation`,
  invited: (by, who) => `${by} a invité ${who}`,
  removed: (by, who) => `${by} a retiré ${who}`,
  removedYou: by => `${by} vous a retiré(e)`,
  invitedSupport: (by, until, who) => `${by} a invité l’assistance, jusqu’à : ${until} (${who})`,
  supportEnded: "L’accès de l’assistance est terminé",
  followed: who => `${who} reçoit désormais les notifications pour ce patient`,
  unfollowed: who => `${who} ne reçoit plus les notifications pour ce patient`,
  sending: "Envoi…",
  waiting: "En attente de la connexion",
  waitingForFiles: "Envoyé dès que ses fichiers seront transférés",
  notSent: "Non envoyé.",
  retry: "Réessayer",
  retryAll: "Tout réessayer",
  notSentCount: n =>
    count(n, { one: "# message n’a pas été envoyé.", other: "# messages n’ont pas été envoyés." }),
  edit: "Modifier",
  messageAt: (who, time) => `${who}, ${time}`,
  noteAt: (who, time) => `${who}, ${time}, note réservée au personnel`,
  sent: n => count(n, { one: "Message envoyé", other: "# messages envoyés" }),
  noteSent: "Note réservée au personnel envoyée",
  announce: (who, text) => `${who} : ${text}`,
  announceNote: (who, text) => `${who}, note réservée au personnel : ${text}`,
  copied: (who, text) => `${who} : ${text}`,
  noteBy: who => `${who} (note réservée au personnel)`,
  announceMany: n => count(n, { one: "# nouveau message", other: "# nouveaux messages" }),
  typing: names =>
    names.length === 1
      ? `${names[0]} est en train d’écrire…`
      : names.length === 2
        ? `${names[0]} et ${names[1]} sont en train d’écrire…`
        : "Plusieurs personnes sont en train d’écrire…",
  watchers: names => `Suivie par : ${list(names)}`,
  archive: "Archiver",
  unarchive: "Désarchiver",
  settings: "Réglages de la conversation",
  watch: "Suivre cette conversation",
  watchHint: "Les personnes qui la suivent sont prévenues de chaque message, du patient et de l’équipe.",
  followAsk: patient => `Recevoir les notifications pour ${patient} ?`,
  followHint:
    "Vous ne faites pas partie de l’équipe de soins de ce patient. Souhaitez-vous être prévenu(e) de ses nouveaux messages ?",
  followYes: "Oui, me prévenir",
  followNo: "Non",
  notRead: "Reçu, pas encore lu :",
  readBy: "Lu par :",
  andMore: n => count(n, { one: "… et # autre", other: "… et # autres" }),
  showFewer: "Afficher moins",
  readByAll: "Lu par tous",
  readByTeam: "Lu par votre équipe de soins",
  whoRead: "Qui a lu ce message",
};
