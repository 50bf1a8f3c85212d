/** Arabic: see the English table. */
import type { ProblemCode } from "@carethread/model";
import type { questionnaire as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

/** What is wrong with an answer. */
const answerProblems: Readonly<Record<ProblemCode, string>> = {
  required: "أجب عن هذا السؤال.",
  empty: "أجب عن سؤال واحد على الأقل.",
  "too-long": "هذه الإجابة طويلة جدًا. يرجى اختصارها.",
  malformed: "في هذه الإجابة أحرف لا يمكن إرسالها. يرجى إزالتها.",
  "not-a-number": "أدخل عددًا بالأرقام، مثل 37.5.",
  "not-a-date": "أدخل تاريخًا كاملًا: اليوم والشهر والسنة.",
  "not-an-option": "اختر إحدى الإجابات.",
  "too-many": "اختر إجابة واحدة.",
  "not-asked": "لم يعد هذا السؤال مطروحًا. يرجى الرجوع والبدء من جديد.",
};

export const questionnaire: Translated<typeof English> = {
  questionnaires: "ما موضوع رسالتك؟",
  questionnairesHint: "اختر الأنسب. تليه بضعة أسئلة.",
  noQuestionnaires: "لا يوجد هنا ما تختاره. يرجى الاتصال بعيادتك بطريقة أخرى.",
  begin: "بدء",
  submit: "إرسال",
  submitting: "جارٍ الإرسال…",
  questionnaireBack: "رجوع",
  optionalAnswer: "(اختياري)",
  severalAnswers: "يمكنك اختيار أكثر من إجابة.",
  otherAnswer: "أخرى",
  otherAnswerOf: (question: string) => `إجابة أخرى: ${question}`,
  chooseAnswer: "اختر…",
  clearAnswer: "مسح الإجابة",
  clearAnswerOf: (question: string) => `مسح الإجابة: ${question}`,
  wholeNumber: "أدخل عددًا صحيحًا بالأرقام.",
  charactersAtMost: (n: number) =>
    count(n, {
      one: "حرف واحد على الأكثر.",
      two: "حرفان على الأكثر.",
      few: "# أحرف على الأكثر.",
      many: "# حرفًا على الأكثر.",
      other: "# حرف على الأكثر.",
    }),
  problemCount: (n: number) =>
    count(n, {
      one: "إجابة واحدة تحتاج إلى مراجعة",
      two: "إجابتان تحتاجان إلى مراجعة",
      few: "# إجابات تحتاج إلى مراجعة",
      other: "# إجابة تحتاج إلى مراجعة",
    }),
  answerProblems,
};
