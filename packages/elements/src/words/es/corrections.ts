/** Spanish: see the English table. */
import type { corrections as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const corrections: Translated<typeof English> = {
  messageMore: "Más sobre este mensaje",
  askCorrection: "Solicitar una corrección",
  /** Until when, and how many days are left. */
  correctionOpen: (until, left) => `Corrección solicitada, responder a más tardar el ${until}, ${left}`,
  correctionsOpen: (n, until, left) =>
    count(n, {
      one: `# corrección solicitada, responder a más tardar el ${until}, ${left}`,
      other: `# correcciones solicitadas, responder la primera a más tardar el ${until}, ${left}`,
    }),
  correctionDaysLeft: n => count(n, { one: "queda # día", other: "quedan # días" }),
  correctionLastDay: "hoy es el último día",
  correctionDaysOver: n => count(n, { one: "# día de retraso", other: "# días de retraso" }),
  correctionLater: reason => `La fecha se aplazó: «${reason}»`,
  correctionWrong: "Qué es incorrecto",
  correctionRight: "Qué debería decir",
  correctedOn: {
    you: day => `Corregido por usted el ${day}`,
    team: day => `Corregido por su equipo de atención el ${day}`,
    other: (who, day) => `Corregido por ${who} el ${day}`,
  },
  correctionDeclinedOn: {
    you: day => `Corrección rechazada por usted el ${day}`,
    team: day => `Corrección rechazada por su equipo de atención el ${day}`,
    other: (who, day) => `Corrección rechazada por ${who} el ${day}`,
  },
  correctionReason: reason => `Motivo: ${reason}`,
  withdrawCorrection: "Retirar",
  approveCorrection: "Aprobar…",
  declineCorrection: "Rechazar…",
  extendCorrection: "Responder más tarde…",
  correctionFailed: "No se pudo cargar el formulario. Inténtelo de nuevo.",
  correctionDone: {
    ask: "Corrección solicitada",
    withdraw: "Corrección retirada",
    approve: "Corrección aprobada",
    decline: "Corrección rechazada",
    extend: "La fecha se aplazó",
  },
  askedForCorrection: {
    nobody: "Se solicitó la corrección de un mensaje",
    you: "Usted solicitó la corrección de un mensaje",
    team: "Su equipo de atención solicitó la corrección de un mensaje",
    other: who => `${who} solicitó la corrección de un mensaje`,
  },
  putCorrectionLater: {
    nobody: "La fecha de una corrección se aplazó",
    you: "Usted aplazó la fecha de una corrección",
    team: "Su equipo de atención aplazó la fecha de una corrección",
    other: who => `${who} aplazó la fecha de una corrección`,
  },
  approvedCorrection: {
    nobody: "Se corrigió un mensaje",
    you: "Usted corrigió un mensaje",
    team: "Su equipo de atención corrigió un mensaje",
    other: who => `${who} corrigió un mensaje`,
  },
  declinedCorrection: {
    nobody: "Se rechazó una corrección",
    you: "Usted rechazó una corrección",
    team: "Su equipo de atención rechazó una corrección",
    other: who => `${who} rechazó una corrección`,
  },
  withdrewCorrection: {
    nobody: "Se retiró la solicitud de una corrección",
    you: "Usted retiró la solicitud de una corrección",
    team: "Su equipo de atención retiró la solicitud de una corrección",
    other: who => `${who} retiró la solicitud de una corrección`,
  },
  goToMessage: "Ir al mensaje",
};
