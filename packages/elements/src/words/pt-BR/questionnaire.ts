/** Brazilian Portuguese: see the English table. */
import type { questionnaire as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const questionnaire: Translated<typeof English> = {
  questionnaires: "Do que se trata?",
  questionnairesHint: "Escolha o que melhor se aplica. Seguem algumas perguntas.",
  noQuestionnaires: "Não há nada para escolher aqui. Entre em contato com sua clínica de outra forma.",
  begin: "começar",
  submit: "Enviar",
  submitting: "Enviando…",
  questionnaireBack: "Voltar",
  optionalAnswer: "(opcional)",
  severalAnswers: "Você pode escolher várias.",
  otherAnswer: "Outra",
  otherAnswerOf: question => `Outra resposta: ${question}`,
  chooseAnswer: "Escolher…",
  clearAnswer: "Limpar a resposta",
  clearAnswerOf: question => `Limpar a resposta: ${question}`,
  wholeNumber: "Digite um número inteiro em algarismos.",
  charactersAtMost: n => count(n, { one: "No máximo # caractere.", other: "No máximo # caracteres." }),
  problemCount: n =>
    count(n, { one: "# resposta precisa ser revista", other: "# respostas precisam ser revistas" }),
  /** What is wrong with an answer. */
  answerProblems: {
    required: "Responda a esta pergunta.",
    empty: "Responda a pelo menos uma pergunta.",
    "too-long": "Esta resposta é longa demais. Encurte-a.",
    malformed: "Esta resposta tem caracteres que não podem ser enviados. Remova-os.",
    "not-a-number": "Digite um número em algarismos, por exemplo 37,5.",
    "not-a-date": "Digite uma data completa, com dia, mês e ano.",
    "not-an-option": "Escolha uma das respostas.",
    "too-many": "Escolha uma só resposta.",
    "not-asked": "Esta pergunta não é mais feita. Volte e comece de novo.",
  },
};
