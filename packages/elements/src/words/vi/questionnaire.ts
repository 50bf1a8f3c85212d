/** Vietnamese: see the English table. */
import type { ProblemCode } from "@carethread/model";
import type { questionnaire as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

/** What is wrong with an answer. */
const answerProblems: Readonly<Record<ProblemCode, string>> = {
  required: "Vui lòng trả lời câu hỏi này.",
  empty: "Vui lòng trả lời ít nhất một câu hỏi.",
  "too-long": "Câu trả lời này quá dài. Vui lòng rút ngắn.",
  malformed: "Câu trả lời này có ký tự không gửi được. Vui lòng xóa các ký tự đó.",
  "not-a-number": "Nhập một số bằng chữ số, ví dụ 37,5.",
  "not-a-date": "Nhập ngày đầy đủ, gồm ngày, tháng và năm.",
  "not-an-option": "Chọn một trong các câu trả lời.",
  "too-many": "Chọn một câu trả lời.",
  "not-asked": "Câu hỏi này không còn được dùng. Vui lòng quay lại và bắt đầu lại.",
};

export const questionnaire: Translated<typeof English> = {
  questionnaires: "Quý vị cần trao đổi về việc gì?",
  questionnairesHint: "Chọn mục phù hợp nhất. Sau đó là vài câu hỏi.",
  noQuestionnaires: "Ở đây không có gì để chọn. Vui lòng liên hệ cơ sở y tế của quý vị bằng cách khác.",
  begin: "bắt đầu",
  submit: "Gửi",
  submitting: "Đang gửi…",
  questionnaireBack: "Quay lại",
  optionalAnswer: "(không bắt buộc)",
  severalAnswers: "Quý vị có thể chọn nhiều mục.",
  otherAnswer: "Khác",
  otherAnswerOf: (question: string) => `Câu trả lời khác: ${question}`,
  chooseAnswer: "Chọn…",
  clearAnswer: "Xóa câu trả lời",
  clearAnswerOf: (question: string) => `Xóa câu trả lời: ${question}`,
  wholeNumber: "Nhập một số nguyên bằng chữ số.",
  charactersAtMost: (n: number) => count(n, { other: "Tối đa # ký tự." }),
  problemCount: (n: number) => count(n, { other: "# câu trả lời cần xem lại" }),
  answerProblems,
};
