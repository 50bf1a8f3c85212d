/** Russian: see the English table. */
import type { ProblemCode } from "@carethread/model";
import type { questionnaire as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

/** What is wrong with an answer. */
const answerProblems: Readonly<Record<ProblemCode, string>> = {
  required: "Ответьте на этот вопрос.",
  empty: "Ответьте хотя бы на один вопрос.",
  "too-long": "Этот ответ слишком длинный. Сократите его.",
  malformed: "В этом ответе есть символы, которые нельзя отправить. Удалите их.",
  "not-a-number": "Введите число цифрами, например 37,5.",
  "not-a-date": "Введите полную дату: день, месяц и год.",
  "not-an-option": "Выберите один из ответов.",
  "too-many": "Выберите один ответ.",
  "not-asked": "Этот вопрос больше не задаётся. Вернитесь и начните заново.",
};

export const questionnaire: Translated<typeof English> = {
  questionnaires: "О чём пойдёт речь?",
  questionnairesHint: "Выберите самое подходящее. Затем будет несколько вопросов.",
  noQuestionnaires: "Здесь нечего выбрать. Свяжитесь с вашей клиникой другим способом.",
  begin: "начать",
  submit: "Отправить",
  submitting: "Отправка…",
  questionnaireBack: "Назад",
  optionalAnswer: "(необязательно)",
  severalAnswers: "Можно выбрать несколько.",
  otherAnswer: "Другое",
  otherAnswerOf: (question: string) => `Другой ответ: ${question}`,
  chooseAnswer: "Выберите…",
  clearAnswer: "Очистить ответ",
  clearAnswerOf: (question: string) => `Очистить ответ: ${question}`,
  wholeNumber: "Введите целое число цифрами.",
  charactersAtMost: (n: number) =>
    count(n, {
      one: "Не более # символа.",
      few: "Не более # символов.",
      many: "Не более # символов.",
      other: "Не более # символов.",
    }),
  problemCount: (n: number) =>
    count(n, {
      one: "# ответ нужно проверить",
      few: "# ответа нужно проверить",
      many: "# ответов нужно проверить",
      other: "# ответа нужно проверить",
    }),
  answerProblems,
};
