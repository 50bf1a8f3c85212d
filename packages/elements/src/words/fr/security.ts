/** French: see the English table. */
import type { security as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const security: Translated<typeof English> = {
  whoCanRead: "Qui peut lire",
  readsSince: at => `Depuis : ${at}`,
  readsHere: "Cet appareil",
  readsNameless: "Autres participants",
  readsNowhere: "Pas encore d’appareil",
  recordsKey: "La clé d’archives du cabinet",
  recordsKeyWhy:
    "La loi oblige les cabinets à conserver des dossiers. Avec cette clé, le cabinet peut ouvrir ce qui a été écrit ; chaque utilisation figure dans son journal.",
  recordsKeyNamed: id => `Clé ${id}`,
  offHere: "Ce qui n’existe pas ici",
  offHereList: [
    "Notes réservées au personnel",
    "Analyse antivirus des fichiers",
    "Corrections",
    "SMS",
    "Recherche sur le serveur",
    "Assistance",
  ],
  offHereWhy: "Il faudrait pour cela que le serveur lise aussi, ou quelqu’un qui ne participe pas.",
  offHereInstead: "Cette conversation reste chiffrée pour toujours. Pour cela, commencez-en une autre.",
  startAnother: "Commencer une autre conversation",
  encryptionLimits:
    "Cela ne protège pas de qui tient l’un de ces appareils en main, ni de qui fournit cette page.",
};
