/** Russian: see the English table. */
import type { texting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const texting: Translated<typeof English> = {
  mobilePhone: "Мобильный телефон",
  mobilePhoneInvalid: "На этот номер нельзя отправлять SMS.",
  textMessages: "SMS-сообщения",
  textMessagesHint: "При сохранении пациенту отправляется SMS с просьбой указать дату рождения.",
  textingStatus: {
    none: "",
    pending: "Ожидание",
    failed: "Ошибка",
    "opted-out": "Отказ",
    enabled: "Включено",
  },
  textingPending: (left: number) =>
    `Пациента попросили указать дату рождения. ${count(left, { one: "Осталась # попытка ответа", few: "Осталось # попытки ответа", many: "Осталось # попыток ответа", other: "Осталось # попытки ответа" })}.`,
  textingGoesOut: (time: string) => `Будет отправлено в ${time}: до этого времени тихие часы.`,
  textingWaits: "SMS ждёт окончания тихих часов.",
  textingEnabled: "Пациент может отправлять и получать SMS.",
  textingFailed: {
    replies: "В трёх ответах не было даты рождения пациента.",
    time: "За две недели не пришло ответа с датой рождения пациента.",
    carrier: "SMS не удалось доставить на этот номер.",
    unknown: "Личность пациента подтвердить не удалось.",
  },
  textingOptedOut: {
    patient: "Пациент ответил STOP. Разрешить SMS снова может только его собственное START.",
    staff: "SMS для пациента отключил сотрудник.",
  },
  textingResend: "Нажмите, чтобы отправить снова",
  textingOptOut: "Нажмите, чтобы отключить SMS",
  textingConsent: "Записать новое согласие",
  textingUnclear: (n: number) =>
    count(n, {
      one: "Пришла # SMS с этого номера, который есть и у другого пациента:",
      few: "Пришли # SMS с этого номера, который есть и у другого пациента:",
      many: "Пришло # SMS с этого номера, который есть и у другого пациента:",
      other: "Пришли # SMS с этого номера, который есть и у другого пациента:",
    }),
  textingTake: "Они от этого пациента",
  textingUnknown: "Неизвестно, можно ли отправлять пациенту SMS.",
  textingDone: {
    invite: "SMS отправлена.",
    resend: "SMS отправлена ещё раз.",
    "opt-out": "SMS для пациента отключены.",
    consent: "Согласие записано, SMS отправлена.",
    take: "SMS добавлены к сообщениям пациента.",
  },
  /** Under a message that came from a phone, or went to one. */
  textMessage: "SMS",
  textDelivered: {
    sending: "SMS · Отправляется",
    sent: "SMS · Отправлена",
    delivered: "SMS · Доставлена",
    failed: "",
  },
  textFailed: (why: string) => `SMS не дошла. ${why}`,
  /** Where nobody asked the carrier. */
  textGone: "Этому пациенту больше нельзя отправлять SMS на этот номер.",
  textAgain: "Отправить снова",
  /** By the provider's code (https://www.twilio.com/docs/api/errors). */
  textProblems: {
    "21610": "Пациент ответил STOP.",
    "21211": "На этот номер нельзя отправлять SMS.",
    "21614": "Это не мобильный номер.",
    "30003": "Телефон выключен или вне зоны доступа.",
    "30004": "Оператор отказал: телефон блокирует SMS.",
    "30005": "Оператор отказал: такого номера ни у кого нет.",
    "30006": "Это стационарный номер, или его оператор недоступен.",
    "30007": "Оператор отказал: фильтр принял сообщение за спам.",
    "21617": "Слишком длинно для SMS.",
    other: "Оператор отказал.",
  } as Readonly<Record<string, string>> & { readonly other: string },
  textOmitted: (n: number) =>
    count(n, {
      one: "Не включено # изображение или файл",
      few: "Не включены # изображения или файла",
      many: "Не включено # изображений или файлов",
      other: "Не включены # изображения или файла",
    }),
  /** What stands in a thread's header. */
  textingOff: "SMS-сообщения: отключены в вашей клинике",
  textingIn: {
    pending: "SMS-сообщения: ожидание",
    failed: "SMS-сообщения: ошибка",
    "opted-out": "SMS-сообщения: отказ",
    enabled: "SMS-сообщения: включены",
  },
  /** As the thread tells it. */
  textingBecame: {
    none: "SMS-сообщения: не подключены, так как мобильный номер в карте изменился",
    pending: "SMS-сообщения: ожидание, пока пациент не подтвердит дату рождения",
    enabled: "SMS-сообщения: включены",
    failed: "SMS-сообщения: ошибка",
    "opted-out": "SMS-сообщения: отказ",
  },
};
