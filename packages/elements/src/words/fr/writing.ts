/** French: see the English table. */
import type { writing as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list, number } from "./forms.ts";

export const writing: Translated<typeof English> = {
  /** Where what is written goes to the patient's phone. */
  textGoes: {
    full: "Arrive par SMS sur le téléphone du patient",
    link: "Le patient reçoit un SMS avec un lien vers le message",
  },
  textLink: "le SMS ne contient qu’un lien",
  textNoPortal:
    "Aucun SMS n’est envoyé : les SMS ne contiennent qu’un lien vers le portail, et ce patient ne l’utilise pas.",
  textCount: (texts, used, room) =>
    `${count(texts, { one: "# SMS", other: "# SMS" })}, ${used} caractères sur ${room}`,
  texts: n => count(n, { one: "# SMS", other: "# SMS" }),
  textCost: cost => `environ ${cost}`,
  textTooLong: n =>
    count(n, { one: "# caractère de trop pour un SMS", other: "# caractères de trop pour un SMS" }),
  placeholder: "Écrire un message",
  mergedAway: "Cette conversation a été fusionnée avec une autre. Veuillez écrire là-bas.",
  send: "Envoyer",
  reply: "Répondre",
  reopen: "Rouvrir",
  draftKept: "Non envoyé, conservé comme brouillon :",
  notePlaceholder: "Écrire une note réservée au personnel",
  noteHint: "Seul le personnel voit cette note, jamais le patient.",
  sendNote: "Envoyer la note réservée au personnel",
  answering: names =>
    names.length === 1
      ? `${names[0]} est en train de répondre`
      : names.length === 2
        ? `${names[0]} et ${names[1]} sont en train de répondre`
        : "Plusieurs collègues sont en train de répondre",
  answeredMeanwhile: names =>
    names.length === 1
      ? `${names[0]} a répondu pendant que vous écriviez. Lisez sa réponse avant d’envoyer.`
      : "Des collègues ont répondu pendant que vous écriviez. Lisez leurs réponses avant d’envoyer.",
  sendAnyway: "Envoyer quand même",
  mention: "Mentionner quelqu’un",
  mentionCount: n =>
    count(n, {
      one: "# personne à mentionner. Flèches haut et bas pour se déplacer, Entrée pour choisir.",
      other: "# personnes à mentionner. Flèches haut et bas pour se déplacer, Entrée pour choisir.",
    }),
  mentionMore: "D’autres personnes correspondent. Continuez à saisir pour réduire la liste.",
  mentionNobody: name =>
    `${name} ne mentionne personne : personne ne porte ce nom ici. Choisissez une personne dans la liste pour la mentionner.`,
  mentionGone: names =>
    `Ne peut plus être mentionné ici : ${list(names)}. Retirez la mention, puis renvoyez.`,
  mentionReasons: { "mention-no-access": "N’a pas accès à ce patient" },
  mentionsTooMany: most =>
    count(most, {
      one: "Un message peut mentionner au plus # personne.",
      other: "Un message peut mentionner au plus # personnes.",
    }),
  supportHint: "Inviter l’assistance technique de votre cabinet",
  supportAsk: "Inviter l’assistance ?",
  supportSees: (patient, topic) =>
    `L’assistance verra ce message et les suivants, le nom du patient (${patient}) et son numéro, le sujet (${topic}) et qui fait partie de l’équipe de soins. Rien d’antérieur.`,
  supportSeesUntitled: patient =>
    `L’assistance verra ce message et les suivants, le nom du patient (${patient}) et son numéro, et qui fait partie de l’équipe de soins. Rien d’antérieur.`,
  supportFor: minutes =>
    minutes === null
      ? "Son accès se termine de lui-même."
      : count(minutes, {
          one: "Son accès se termine de lui-même après # minute.",
          other: "Son accès se termine de lui-même après # minutes.",
        }),
  invite: "Inviter",
  charactersLeft: n => count(n, { one: "# caractère restant", other: "# caractères restants" }),
  charactersOver: n => count(n, { one: "# caractère de trop", other: "# caractères de trop" }),
  tooLong: most =>
    `Un message peut contenir au plus ${number(most)} caractères. Raccourcissez-le ou envoyez-le en plusieurs parties.`,
  message: "Message",
  encryptionShut: "Vous ne pouvez pas écrire ici pour le moment.",
};
