/** Russian: see the English table. */
import type { EndReason, NoToken, Status } from "@carethread/client";
import type { general as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** The line over a thread or a list; empty where there is nothing to say. */
const status: Readonly<Record<Exclude<Status["state"], "ended" | "no-token">, string>> = {
  connecting: "Подключение…",
  live: "",
  reconnecting: "Соединение потеряно. Повторная попытка…",
  offline: "Нет подключения к сети. То, что вы пишете, будет отправлено, когда связь восстановится.",
  unavailable: "",
  paused: "Пока вас нет, обновления приостановлены.",
};

/** Why nobody is known to the server. */
const noToken: Readonly<Record<NoToken["reason"], string>> = {
  expired: "Ваш сеанс завершён. Войдите снова.",
  failed: "Сообщения сейчас недоступны.",
};

const ended: Readonly<Record<EndReason, string>> = {
  "not-found": "Эта беседа недоступна.",
  "right-lost": "У вас больше нет доступа к этой беседе.",
  "wrong-version": "Эта страница устарела. Обновите её.",
  "bad-frame": "Произошла ошибка. Обновите страницу.",
  "signed-out": "Вы вышли из системы.",
  "session-ended": "Ваш сеанс завершён. Войдите снова.",
  "not-wiped":
    "Вы вышли из системы, но написанное вами не удалось удалить с этого устройства. Сообщите в ИТ-поддержку или очистите данные этого сайта в браузере.",
};

/** As `ended`, for the list and the number, which are no conversation. */
const endedInbox: Readonly<Record<EndReason, string>> = {
  ...ended,
  "not-found": "Сообщения здесь вам недоступны.",
  "right-lost": "У вас больше нет доступа к сообщениям.",
};

export const general: Translated<typeof English> = {
  status,
  noToken,
  ended,
  endedInbox,
  neverReached: "Нет связи с сервером. Повторная попытка…",
  unreachable: "Нет связи с сервером. Проверьте подключение и попробуйте ещё раз.",
  notSetUp: "На этой странице сообщения сейчас недоступны.",
  tryAgain: "Повторить",
  signInAgain: "Войти снова",
  loading: "Загрузка…",
  cancel: "Отмена",
  messages: "Сообщения",
  conversation: "Беседа",
  markRead: "Отметить как прочитанное",
  markUnread: "Отметить как непрочитанное",
  openOther: "Открыть другую беседу",
  you: "Вы",
  note: "Служебная заметка",
  /** What marks a whole conversation that is among staff. */
  staffOnly: "Только для сотрудников",
  patientId: (id: string) => `ID ${id}`,
  deceased: "Умер(ла)",
  notRegistered: "Больше не состоит на учёте",
  careTeam: "Медицинская команда",
  encrypted: "Зашифровано",
  newMessage: "Новое сообщение",
  noMessages: "Сообщений пока нет",
};
