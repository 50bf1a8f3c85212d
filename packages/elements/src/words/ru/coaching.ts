/** Russian: see the English table. */
import type { coaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const coaching: Translated<typeof English> = {
  messageDue: {
    today: "Сегодня нужно отправить сообщение",
    overdue: (day: string) => `Сообщение просрочено, срок: ${day}`,
    next: (day: string) => `Следующее сообщение: ${day}`,
  },
  /** Over a thread: what is due, and how often. */
  dueLine: (due: string, rhythm: string) => `${due} · ${rhythm}`,
  rhythmLine: (rhythm: string) => `Сообщения: ${rhythm}`,
  rhythm: "Частота",
  rhythmHint: "Как часто нужно писать этому пациенту. Учитывается сообщение любого члена команды.",
  /** What can be chosen. */
  rhythmChoices: {
    plan: "По плану",
    daily: "Каждый день",
    weekly: "Каждую неделю",
    days: "Раз в несколько дней",
    paused: "Приостановлено",
    "as-needed": "По необходимости",
  },
  rhythmEvery: "Дней между сообщениями",
  rhythmUntil: "Приостановлено до",
  rhythmUntilHint: "Если день не указан, пауза длится, пока её не изменят.",
  rhythmReason: "Причина",
  rhythmReasons: {
    preference: "Пожелание пациента",
    readiness: "Готовность пациента",
    unknown: "Другая причина",
  },
  noRhythmReason: "Не указана",
  saveRhythm: "Сохранить",
  /** What holds, in a word. */
  rhythmIs: {
    daily: "каждый день",
    dailyUntil: (day: string) => `каждый день до ${day}`,
    weekly: "каждую неделю",
    days: (n: number) =>
      count(n, { one: "каждый # день", few: "каждые # дня", many: "каждые # дней", other: "каждые # дня" }),
    paused: "приостановлено",
    pausedUntil: (day: string) => `приостановлено до ${day}`,
    asNeeded: "по необходимости",
  },
  rhythmBecame: (who: string, rhythm: string) => `Установлена частота: ${rhythm} (${who})`,
  rhythmBecameFor: (who: string, rhythm: string, reason: string) =>
    `Установлена частота: ${rhythm} (${who}, причина: ${reason})`,
  planBegan: (day: string) =>
    `План начат: ${day}. Сообщение нужно каждый день в течение двух недель, затем каждую неделю`,
  planEnded: "План завершён",
};
