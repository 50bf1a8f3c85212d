/** Russian: see the English table. */
import type { thread as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, list, number } from "./forms.ts";

export const thread: Translated<typeof English> = {
  profile: "Профиль",
  withCareTeam: "С вашей медицинской командой",
  withRecipient: (name: string) => `Собеседник: ${name}`,
  new: "Новое",
  latest: "К последним",
  latestShort: "Последние",
  newAbove: (n: number) =>
    count(n, {
      one: "# новое сообщение выше, перейти к первому",
      few: "# новых сообщения выше, перейти к первому",
      many: "# новых сообщений выше, перейти к первому",
      other: "# новых сообщения выше, перейти к первому",
    }),
  newBelow: (n: number) =>
    count(n, {
      one: "# новое сообщение ниже, перейти к первому",
      few: "# новых сообщения ниже, перейти к первому",
      many: "# новых сообщений ниже, перейти к первому",
      other: "# новых сообщения ниже, перейти к первому",
    }),
  newShort: (n: number) => `Новых: ${number(n)}`,
  markUnreadFrom: "Отметить как непрочитанное отсюда",
  older: "Показать более ранние сообщения",
  newer: "Показать более поздние сообщения",
  newerFailed: "Не удалось загрузить более поздние сообщения.",
  olderFailed: "Не удалось загрузить более ранние сообщения.",
  notLoaded:
    "Нет подключения к сети, и этой беседы ещё нет на странице. Она появится, когда связь восстановится.",
  exportConversation: "Экспортировать беседу…",
  printConversation: "Печать…",
  exportHint: "И то и другое указывается в журнале пациента.",
  startedBy: {
    nobody: "Беседа начата",
    you: "Беседа начата вами",
    team: "Беседа начата вашей медицинской командой",
    other: (who: string) => `Беседа начата: ${who}`,
  },
  closedBy: {
    nobody: "Беседа закрыта",
    you: "Беседа закрыта вами",
    team: "Беседа закрыта вашей медицинской командой",
    other: (who: string) => `Беседа закрыта: ${who}`,
  },
  reopenedBy: {
    nobody: "Беседа снова открыта",
    you: "Беседа снова открыта вами",
    team: "Беседа снова открыта вашей медицинской командой",
    other: (who: string) => `Беседа снова открыта: ${who}`,
  },
  closedNow: {
    opens: (opens: string, call: string) =>
      `Клиника сейчас закрыта. Откроется: ${opens}. В экстренном случае звоните ${call}.`,
    within: (opens: string, answer: number, call: string) =>
      `Клиника сейчас закрыта. Откроется: ${opens}. Обычное время ответа после открытия: ${duration(answer)}. В экстренном случае звоните ${call}.`,
  },
  toldClosed: {
    opens: (opens: string, call: string) =>
      `Автоматический ответ: сейчас закрыто. Открытие: ${opens}. В экстренном случае звоните ${call}.`,
    within: (opens: string, answer: number, call: string) =>
      `Автоматический ответ: сейчас закрыто. Открытие: ${opens}. Обычное время ответа после открытия: ${duration(answer)}. В экстренном случае звоните ${call}.`,
  },
  taskRaised: {
    "message-due": "Новая задача: написать пациенту",
    "new-conversation": "Новая задача: ответить в этой беседе",
    correction: "Новая задача: ответить на запрос исправления",
    unanswered: "Новая задача: никто ещё не ответил",
    unknown: "Новая задача",
  },
  taskMoved: {
    claimed: (by: string) => `Задача взята: ${by}`,
    released: (by: string) => `Задача возвращена: ${by}`,
    completed: (by: string) => `Задача выполнена: ${by}`,
    cancelled: "Задача отменена",
    unknown: "Задача изменена",
  },
  taskHandedOver: (by: string, to: string) => `Задача передана: ${by} → ${to}`,
  taskHandedOverNote: (by: string, to: string, note: string) => `Задача передана: ${by} → ${to}: «${note}»`,
  stateOpen: "Открыта",
  stateClosed: "Закрыта",
  closeConversation: "Закрыть беседу",
  reopenConversation: "Снова открыть беседу",
  encounter: (type: string) => `Визит: ${type}`,
  encounterStatus: { "in-progress": "Идёт", finished: "Завершён" },
  goToEncounter: "Перейти к визиту",
  linkKinds: { order: "Назначение", document: "Документ" },
  linked: {
    order: (title: string) => `С визитом связано назначение: ${title}`,
    document: (title: string) => `С визитом связан документ: ${title}`,
  },
  mergedInto: "Эта беседа объединена с другой и продолжается там",
  joined: (who: string) => `Присоединяется к беседе: ${who}`,
  left: (who: string) => `Покидает беседу: ${who}`,
  invited: (by: string, who: string) => `Приглашение в беседу: ${by} → ${who}`,
  removed: (by: string, who: string) => `${by} удаляет из беседы: ${who}`,
  removedYou: (by: string) => `${by} удаляет вас из беседы`,
  invitedSupport: (by: string, until: string, who: string) =>
    `Поддержка приглашена до ${until} (${by}): ${who}`,
  supportEnded: "Доступ поддержки завершён",
  followed: (who: string) => `${who} теперь получает уведомления об этом пациенте`,
  unfollowed: (who: string) => `${who} больше не получает уведомлений об этом пациенте`,
  sending: "Отправка…",
  waiting: "Ожидание соединения",
  waitingForFiles: "Отправится, как только загрузятся файлы",
  notSent: "Не отправлено.",
  retry: "Повторить",
  retryAll: "Повторить все",
  notSentCount: (n: number) =>
    count(n, {
      one: "# сообщение не отправлено.",
      few: "# сообщения не отправлены.",
      many: "# сообщений не отправлены.",
      other: "# сообщения не отправлены.",
    }),
  edit: "Изменить",
  messageAt: (who: string, time: string) => `${who}, ${time}`,
  noteAt: (who: string, time: string) => `${who}, ${time}, служебная заметка`,
  sent: (n: number) =>
    count(n, {
      one: "Отправлено # сообщение",
      few: "Отправлено # сообщения",
      many: "Отправлено # сообщений",
      other: "Отправлено # сообщения",
    }),
  noteSent: "Служебная заметка отправлена",
  announce: (who: string, text: string) => `${who}: ${text}`,
  announceNote: (who: string, text: string) => `${who}, служебная заметка: ${text}`,
  copied: (who: string, text: string) => `${who}: ${text}`,
  noteBy: (who: string) => `${who} (служебная заметка)`,
  announceMany: (n: number) =>
    count(n, {
      one: "# новое сообщение",
      few: "# новых сообщения",
      many: "# новых сообщений",
      other: "# новых сообщения",
    }),
  typing: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} печатает…`
      : names.length === 2
        ? `${names[0]} и ${names[1]} печатают…`
        : "Несколько человек печатают…",
  watchers: (names: readonly string[]) => `Следят: ${list(names)}`,
  archive: "В архив",
  unarchive: "Из архива",
  settings: "Настройки беседы",
  watch: "Следить за этой беседой",
  watchHint: "Следящие получают оповещение о каждом сообщении пациента и команды.",
  followAsk: (patient: string) => `Получать уведомления о пациенте ${patient}?`,
  followHint:
    "Вы не в медицинской команде этого пациента. Хотите получать уведомления о его новых сообщениях?",
  followYes: "Да, уведомлять",
  followNo: "Нет",
  notRead: "Получено, ещё не прочитано:",
  readBy: "Прочитано:",
  andMore: (n: number) => `… и ещё ${number(n)}`,
  showFewer: "Показать меньше",
  readByAll: "Прочитано всеми",
  readByTeam: "Прочитано вашей медицинской командой",
  whoRead: "Кто это прочитал",
};
