/** Russian: see the English table. */
import type { finding as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const finding: Translated<typeof English> = {
  listParts: "Показать",
  tabNames: {
    all: "Все",
    unread: "Непрочитанные",
    read: "Прочитанные",
    due: "К сроку",
    active: "Активные",
    archived: "В архиве",
  },
  conversationCount: (n: number) =>
    count(n, { one: "# беседа", few: "# беседы", many: "# бесед", other: "# беседы" }),
  /** What stands in a part of the list that is empty, while others are not. */
  emptyTab: {
    all: "Здесь нет бесед",
    unread: "Нет непрочитанных бесед",
    read: "Нет прочитанных бесед",
    due: "Нет сообщений к сроку",
    active: "Нет активных бесед",
    archived: "Нет бесед в архиве",
  },
  noConversationsHint: "Напишите новое сообщение, чтобы начать беседу.",
  /** Where patients have one conversation, and none need be started. */
  searchToWrite: "Найдите пациента, чтобы написать ему.",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff: "Здесь появятся беседы пациентов, за которыми вы наблюдаете, и те, в которые вас пригласили.",
    portal: "Здесь нет никого, о ком вы можете написать.",
  },
  searchConversations: "Поиск бесед",
  clearSearch: "Очистить поиск",
  typeAtLeast: (n: number) =>
    count(n, {
      one: "Введите не менее # символа",
      few: "Введите не менее # символов",
      many: "Введите не менее # символов",
      other: "Введите не менее # символов",
    }),
  searching: "Поиск…",
  foundConversations: (n: number) =>
    count(n, {
      one: "Найдена # беседа",
      few: "Найдено # беседы",
      many: "Найдено # бесед",
      other: "Найдено # беседы",
    }),
  foundMore: (n: number) => `Найдено бесед на данный момент: ${number(n)}`,
  foundPatients: (n: number) =>
    count(n, {
      one: "Найден # пациент",
      few: "Найдено # пациента",
      many: "Найдено # пациентов",
      other: "Найдено # пациента",
    }),
  foundNothing: "Ничего не найдено",
  foundNothingHint: "Проверьте написание или поищите другие слова.",
  searchFailed: "Поиск не удался.",
  searchRebuilding: "Поиск настраивается заново: некоторых бесед пока может не быть.",
  searchOlder: "Искать в более старых сообщениях",
  hits: "Результаты поиска",
  patientHits: "Пациенты",
  conversationHits: "В сообщениях",
  patientHitsMore: "Подходящих пациентов больше. Продолжайте вводить, чтобы сузить список.",
  findInConversation: "Найти в беседе",
  findPrevious: "Предыдущее место",
  findNext: "Следующее место",
  closeFind: "Закрыть поиск",
  foundAt: (at: number, all: number) => `${number(at)} из ${number(all)}`,
  foundAtOfMore: (at: number, all: number) => `${number(at)} из более чем ${number(all)}`,
};
