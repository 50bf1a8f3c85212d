/** Russian: see the English table. */
import type { correcting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const correcting: Translated<typeof English> = {
  correctingHeadings: {
    ask: "Запросить исправление",
    approve: "Одобрить исправление",
    decline: "Отклонить исправление",
    extend: "Ответить позже",
  },
  correctingWrong: "Что неверно?",
  correctingRight: "Как должно быть?",
  correctingAskHint: (days: number) =>
    count(days, {
      one: "Само сообщение останется как есть. Ваша медицинская команда ответит в течение # дня.",
      few: "Само сообщение останется как есть. Ваша медицинская команда ответит в течение # дней.",
      many: "Само сообщение останется как есть. Ваша медицинская команда ответит в течение # дней.",
      other: "Само сообщение останется как есть. Ваша медицинская команда ответит в течение # дней.",
    }),
  correctedText: "Исправленный текст",
  correctedTextHint: "Он показан рядом с сообщением всем, кто его видит. Само сообщение останется как есть.",
  declineReason: "Почему отклонено",
  declineReasonHint: "Пациент это прочитает.",
  extendReason: "Почему нужно больше времени",
  extendReasonHint: (until: string) =>
    `Пациент это прочитает. Новый срок ответа: ${until}. Перенести срок можно только один раз.`,
  correctingSend: { ask: "Запросить", approve: "Одобрить", decline: "Отклонить", extend: "Перенести" },
  correctingCancel: "Отмена",
};
