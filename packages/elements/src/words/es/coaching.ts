/** Spanish: see the English table. */
import type { coaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const coaching: Translated<typeof English> = {
  messageDue: {
    today: "Mensaje pendiente para hoy",
    overdue: day => `Mensaje con retraso desde: ${day}`,
    next: day => `Próximo mensaje: ${day}`,
  },
  /** Over a thread: what is due, and how often. */
  dueLine: (due, rhythm) => `${due} · ${rhythm}`,
  rhythmLine: rhythm => `Mensajes: ${rhythm}`,
  rhythm: "Frecuencia",
  rhythmHint: "Cada cuánto corresponde un mensaje a este paciente. Cuenta cualquier mensaje del equipo.",
  /** What can be chosen. */
  rhythmChoices: {
    plan: "Según el plan",
    daily: "Todos los días",
    weekly: "Todas las semanas",
    days: "Cada varios días",
    paused: "En pausa",
    "as-needed": "Según necesidad",
  },
  rhythmEvery: "Días entre mensaje y mensaje",
  rhythmUntil: "En pausa hasta",
  rhythmUntilHint: "Sin fecha, sigue en pausa hasta que se cambie.",
  rhythmReason: "Motivo",
  rhythmReasons: {
    preference: "Preferencia del paciente",
    readiness: "Disposición del paciente",
    unknown: "Otro motivo",
  },
  noRhythmReason: "Ninguno",
  saveRhythm: "Guardar",
  /** What holds, in a word. */
  rhythmIs: {
    daily: "todos los días",
    dailyUntil: day => `todos los días hasta el ${day}`,
    weekly: "todas las semanas",
    days: n => count(n, { one: "cada día", other: "cada # días" }),
    paused: "en pausa",
    pausedUntil: day => `en pausa hasta el ${day}`,
    asNeeded: "según necesidad",
  },
  rhythmBecame: (who, rhythm) => `${who} fijó la frecuencia: ${rhythm}`,
  rhythmBecameFor: (who, rhythm, reason) => `${who} fijó la frecuencia: ${rhythm} (${reason})`,
  planBegan: day =>
    `Inicio del plan: ${day}. Corresponde un mensaje todos los días durante dos semanas y después cada semana`,
  planEnded: "El plan ha terminado",
};
