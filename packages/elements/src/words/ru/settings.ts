/** Russian: see the English table. */
import type { settings as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const settings: Translated<typeof English> = {
  newPatientMessage: "Новое сообщение пациента",
  newPatientMessageHint:
    "Вы получаете уведомление, когда сообщение отправляет пациент, за которым вы наблюдаете.",
  unreadReminder: "Напоминание о непрочитанных",
  unreadReminderHint: "Вы получаете напоминание, когда сообщение пациента не прочитано более 24 часов.",
  newTask: "Новая задача",
  newTaskHint:
    "Вы получаете уведомления о новых задачах по пациентам, в чьей медицинской команде вы состоите.",
  twoWayTexting: "Двусторонние SMS",
  twoWayTextingHint:
    "Вы получаете уведомление, когда статус SMS пациента, за которым вы наблюдаете или которого зарегистрировали, становится «Ожидание», «Включено», «Ошибка» или «Отказ».",
  enterSends: "Enter отправляет сообщение",
  enterSendsHint: "Если выключено, Enter начинает новую строку, а Ctrl+Enter отправляет.",
};
