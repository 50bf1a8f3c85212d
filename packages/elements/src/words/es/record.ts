/** Spanish: see the English table. */
import type { record as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const record: Translated<typeof English> = {
  record: "Registro",
  recordAbout:
    "Quién abrió, vio, buscó y cambió qué. Elija un paciente, una persona del personal o ambos; si no elige, se muestra lo que se cambió en los ajustes del consultorio.",
  recordFailed: "No se pudo cargar el registro.",
  recordStaff: "Persona del personal",
  recordStaffHint: "Busque por nombre o cargo",
  recordStaffNone: "Nadie con ese nombre.",
  recordClear: what => `Borrar ${what}`,
  recordWhen: "Cuándo",
  recordWho: "Quién",
  recordWhat: "Qué",
  recordOf: "Paciente",
  recordOnly: name => `Solo ${name}`,
  recordEmpty: "Aquí no hay nada.",
  recordOlder: "Mostrar entradas anteriores",
  recordCount: n => count(n, { one: "# entrada", other: "# entradas" }),
  recordOpened: {
    team: "Abrió una conversación, del equipo de atención",
    "patient-side": "Abrió una conversación, del lado del paciente",
    searched: "Abrió una conversación desde fuera del equipo de atención",
    "notification-user":
      "Abrió una conversación desde fuera del equipo de atención, para recibir notificaciones",
    invited: "Abrió una conversación desde fuera del equipo de atención, con invitación",
    support: "Abrió una conversación, llamado como soporte",
    host: "Leyó una conversación el propio sistema del consultorio",
  },
  recordShown: "Se le mostró una conversación",
  recordSearched: {
    messages: hits =>
      count(hits, {
        one: "Buscó en los mensajes: # conversación encontrada",
        other: "Buscó en los mensajes: # conversaciones encontradas",
      }),
    patients: hits =>
      count(hits, {
        one: "Buscó pacientes: # paciente encontrado",
        other: "Buscó pacientes: # pacientes encontrados",
      }),
  },
  recordExported: {
    record: "Exportó el registro",
    messages: "Exportó todos los mensajes",
    conversation: "Exportó una conversación",
  },
  recordMembership: {
    team: {
      added: name => `Añadió a ${name} al equipo de atención`,
      removed: name => `Quitó a ${name} del equipo de atención`,
      changed: name => `Cambió la función de ${name} en el equipo de atención`,
    },
    linked: {
      added: name => `Permitió a ${name} escribir del lado del paciente`,
      removed: name => `Dejó de permitir a ${name} escribir del lado del paciente`,
      changed: name => `Cambió lo que ${name} es para el paciente`,
    },
    followers: {
      added: name => `${name} pidió recibir notificaciones`,
      removed: name => `${name} ya no recibe notificaciones`,
      changed: name => `Cambió cómo recibe notificaciones ${name}`,
    },
  },
  /** Given, and taken. */
  recordRights: {
    permission: {
      on: name => `Permiso concedido: ${name}`,
      off: name => `Permiso retirado: ${name}`,
    },
    restriction: {
      on: name => `Acceso restringido a: ${name}`,
      off: name => `Acceso ya no restringido a: ${name}`,
    },
    program: {
      on: name => `Programa iniciado: ${name}`,
      off: name => `Programa terminado: ${name}`,
    },
    active: { on: "Está en activo", off: "Ya no está en activo" },
    support: { on: "Es soporte", off: "Ya no es soporte" },
    portal: { on: "Activado para el portal", off: "No activado para el portal" },
    withdrawn: { on: "Paciente dado de baja", off: "El paciente está de nuevo" },
    merged: { on: "Unido a otro paciente", off: "Ya no está unido a otro paciente" },
  },
  recordRightsOf: (name, what) => `${name}: ${what}`,
  recordHolds: {
    held: reason => `Bloqueó la eliminación de todas las conversaciones del paciente: ${reason}`,
    lifted: reason => `Levantó el bloqueo de eliminación de todas las conversaciones del paciente: ${reason}`,
  },
  recordHoldsOne: {
    held: reason => `Bloqueó la eliminación de una conversación: ${reason}`,
    lifted: reason => `Levantó el bloqueo de eliminación de una conversación: ${reason}`,
  },
  recordPurge: {
    proposed: "Propuso eliminar una conversación",
    approved: "Aprobó eliminar una conversación; está oculta",
    stopped: "Una conversación que se iba a eliminar se conserva",
    erasing: "Se está eliminando una conversación que estaba oculta",
  },
  /** A certificate. */
  recordPurged: (messages, from, to, proposed, approved) =>
    `Se eliminó una conversación de ${count(messages, { one: "# mensaje", other: "# mensajes" })} del ${from} al ${to}, a propuesta de ${proposed} y con la aprobación de ${approved}. Se conserva su historial sin sus palabras.`,
  recordSession: {
    begun: "Inició sesión en los mensajes",
    idle: "Una sesión terminó por inactividad",
    length: "Una sesión terminó por su duración",
    ended: "Terminó una sesión",
    "signed-out": "Cerró la sesión",
  },
  recordSettings: names => `Cambió los ajustes: ${names}`,
  /** Of an entry that a later version has written. */
  recordUnsealed: (who: string, reason: string) =>
    `Se abrió una conversación cifrada con la clave de archivo, por ${who}: ${reason}`,
  recordUnknown: "Hizo algo que esta página no conoce",
  recordVerify: "Verificar",
  recordVerifying: "Verificando…",
  recordExport: "Exportar",
  exportPatient: "Exportar todos los mensajes",
  recordExporting: n => count(n, { one: "Exportando: # entrada…", other: "Exportando: # entradas…" }),
  recordExportDone: n => count(n, { one: "# entrada exportada.", other: "# entradas exportadas." }),
  recordWhole: n =>
    count(n, { one: "El registro está íntegro: # entrada.", other: "El registro está íntegro: # entradas." }),
  recordNothing: "El registro aún no tiene entradas.",
  recordLogs: n =>
    count(n, {
      one: "El historial de # conversación también está íntegro.",
      other: "Los historiales de # conversaciones también están íntegros.",
    }),
  recordUnlinked: n =>
    count(n, {
      one: "# entrada se guardó antes de que las entradas se encadenaran y no está demostrada.",
      other: "# entradas se guardaron antes de que las entradas se encadenaran y no están demostradas.",
    }),
  recordHeld: (checkpoint, when, entries) =>
    `Coincide con el punto de control ${number(checkpoint)} (${when}), que guarda su servidor, hasta la entrada ${number(entries)}.`,
  recordNotHeld: "Ningún punto de control que guarde su servidor lo menciona todavía.",
  recordFault: n => `El registro no está íntegro: la entrada ${number(n)} no está como se guardó.`,
  recordLogFault: n =>
    `El historial de una conversación no está íntegro: su entrada ${number(n)} no está como se guardó.`,
  recordDisagrees: (checkpoint, when) =>
    `El registro no coincide con el punto de control ${number(checkpoint)} (${when}), que guarda su servidor: se quitaron o reescribieron entradas.`,
};
