/** Spanish: see the English table. */
import type { questionnaire as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const questionnaire: Translated<typeof English> = {
  questionnaires: "¿De qué se trata?",
  questionnairesHint: "Elija lo que mejor corresponda. Siguen algunas preguntas.",
  noQuestionnaires: "Aquí no hay nada que elegir. Póngase en contacto con su consultorio de otra manera.",
  begin: "comenzar",
  submit: "Enviar",
  submitting: "Enviando…",
  questionnaireBack: "Atrás",
  optionalAnswer: "(opcional)",
  severalAnswers: "Puede elegir varias.",
  otherAnswer: "Otra",
  otherAnswerOf: question => `Otra respuesta: ${question}`,
  chooseAnswer: "Elegir…",
  clearAnswer: "Borrar la respuesta",
  clearAnswerOf: question => `Borrar la respuesta: ${question}`,
  wholeNumber: "Escriba un número entero en cifras.",
  charactersAtMost: n => count(n, { one: "Como máximo # carácter.", other: "Como máximo # caracteres." }),
  problemCount: n => count(n, { one: "Hay que revisar # respuesta", other: "Hay que revisar # respuestas" }),
  /** What is wrong with an answer. */
  answerProblems: {
    required: "Responda a esta pregunta.",
    empty: "Responda al menos a una pregunta.",
    "too-long": "Esta respuesta es demasiado larga. Acórtela.",
    malformed: "Esta respuesta tiene caracteres que no se pueden enviar. Quítelos.",
    "not-a-number": "Escriba un número en cifras, por ejemplo 37.5.",
    "not-a-date": "Escriba una fecha completa, con día, mes y año.",
    "not-an-option": "Elija una de las respuestas.",
    "too-many": "Elija una sola respuesta.",
    "not-asked": "Esta pregunta ya no se hace. Vuelva atrás y empiece de nuevo.",
  },
};
