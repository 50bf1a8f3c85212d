/** German: see the English table. */
import type { corrections as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const corrections: Translated<typeof English> = {
  messageMore: "Mehr zu dieser Nachricht",
  askCorrection: "Um Korrektur bitten",
  /** Until when, and how many days are left. */
  correctionOpen: (until, left) => `Korrektur erbeten, Antwort bis ${until}, ${left}`,
  correctionsOpen: (n, until, left) =>
    count(n, {
      one: `# Korrektur erbeten, Antwort bis ${until}, ${left}`,
      other: `# Korrekturen erbeten, erste Antwort bis ${until}, ${left}`,
    }),
  correctionDaysLeft: n => count(n, { one: "noch # Tag", other: "noch # Tage" }),
  correctionLastDay: "heute ist der letzte Tag",
  correctionDaysOver: n => count(n, { one: "# Tag überfällig", other: "# Tage überfällig" }),
  correctionLater: reason => `Die Frist wurde verlängert: „${reason}“`,
  correctionWrong: "Was falsch ist",
  correctionRight: "Was dort stehen sollte",
  correctedOn: {
    you: day => `Von Ihnen korrigiert am ${day}`,
    team: day => `Von Ihrem Behandlungsteam korrigiert am ${day}`,
    other: (who, day) => `Von ${who} korrigiert am ${day}`,
  },
  correctionDeclinedOn: {
    you: day => `Korrektur von Ihnen abgelehnt am ${day}`,
    team: day => `Korrektur von Ihrem Behandlungsteam abgelehnt am ${day}`,
    other: (who, day) => `Korrektur von ${who} abgelehnt am ${day}`,
  },
  correctionReason: reason => `Grund: ${reason}`,
  withdrawCorrection: "Zurückziehen",
  approveCorrection: "Annehmen…",
  declineCorrection: "Ablehnen…",
  extendCorrection: "Später antworten…",
  correctionFailed: "Das Formular konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.",
  correctionDone: {
    ask: "Um Korrektur gebeten",
    withdraw: "Bitte um Korrektur zurückgezogen",
    approve: "Korrektur angenommen",
    decline: "Korrektur abgelehnt",
    extend: "Die Frist wurde verlängert",
  },
  askedForCorrection: {
    nobody: "Es wurde um die Korrektur einer Nachricht gebeten",
    you: "Sie haben um die Korrektur einer Nachricht gebeten",
    team: "Ihr Behandlungsteam hat um die Korrektur einer Nachricht gebeten",
    other: who => `${who} hat um die Korrektur einer Nachricht gebeten`,
  },
  putCorrectionLater: {
    nobody: "Die Frist für eine Korrektur wurde verlängert",
    you: "Sie haben die Frist für eine Korrektur verlängert",
    team: "Ihr Behandlungsteam hat die Frist für eine Korrektur verlängert",
    other: who => `${who} hat die Frist für eine Korrektur verlängert`,
  },
  approvedCorrection: {
    nobody: "Eine Nachricht wurde korrigiert",
    you: "Sie haben eine Nachricht korrigiert",
    team: "Ihr Behandlungsteam hat eine Nachricht korrigiert",
    other: who => `${who} hat eine Nachricht korrigiert`,
  },
  declinedCorrection: {
    nobody: "Eine Korrektur wurde abgelehnt",
    you: "Sie haben eine Korrektur abgelehnt",
    team: "Ihr Behandlungsteam hat eine Korrektur abgelehnt",
    other: who => `${who} hat eine Korrektur abgelehnt`,
  },
  withdrewCorrection: {
    nobody: "Die Bitte um eine Korrektur wurde zurückgezogen",
    you: "Sie haben die Bitte um eine Korrektur zurückgezogen",
    team: "Ihr Behandlungsteam hat die Bitte um eine Korrektur zurückgezogen",
    other: who => `${who} hat die Bitte um eine Korrektur zurückgezogen`,
  },
  goToMessage: "Zur Nachricht",
};
