/** French: see the English table. */
import type { texting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const texting: Translated<typeof English> = {
  mobilePhone: "Téléphone mobile",
  mobilePhoneInvalid: "Ce n’est pas un numéro de mobile qui puisse recevoir des SMS.",
  textMessages: "SMS",
  textMessagesHint: "À l’enregistrement, le patient reçoit un SMS qui lui demande sa date de naissance.",
  textingStatus: {
    none: "",
    pending: "En attente",
    failed: "Échec",
    "opted-out": "Désinscrit",
    enabled: "Activé",
  },
  textingPending: left =>
    count(left, {
      one: "La date de naissance a été demandée au patient. Il reste # réponse.",
      other: "La date de naissance a été demandée au patient. Il reste # réponses.",
    }),
  textingGoesOut: time => `Envoi à ${time} : ce sont les heures calmes jusque-là.`,
  textingWaits: "Le SMS attend la fin des heures calmes.",
  textingEnabled: "Le patient peut envoyer et recevoir des SMS.",
  textingFailed: {
    replies: "Trois réponses ne contenaient pas la date de naissance du patient.",
    time: "En deux semaines, aucune réponse n’a contenu la date de naissance du patient.",
    carrier: "Le SMS n’a pas pu être remis à ce numéro.",
    unknown: "Le patient n’a pas pu être confirmé.",
  },
  textingOptedOut: {
    patient: "Le patient a répondu STOP. Seul son propre START autorise à nouveau les SMS.",
    staff: "Un membre du personnel a désinscrit le patient.",
  },
  textingResend: "Cliquez ici pour renvoyer",
  textingOptOut: "Cliquez ici pour désinscrire le patient",
  textingConsent: "Enregistrer un nouveau consentement",
  textingUnclear: n =>
    count(n, {
      one: "# SMS est arrivé de ce numéro, qu’un autre patient a aussi :",
      other: "# SMS sont arrivés de ce numéro, qu’un autre patient a aussi :",
    }),
  textingTake: "Ils viennent de ce patient",
  textingUnknown: "On ne sait pas si le patient peut recevoir des SMS.",
  textingDone: {
    invite: "Le SMS a été envoyé.",
    resend: "Le SMS a été renvoyé.",
    "opt-out": "Le patient a été désinscrit.",
    consent: "Le consentement a été enregistré et le SMS envoyé.",
    take: "Les SMS figurent parmi les messages du patient.",
  },
  /** Under a message that came from a phone, or went to one. */
  textMessage: "SMS",
  textDelivered: {
    sending: "SMS · Envoi",
    sent: "SMS · Envoyé",
    delivered: "SMS · Remis",
    failed: "",
  },
  textFailed: why => `Le SMS n’est pas arrivé. ${why}`,
  /** Where nobody asked the carrier. */
  textGone: "Le patient ne peut plus recevoir de SMS à ce numéro.",
  textAgain: "Renvoyer",
  /** By the provider's code (https://www.twilio.com/docs/api/errors). */
  textProblems: {
    "21610": "Le patient a répondu STOP.",
    "21211": "Ce numéro ne peut pas recevoir de SMS.",
    "21614": "Ce numéro n’est pas celui d’un mobile.",
    "30003": "Le téléphone est éteint ou hors de portée.",
    "30004": "L’opérateur l’a refusé : le téléphone bloque les SMS.",
    "30005": "L’opérateur l’a refusé : personne n’a ce numéro.",
    "30006": "Ce numéro est une ligne fixe, ou son opérateur est injoignable.",
    "30007": "L’opérateur l’a refusé : son filtre a pris le message pour du spam.",
    "21617": "C’est trop long pour un SMS.",
    other: "L’opérateur l’a refusé.",
  },
  textOmitted: n =>
    count(n, {
      one: "# image ou fichier a été omis",
      other: "# images ou fichiers ont été omis",
    }),
  /** What stands in a thread's header. */
  textingOff: "SMS : désactivés dans votre cabinet",
  textingIn: {
    pending: "SMS : en attente",
    failed: "SMS : échec",
    "opted-out": "SMS : désinscrit",
    enabled: "SMS : activé",
  },
  /** As the thread tells it. */
  textingBecame: {
    none: "SMS : non inscrit, car le dossier indique un autre mobile",
    pending: "SMS : en attente, jusqu’à ce que le patient confirme sa date de naissance",
    enabled: "SMS : activé",
    failed: "SMS : échec",
    "opted-out": "SMS : désinscrit",
  },
};
