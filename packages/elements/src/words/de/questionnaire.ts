/** German: see the English table. */
import type { questionnaire as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const questionnaire: Translated<typeof English> = {
  questionnaires: "Worum geht es?",
  questionnairesHint: "Wählen Sie, was am besten passt. Es folgen einige Fragen.",
  noQuestionnaires: "Hier gibt es nichts auszuwählen. Bitte erreichen Sie Ihre Praxis auf einem anderen Weg.",
  begin: "beginnen",
  submit: "Absenden",
  submitting: "Wird abgesendet…",
  questionnaireBack: "Zurück",
  optionalAnswer: "(freiwillig)",
  severalAnswers: "Sie können mehrere wählen.",
  otherAnswer: "Andere",
  otherAnswerOf: question => `Andere Antwort: ${question}`,
  chooseAnswer: "Auswählen…",
  clearAnswer: "Antwort löschen",
  clearAnswerOf: question => `Antwort löschen: ${question}`,
  wholeNumber: "Geben Sie eine ganze Zahl in Ziffern ein.",
  charactersAtMost: n => count(n, { one: "Höchstens # Zeichen.", other: "Höchstens # Zeichen." }),
  problemCount: n =>
    count(n, { one: "# Antwort ist noch zu prüfen", other: "# Antworten sind noch zu prüfen" }),
  /** What is wrong with an answer. */
  answerProblems: {
    required: "Beantworten Sie diese Frage.",
    empty: "Beantworten Sie mindestens eine Frage.",
    "too-long": "Diese Antwort ist zu lang. Bitte kürzen Sie sie.",
    malformed: "Diese Antwort enthält Zeichen, die nicht gesendet werden können. Bitte entfernen Sie sie.",
    "not-a-number": "Geben Sie eine Zahl in Ziffern ein, zum Beispiel 37,5.",
    "not-a-date": "Geben Sie ein vollständiges Datum ein, mit Tag, Monat und Jahr.",
    "not-an-option": "Wählen Sie eine der Antworten.",
    "too-many": "Wählen Sie eine Antwort.",
    "not-asked": "Diese Frage wird nicht mehr gestellt. Bitte gehen Sie zurück und beginnen Sie neu.",
  },
};
