/** Choosing a questionnaire, and answering it. */
import type { ProblemCode } from "@carethread/model";
import { count } from "./forms.ts";

/** What is wrong with an answer. */
const answerProblems: Readonly<Record<ProblemCode, string>> = {
  required: "Answer this question.",
  empty: "Answer at least one question.",
  "too-long": "This answer is too long. Please shorten it.",
  malformed: "This answer has characters that cannot be sent. Please remove them.",
  "not-a-number": "Enter a number in digits, for example 37.5.",
  "not-a-date": "Enter a whole date, with day, month and year.",
  "not-an-option": "Choose one of the answers.",
  "too-many": "Choose one answer.",
  "not-asked": "This question is no longer asked. Please go back and begin again.",
};

export const questionnaire = {
  questionnaires: "What is it about?",
  questionnairesHint: "Choose what fits best. A few questions follow.",
  noQuestionnaires: "There is nothing to choose here. Please contact your practice in another way.",
  begin: "begin",
  submit: "Submit",
  submitting: "Submitting…",
  questionnaireBack: "Back",
  optionalAnswer: "(optional)",
  severalAnswers: "You can choose several.",
  otherAnswer: "Other",
  otherAnswerOf: (question: string) => `Other answer: ${question}`,
  chooseAnswer: "Choose…",
  clearAnswer: "Clear answer",
  clearAnswerOf: (question: string) => `Clear answer: ${question}`,
  wholeNumber: "Enter a whole number in digits.",
  charactersAtMost: (n: number) => count(n, { one: "At most # character.", other: "At most # characters." }),
  problemCount: (n: number) =>
    count(n, { one: "# answer needs another look", other: "# answers need another look" }),
  answerProblems,
};
