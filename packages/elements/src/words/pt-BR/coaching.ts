/** Brazilian Portuguese: see the English table. */
import type { coaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const coaching: Translated<typeof English> = {
  messageDue: {
    today: "Mensagem pendente para hoje",
    overdue: day => `Mensagem em atraso desde: ${day}`,
    next: day => `Próxima mensagem: ${day}`,
  },
  /** Over a thread: what is due, and how often. */
  dueLine: (due, rhythm) => `${due} · ${rhythm}`,
  rhythmLine: rhythm => `Mensagens: ${rhythm}`,
  rhythm: "Frequência",
  rhythmHint:
    "De quanto em quanto tempo uma mensagem a este paciente é devida. Vale qualquer mensagem da equipe.",
  /** What can be chosen. */
  rhythmChoices: {
    plan: "Pelo plano",
    daily: "Todos os dias",
    weekly: "Toda semana",
    days: "A cada alguns dias",
    paused: "Em pausa",
    "as-needed": "Conforme necessário",
  },
  rhythmEvery: "Dias entre uma mensagem e outra",
  rhythmUntil: "Em pausa até",
  rhythmUntilHint: "Sem data, fica em pausa até que seja alterada.",
  rhythmReason: "Motivo",
  rhythmReasons: {
    preference: "Preferência do paciente",
    readiness: "Disposição do paciente",
    unknown: "Outro motivo",
  },
  noRhythmReason: "Nenhum",
  saveRhythm: "Salvar",
  /** What holds, in a word. */
  rhythmIs: {
    daily: "todos os dias",
    dailyUntil: day => `todos os dias até ${day}`,
    weekly: "toda semana",
    days: n => count(n, { one: "a cada dia", other: "a cada # dias" }),
    paused: "em pausa",
    pausedUntil: day => `em pausa até ${day}`,
    asNeeded: "conforme necessário",
  },
  rhythmBecame: (who, rhythm) => `${who} definiu a frequência: ${rhythm}`,
  rhythmBecameFor: (who, rhythm, reason) => `${who} definiu a frequência: ${rhythm} (${reason})`,
  planBegan: day =>
    `Início do plano: ${day}. Uma mensagem é devida todos os dias durante duas semanas e depois toda semana`,
  planEnded: "O plano terminou",
};
