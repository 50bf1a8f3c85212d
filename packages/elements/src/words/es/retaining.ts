/** Spanish: see the English table. */
import type { retaining as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const retaining: Translated<typeof English> = {
  retaining: "Conservación y eliminación",
  retainingFailed: "No se pudo cargar lo que se conserva y se elimina.",
  retainingAbout:
    "Lo que ha vencido se elimina definitivamente cuando lo han decidido dos personas del personal: una lo propone y otra lo aprueba. Lo que está bloqueado se conserva. Aquí no se muestran palabras de las conversaciones.",
  retainingYears: years =>
    count(years, {
      one: "Las conversaciones se conservan # año después de su último mensaje.",
      other: "Las conversaciones se conservan # años después de su último mensaje.",
    }),
  /** Of who is a minor when the last message is written. */
  retainingMinors: (majority, years) =>
    count(years, {
      one: `Las de pacientes que entonces tienen menos de ${majority} años, al menos hasta # año después de que cumplan ${majority}.`,
      other: `Las de pacientes que entonces tienen menos de ${majority} años, al menos hasta # años después de que cumplan ${majority}.`,
    }),
  retainingOff:
    "No se elimina nada: los ajustes del consultorio no indican cuánto tiempo se conservan las conversaciones. Los bloqueos valen desde el día en que lo indiquen.",
  retainingDue: "Vencidas, por eliminar",
  retainingOf: patient => `Conversaciones de ${patient}`,
  retainingNothingDue: "No hay nada por eliminar.",
  retainingNoneOf: "No hay conversaciones.",
  retainingCount: n => count(n, { one: "# conversación", other: "# conversaciones" }),
  retainingIncomplete: "Esta lista se está preparando: puede que aún falte algo.",
  retainingRefresh: "Actualizar",
  retainingMore: "Mostrar más vencidas",
  retainingMoreHolds: "Mostrar más bloqueos",
  retainingLast: day => `Último mensaje el ${day}`,
  retainingSince: day => `Vencida desde el ${day}`,
  retainingUntil: day => `Se conserva al menos hasta el ${day}`,
  retainingHeld: reason => `Eliminación bloqueada: ${reason}`,
  retainingHeldWhole: reason => `Eliminación bloqueada, con todas las conversaciones del paciente: ${reason}`,
  retainingProposed: (name, day) =>
    `${name} propuso el ${day} eliminar esta conversación. Otra persona tiene que aprobarlo.`,
  retainingProposedByYou: day =>
    `Usted propuso el ${day} eliminar esta conversación. No puede aprobarlo usted: nada se elimina por decisión de una sola persona.`,
  retainingHiding: name =>
    `Con la aprobación de ${name}. Se está ocultando para todos; hasta que termine, un bloqueo la recupera.`,
  retainingShowing: "La conversación se conserva y se está mostrando de nuevo.",
  retainingErasing: "Está oculta para todos y se está eliminando. Ya nada puede detenerlo.",
  retainingGone: entry => `Su certificado es la entrada ${entry} del registro del paciente.`,
  retainingPropose: "Proponer eliminar",
  retainingApprove: "Aprobar…",
  retainingErase: "Eliminar definitivamente",
  retainingSure:
    "La conversación se oculta para todos y después se elimina definitivamente: mensajes, archivos y lo que la búsqueda sabe de ellos. Quedan un certificado y un historial sin palabras.",
  retainingStop: "Retirar",
  retainingHold: "Bloquear eliminación…",
  retainingHoldWhole: "Bloquear la eliminación de todas…",
  retainingSetHold: "Bloquear la eliminación",
  retainingHolds: "Bloqueos de eliminación",
  retainingNoHolds: "No hay bloqueos.",
  retainingHoldCount: n => count(n, { one: "# bloqueo", other: "# bloqueos" }),
  retainingWhole: "Todas las conversaciones",
  retainingOne: "Una conversación",
  retainingSetBy: (name, day) => `Bloqueo de ${name}, del ${day}`,
  retainingLift: "Levantar…",
  retainingLiftNow: "Levantar el bloqueo",
  retainingReason: "Motivo",
  retainingReasonHint:
    "Consta en el registro del paciente. Lo leen todas las personas que pueden poner bloqueos.",
  retainingReasonNeeded: "Escriba un motivo.",
  retainingDone: {
    hold: "La eliminación está bloqueada.",
    lift: "El bloqueo se levantó.",
    propose: "Propuesto. Otra persona tiene que aprobarlo.",
    approve: "Aprobado. La conversación se oculta y después se elimina.",
    stop: "Retirado. La conversación se conserva.",
  },
};
