/** Russian: see the English table. */
import type { stats as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, number } from "./forms.ts";

export const stats: Translated<typeof English> = {
  figures: "Показатели",
  /** The four, each with what it counts. */
  totalConversations: "Всего бесед",
  totalConversationsAbout: "Беседы, которые вы можете видеть, открытые и закрытые.",
  unreadMessages: "Непрочитанные сообщения",
  unreadMessagesAbout:
    "Сообщения пациентов после последнего сообщения сотрудников в открытых беседах: они ждут ответа. Это число одно для всех сотрудников. Это не то, что не прочитали вы сами.",
  uniquePatients: "Число пациентов",
  uniquePatientsAbout: "Пациенты с открытой беседой.",
  totalMessages: "Всего сообщений",
  totalMessagesAbout: "Все сообщения этих бесед, пациентов и сотрудников, вместе со служебными заметками.",
  number: (n: number) => number(n),
  firstResponse: "Первый ответ",
  firstResponseAbout:
    "От первого сообщения пациента, ожидающего ответа, до первого ответа, в часы работы клиники.",
  resolution: "Решение",
  resolutionAbout: "От начала беседы или её повторного открытия до закрытия, в часы работы клиники.",
  target: (ms: number) => `Цель: не дольше чем ${duration(ms)}`,
  noTarget: "Цель не задана",
  today: "Сегодня",
  lastDays: "Последние 30 дней",
  /** Beside a time: it is the middle one of all. */
  median: "Медиана",
  withinTarget: (within: number, all: number) => `${number(within)} из ${number(all)} в срок`,
  answersCount: (n: number) =>
    count(n, { one: "# ответ", few: "# ответа", many: "# ответов", other: "# ответа" }),
  closingsCount: (n: number) =>
    count(n, { one: "# закрыта", few: "# закрыто", many: "# закрыто", other: "# закрыто" }),
  nothingYet: "Пока нет",
  chartOf: (what: string) => `${what}, медиана по дням`,
  orMore: (length: string) => `${length} или больше`,
  barWithin: "В срок",
  barOver: "Сверх срока",
  barTarget: "Цель",
  barMedian: "Медиана дня",
  asTable: "Показать таблицей",
  asChart: "Показать диаграммой",
  day: "День",
  how: "Число",
  within: "В срок",
  byReason: "По причине",
  reason: "Причина",
  reasonKinds: {
    continuous: "Постоянная беседа",
    topic: "Другие темы",
    direct: "Личное сообщение",
    "encounter-chat": "Чат с визитом",
    internal: "Между сотрудниками",
  },
  byStaff: "По членам команды",
  byStaffAbout: "Кто ответил первым.",
  teamMember: "Член команды",
  notCounted: "Некоторые беседы ещё не учтены.",
  statsFailed: "Не удалось загрузить показатели.",
  statsOld: (time: string) => `Это показатели на ${time}; более новые загрузить не удалось.`,
};
