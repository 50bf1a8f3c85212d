/** German: see the English table. */
import type { security as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const security: Translated<typeof English> = {
  whoCanRead: "Wer lesen kann",
  readsSince: at => `Seit: ${at}`,
  readsHere: "Dieses Gerät",
  readsNameless: "Weitere Beteiligte",
  readsNowhere: "Noch kein Gerät",
  recordsKey: "Der Archivschlüssel der Praxis",
  recordsKeyWhy:
    "Praxen sind gesetzlich verpflichtet, Akten aufzubewahren. Mit diesem Schlüssel kann die Praxis öffnen, was geschrieben wurde; jede Verwendung steht in ihrem Protokoll.",
  recordsKeyNamed: id => `Schlüssel ${id}`,
  offHere: "Was es hier nicht gibt",
  offHereList: [
    "Interne Notizen",
    "Virenprüfung von Dateien",
    "Korrekturen",
    "SMS",
    "Suche auf dem Server",
    "Support",
  ],
  offHereWhy: "Dafür müsste der Server mitlesen, oder jemand, der nicht beteiligt ist.",
  offHereInstead: "Diese Unterhaltung bleibt für immer verschlüsselt. Beginnen Sie dafür eine andere.",
  startAnother: "Andere Unterhaltung beginnen",
  encryptionLimits:
    "Es schützt nicht vor dem, der eines dieser Geräte in der Hand hat, und nicht vor dem, der diese Seite ausliefert.",
};
