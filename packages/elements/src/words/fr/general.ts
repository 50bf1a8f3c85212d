/** French: see the English table. */
import type { general as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** The line over a thread or a list; empty where there is nothing to say. */
const status: (typeof English)["status"] = {
  connecting: "Connexion…",
  live: "",
  reconnecting: "La connexion a été perdue. Nouvelle tentative…",
  offline: "Vous êtes hors ligne. Ce que vous écrivez sera envoyé quand vous serez de nouveau en ligne.",
  unavailable: "",
  paused: "Les mises à jour sont suspendues pendant votre absence.",
};

const ended: (typeof English)["ended"] = {
  "not-found": "Cette conversation n’est pas disponible.",
  "right-lost": "Vous n’avez plus accès à cette conversation.",
  "wrong-version": "Cette page n’est plus à jour. Veuillez la recharger.",
  "bad-frame": "Un problème est survenu. Veuillez recharger la page.",
  "signed-out": "Vous êtes déconnecté(e).",
  "session-ended": "Votre session est terminée. Veuillez vous reconnecter.",
  "not-wiped":
    "Vous êtes déconnecté(e), mais ce que vous avez écrit n’a pas pu être effacé de cet appareil. Prévenez votre service informatique ou effacez les données de ce site dans le navigateur.",
};

export const general: Translated<typeof English> = {
  status,
  noToken: {
    expired: "Votre session est terminée. Veuillez vous reconnecter.",
    failed: "Les messages ne sont pas disponibles pour le moment.",
  },
  ended,
  endedInbox: {
    ...ended,
    "not-found": "Les messages ne sont pas disponibles pour vous ici.",
    "right-lost": "Vous n’avez plus accès aux messages.",
  },
  neverReached: "Le serveur est injoignable. Nouvelle tentative…",
  unreachable: "Le serveur est injoignable. Vérifiez votre connexion et réessayez.",
  notSetUp: "Les messages ne sont pas disponibles sur cette page pour le moment.",
  tryAgain: "Réessayer",
  signInAgain: "Se reconnecter",
  loading: "Chargement…",
  cancel: "Annuler",
  messages: "Messages",
  conversation: "Conversation",
  markRead: "Marquer comme lue",
  markUnread: "Marquer comme non lue",
  openOther: "Ouvrir l’autre conversation",
  you: "Vous",
  note: "Note réservée au personnel",
  /** What marks a whole conversation that is among staff. */
  staffOnly: "Personnel uniquement",
  patientId: id => `N° ${id}`,
  deceased: "Décédé(e)",
  notRegistered: "N’est plus inscrit(e)",
  careTeam: "Équipe de soins",
  encrypted: "Chiffré",
  newMessage: "Nouveau message",
  noMessages: "Aucun message pour l’instant",
};
