/** Russian: see the English table. */
import type { tasks as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration } from "./forms.ts";

export const tasks: Translated<typeof English> = {
  tasksHeading: "Задачи",
  taskLists: "Списки задач",
  taskListNames: { mine: "Мои", pool: "Общие", all: "Все" },
  taskNone: {
    mine: "У вас нет задач.",
    pool: "Нет задач, которые ждут исполнителя.",
    all: "Дел нет.",
  },
  tasksOff: "Ваша клиника не создаёт задач из бесед.",
  tasksFailed: "Не удалось загрузить задачи.",
  tasksMore: "Показать ещё задачи",
  tasksMoreFailed: "Не удалось загрузить другие задачи.",
  tasksRebuilding: "Список составляется заново. Некоторых задач пока может не быть.",
  tasksCount: (n: number) =>
    count(n, { one: "# задача", few: "# задачи", many: "# задач", other: "# задачи" }),
  taskWhy: {
    "new-conversation": "Новая беседа",
    unanswered: "Ожидает ответа",
    "message-due": "Сообщение пациенту",
    correction: "Запрошено исправление",
    unknown: "Задача",
  },
  /** `ms` until then. */
  dueIn: (ms: number) => `До срока: ${duration(ms)}`,
  dueAt: (time: string) => `Срок: сегодня, ${time}`,
  dueToday: "Срок: сегодня",
  dueOn: (day: string) => `Срок: ${day}`,
  dueNow: "Срок: сейчас",
  /** `ms` since then. */
  overdueBy: (ms: number) => `Просрочено: ${duration(ms)}`,
  taskOwnerYou: "Ваша",
  taskOwner: (name: string) => `У кого: ${name}`,
  taskFree: "Никто не взял",
  taskNote: (note: string) => `«${note}»`,
  completeTask: "Выполнить",
  /** What the checkbox is called. */
  completeTaskOf: (task: string) => `Выполнить: ${task}`,
  openChat: "Открыть чат",
  openChatOf: (task: string) => `Открыть чат: ${task}`,
  completeAndOpenChat: "Выполнить и открыть чат",
  completeAndOpenChatOf: (task: string) => `Выполнить и открыть чат: ${task}`,
  takeTask: "Взять",
  takeTaskOf: (task: string) => `Взять: ${task}`,
  takeTaskFrom: (name: string, task: string) => `Взять себе (сейчас у ${name}): ${task}`,
  handOverTask: "Передать…",
  handOverTaskOf: (task: string) => `Передать…: ${task}`,
  handOver: "Передать",
  handOverHeading: (task: string) => `Передать: ${task}`,
  handOverTo: "Кому",
  handOverToHint: "Имя или должность",
  handOverNote: "Заметка",
  handOverNoteHint: "Что нужно знать. Видят только сотрудники.",
  handOverWho: "Выберите, кто примет задачу.",
  handOverNobody: "Никого с таким именем здесь нет.",
  handOverSearching: "Поиск…",
  handOverCannot: "Не может видеть эту беседу",
  staffFoundCount: (n: number) =>
    count(n, { one: "# человек", few: "# человека", many: "# человек", other: "# человека" }),
  releaseTask: "Вернуть",
  releaseTaskOf: (task: string) => `Вернуть: ${task}`,
  taskTaken: (task: string) => `Вы взяли: ${task}`,
  taskReleased: (task: string) => `Возвращено: ${task}`,
  taskCompleted: (task: string) => `Выполнено: ${task}`,
  taskGiven: (task: string, name: string) => `Передано (${name}): ${task}`,
};
