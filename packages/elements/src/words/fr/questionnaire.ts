/** French: see the English table. */
import type { questionnaire as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const questionnaire: Translated<typeof English> = {
  questionnaires: "De quoi s’agit-il ?",
  questionnairesHint: "Choisissez ce qui convient le mieux. Quelques questions suivent.",
  noQuestionnaires: "Il n’y a rien à choisir ici. Veuillez contacter votre cabinet autrement.",
  begin: "commencer",
  submit: "Envoyer",
  submitting: "Envoi…",
  questionnaireBack: "Retour",
  optionalAnswer: "(facultatif)",
  severalAnswers: "Vous pouvez en choisir plusieurs.",
  otherAnswer: "Autre",
  otherAnswerOf: question => `Autre réponse : ${question}`,
  chooseAnswer: "Choisir…",
  clearAnswer: "Effacer la réponse",
  clearAnswerOf: question => `Effacer la réponse : ${question}`,
  wholeNumber: "Saisissez un nombre entier en chiffres.",
  charactersAtMost: n => count(n, { one: "# caractère au plus.", other: "# caractères au plus." }),
  problemCount: n => count(n, { one: "# réponse à revoir", other: "# réponses à revoir" }),
  /** What is wrong with an answer. */
  answerProblems: {
    required: "Répondez à cette question.",
    empty: "Répondez à au moins une question.",
    "too-long": "Cette réponse est trop longue. Veuillez la raccourcir.",
    malformed: "Cette réponse contient des caractères qui ne peuvent pas être envoyés. Supprimez-les.",
    "not-a-number": "Saisissez un nombre en chiffres, par exemple 37,5.",
    "not-a-date": "Saisissez une date complète, avec le jour, le mois et l’année.",
    "not-an-option": "Choisissez une des réponses.",
    "too-many": "Choisissez une seule réponse.",
    "not-asked": "Cette question n’est plus posée. Revenez en arrière et recommencez.",
  },
};
