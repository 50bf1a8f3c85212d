/** French: see the English table. */
import type { downloads as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const downloads: Translated<typeof English> = {
  downloadMessages: "Télécharger mes messages",
  downloadAbout: "Vous obtenez un seul fichier (zip) avec tout ce que vous voyez ici :",
  downloadContents: [
    "Toutes les conversations sur une page, à lire et à imprimer",
    "Les images et les fichiers envoyés",
    "La même chose pour d’autres applications de santé (FHIR)",
  ],
  downloadOf: "Messages de qui",
  downloadKeep: "Gardez-le là où vous seul(e) pouvez l’ouvrir : le fichier n’est pas protégé.",
  downloadStart: "Télécharger",
};
