/** Russian: see the English table. */
import type { corrections as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const corrections: Translated<typeof English> = {
  messageMore: "Ещё об этом сообщении",
  askCorrection: "Запросить исправление",
  /** Until when, and how many days are left. */
  correctionOpen: (until: string, left: string) => `Запрошено исправление, срок ответа: ${until}, ${left}`,
  correctionsOpen: (n: number, until: string, left: string) =>
    count(n, {
      one: `Запрошено # исправление, срок ответа: ${until}, ${left}`,
      few: `Запрошено # исправления, ближайший срок ответа: ${until}, ${left}`,
      many: `Запрошено # исправлений, ближайший срок ответа: ${until}, ${left}`,
      other: `Запрошено # исправления, ближайший срок ответа: ${until}, ${left}`,
    }),
  correctionDaysLeft: (n: number) =>
    count(n, {
      one: "остался # день",
      few: "осталось # дня",
      many: "осталось # дней",
      other: "осталось # дня",
    }),
  correctionLastDay: "сегодня последний день",
  correctionDaysOver: (n: number) =>
    count(n, {
      one: "просрочено на # день",
      few: "просрочено на # дня",
      many: "просрочено на # дней",
      other: "просрочено на # дня",
    }),
  correctionLater: (reason: string) => `Срок перенесён: «${reason}»`,
  correctionWrong: "Что неверно",
  correctionRight: "Как должно быть",
  correctedOn: {
    you: (day: string) => `Исправлено вами ${day}`,
    team: (day: string) => `Исправлено вашей медицинской командой ${day}`,
    other: (who: string, day: string) => `Исправлено ${day}: ${who}`,
  },
  correctionDeclinedOn: {
    you: (day: string) => `Исправление отклонено вами ${day}`,
    team: (day: string) => `Исправление отклонено вашей медицинской командой ${day}`,
    other: (who: string, day: string) => `Исправление отклонено ${day}: ${who}`,
  },
  correctionReason: (reason: string) => `Причина: ${reason}`,
  withdrawCorrection: "Отозвать",
  approveCorrection: "Одобрить…",
  declineCorrection: "Отклонить…",
  extendCorrection: "Ответить позже…",
  correctionFailed: "Не удалось загрузить форму. Попробуйте ещё раз.",
  correctionDone: {
    ask: "Исправление запрошено",
    withdraw: "Запрос отозван",
    approve: "Исправление одобрено",
    decline: "Исправление отклонено",
    extend: "Срок перенесён",
  },
  askedForCorrection: {
    nobody: "Запрошено исправление сообщения",
    you: "Вы запросили исправление сообщения",
    team: "Ваша медицинская команда запросила исправление сообщения",
    other: (who: string) => `Запрошено исправление сообщения: ${who}`,
  },
  putCorrectionLater: {
    nobody: "Срок исправления перенесён",
    you: "Вы перенесли срок исправления",
    team: "Ваша медицинская команда перенесла срок исправления",
    other: (who: string) => `Срок исправления перенесён: ${who}`,
  },
  approvedCorrection: {
    nobody: "Сообщение исправлено",
    you: "Вы исправили сообщение",
    team: "Ваша медицинская команда исправила сообщение",
    other: (who: string) => `Сообщение исправлено: ${who}`,
  },
  declinedCorrection: {
    nobody: "Исправление отклонено",
    you: "Вы отклонили исправление",
    team: "Ваша медицинская команда отклонила исправление",
    other: (who: string) => `Исправление отклонено: ${who}`,
  },
  withdrewCorrection: {
    nobody: "Запрос исправления отозван",
    you: "Вы отозвали запрос исправления",
    team: "Ваша медицинская команда отозвала запрос исправления",
    other: (who: string) => `Запрос исправления отозван: ${who}`,
  },
  goToMessage: "Перейти к сообщению",
};
