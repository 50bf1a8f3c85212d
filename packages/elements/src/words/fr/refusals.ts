/** French: see the English table. */
import type { refusals as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const refusals: Translated<typeof English> = {
  refused: {
    "bad-request": "L’envoi n’a pas abouti. Vérifiez ce que vous avez saisi.",
    "text-empty": "Écrivez d’abord un message.",
    "text-too-long": "Ce message est trop long. Raccourcissez-le ou envoyez-le en plusieurs parties.",
    "text-malformed":
      "Ce texte contient des caractères qui ne peuvent pas être envoyés. Supprimez-les et réessayez.",
    "title-required": "Saisissez un sujet.",
    "title-not-allowed": "Cette conversation n’a pas de sujet.",
    "title-too-long": "Ce sujet est trop long. Veuillez le raccourcir.",
    conflict: "Cela a déjà été envoyé avec un autre texte. Veuillez l’envoyer à nouveau.",
    "session-ended": "Votre session est terminée. Veuillez vous reconnecter.",
    unauthorized: "Vous n’êtes plus connecté(e). Veuillez vous reconnecter.",
    "not-found": "Cette conversation n’est pas disponible.",
    "not-allowed": "Vous n’avez pas l’autorisation de faire cela.",
    "not-writable": "Vous pouvez lire cette conversation, mais pas y écrire.",
    "patient-deceased": "Ce patient est décédé. Aucun message ne peut être envoyé.",
    "patient-withdrawn": "Ce patient n’est plus inscrit ici. Vous pouvez lire ce qui a été écrit.",
    "kind-not-available": "Votre cabinet ne propose pas ce type de conversation.",
    "recipient-gone": "La personne avec qui vous avez cette conversation n’est plus joignable ici.",
    "recipient-unavailable":
      "La personne avec qui vous avez cette conversation ne reçoit pas de messages pour le moment. Appelez le cabinet si vous avez besoin d’une réponse.",
    "addressee-gone":
      "La personne avec qui vous avez cette conversation n’utilise plus le portail pour ce patient.",
    "not-available":
      "Vous n’êtes pas disponible pour les messages du portail et ne pouvez donc pas commencer cette conversation.",
    "messaging-off": "Les messages sont désactivés dans votre cabinet.",
    "channel-off": "Les messages du portail sont désactivés dans votre cabinet.",
    "patient-not-enabled":
      "Ce patient n’est ni inscrit au portail ni activé pour les SMS : personne ne peut écrire ici.",
    closed: "Cette conversation est fermée.",
    "encounter-finished": "La consultation est terminée.",
    "not-closed": "Cette conversation est ouverte.",
    "watch-fixed": "En tant que coach principal, vous suivez toutes les conversations avec ce patient.",
    "mention-no-access":
      "Une personne que vous avez mentionnée n’a pas accès à ce patient. Retirez la mention, puis renvoyez.",
    "too-many-members": "Cette conversation a atteint le nombre maximal de participants.",
    "support-unavailable": "L’assistance ne peut pas être appelée ici.",
    "task-taken": "Quelqu’un d’autre a entre-temps pris cette tâche.",
    "correction-open": "Une correction de ce message a déjà été demandée.",
    "correction-nothing": "Il n’y a ici aucun message à corriger.",
    "correction-empty": "Veuillez remplir tous les champs.",
    "correction-too-long": "C’est trop long. Veuillez raccourcir à 4 000 caractères.",
    "correction-not-yours": "Quelqu’un d’autre a demandé cette correction et peut seul retirer la demande.",
    "correction-over": "Une réponse a déjà été donnée, ou la demande a été retirée.",
    "correction-extended": "La date a déjà été repoussée. Elle ne peut l’être qu’une fois.",
    "correction-unanswered":
      "Répondez à la correction au niveau du message. Cette tâche sera alors terminée.",
    "too-many-corrections": "Le nombre maximal de corrections a déjà été demandé dans cette conversation.",
    "pause-over": "Choisissez un jour après aujourd’hui.",
    "task-over": "Cette tâche est déjà terminée.",
    "task-no-access":
      "Cette personne n’a pas accès à la conversation et ne peut donc pas en recevoir la tâche.",
    "reminder-needs-new-message": "Activez d’abord « Nouveau message d’un patient ».",
    "import-too-late": "Les messages antérieurs ne peuvent être ajoutés qu’avant le premier nouveau message.",
    "import-from-future": "Un message antérieur porte une heure impossible.",
    "questionnaire-unsupported": "Ce questionnaire ne peut pas être affiché ici.",
    "questionnaire-gone": "Ce questionnaire n’est plus proposé. Veuillez en choisir un autre.",
    "too-many-questionnaires": "Le nombre maximal de questionnaires est atteint.",
    "answers-incomplete":
      "Une des réponses manque ou ne peut pas être envoyée. Veuillez vérifier vos réponses.",
    "answers-too-long": "Vos réponses sont trop longues au total. Veuillez en raccourcir certaines.",
    "settings-impossible": "Ces réglages sont incompatibles.",
    "attachments-off": "Aucun fichier ne peut être envoyé dans cette conversation.",
    "attachment-type": "Les fichiers de ce type ne peuvent pas être envoyés ici.",
    "attachment-mismatch": "Ce fichier n’est pas ce qu’indique son nom et ne peut donc pas être envoyé.",
    "attachment-empty": "Ce fichier est vide.",
    "attachment-too-large": "Ce fichier est trop volumineux pour être envoyé ici.",
    "attachment-too-many": "Il y a trop de fichiers pour un seul message. Envoyez-les en plusieurs messages.",
    "attachment-gone": "Un fichier de ce message n’est plus là. Veuillez le joindre à nouveau.",
    "attachment-infected":
      "Notre antivirus a trouvé un élément dangereux dans ce fichier : personne ne peut l’ouvrir.",
    "attachment-damaged": "Ce fichier n’est pas arrivé entier. Veuillez le joindre à nouveau.",
    "attachment-unscanned":
      "La présence de contenu dangereux dans ce fichier n’a pas pu être vérifiée. Veuillez le joindre à nouveau.",
    "attachment-not-ready":
      "Un fichier est encore en cours de vérification. Le message sera envoyé dès qu’elle sera terminée.",
    "texting-unavailable": "Ce cabinet ne peut pas encore envoyer de SMS.",
    "texting-no-number": "Le dossier ne contient aucun numéro de mobile qui puisse recevoir des SMS.",
    "texting-no-birth-date":
      "Le dossier ne contient pas de date de naissance complète permettant au patient de confirmer son identité.",
    "texting-opted-out": "Le patient a été désinscrit des SMS. Enregistrez d’abord un nouveau consentement.",
    "texting-stopped": "Le patient a répondu STOP. Seul son propre START autorise à nouveau les SMS.",
    "text-not-again": "Ce SMS ne peut pas être renvoyé : le numéro ne l’accepte pas.",
    "texting-not-pending": "Aucun SMS n’attend de réponse.",
    "wrong-method": "L’envoi n’a pas abouti. Veuillez réessayer plus tard.",
    "too-large": "C’est trop volumineux pour être envoyé.",
    "too-fast": "C’était trop rapide. Patientez un instant et réessayez.",
    "server-error": "Un problème est survenu de notre côté. Veuillez réessayer.",
    encrypted: "Cette conversation est chiffrée de bout en bout, cela n’y est donc pas possible.",
    "encryption-off": "Cette conversation ne peut pas être chiffrée de bout en bout.",
    "keys-old": "Les lecteurs de cette conversation ont changé ; envoyez de nouveau.",
    "device-unknown": "Cet appareil n’est pas connu ici, ou a été retiré. Veuillez recharger la page.",
    "too-many-devices":
      "Il ne peut pas y avoir plus d’appareils. Retirez-en d’abord un là où vous êtes connecté(e).",
    "retention-off": "Rien n’est supprimé ici.",
    "retention-not-due": "Ceci n’est pas encore à supprimer.",
    "retention-held": "Un blocage de suppression s’applique ici : ceci est conservé.",
    "retention-not-proposed": "Plus personne ne propose cela.",
    "retention-same-person": "Vous l’avez proposé : une autre personne doit l’approuver.",
    "retention-gone": "Ceci est en cours de suppression, ou déjà supprimé.",
    unknown: "L’opération n’a pas abouti. Si cela se reproduit, rechargez la page.",
    "server-misconfigured":
      "Les messages ne sont pas disponibles pour le moment. Veuillez réessayer plus tard.",
  },
  failed: "Un problème est survenu. Veuillez réessayer.",
};
