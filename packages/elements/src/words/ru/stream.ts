/** Russian: see the English table. */
import type { stream as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** What an item of a sort is called as it is new, changed, and taken back. */
const calendarEvent = {
  new: "Запись на приём",
  changed: "Запись на приём изменена",
  cancelled: "Запись на приём отменена",
};
const planUpdate = {
  new: "Изменение плана",
  changed: "План изменён",
  cancelled: "Больше не в плане",
};

export const stream: Translated<typeof English> = {
  streamItem: { "calendar-event": calendarEvent, "plan-update": planUpdate },
  streamWas: (before: string) => `Было: ${before}`,
  streamChangedSince: "С тех пор это изменилось.",
  streamFilter: "Показать в этой беседе",
  streamFilters: {
    all: "Всё",
    "calendar-events": "События календаря",
    "plan-updates": "Изменения плана",
    attachments: "Вложения",
    links: "Ссылки",
  },
  streamEmpty: {
    "calendar-events": "В этой беседе нет событий календаря",
    "plan-updates": "В этой беседе нет изменений плана",
    attachments: "В этой беседе нет вложений",
    links: "В этой беседе нет ссылок",
  },
  streamFailed: "Не удалось загрузить.",
  streamGoTo: "Показать среди сообщений",
};
