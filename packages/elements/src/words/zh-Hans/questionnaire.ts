/** Simplified Chinese: see the English table. */
import type { ProblemCode } from "@carethread/model";
import type { questionnaire as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

/** What is wrong with an answer. */
const answerProblems: Readonly<Record<ProblemCode, string>> = {
  required: "请回答此问题。",
  empty: "请至少回答一个问题。",
  "too-long": "此回答过长，请缩短。",
  malformed: "此回答含有无法发送的字符，请将其删除。",
  "not-a-number": "请用阿拉伯数字填写，例如 37.5。",
  "not-a-date": "请填写完整日期，包括年、月、日。",
  "not-an-option": "请从选项中选择。",
  "too-many": "只能选择一项。",
  "not-asked": "此问题已不再使用。请返回重新开始。",
};

export const questionnaire: Translated<typeof English> = {
  questionnaires: "您想咨询什么？",
  questionnairesHint: "请选择最合适的一项，随后会有几个问题。",
  noQuestionnaires: "此处没有可选项。请通过其他方式联系您的医疗机构。",
  begin: "开始",
  submit: "提交",
  submitting: "正在提交…",
  questionnaireBack: "返回",
  optionalAnswer: "（选填）",
  severalAnswers: "可选择多项。",
  otherAnswer: "其他",
  otherAnswerOf: (question: string) => `其他回答：${question}`,
  chooseAnswer: "请选择…",
  clearAnswer: "清除回答",
  clearAnswerOf: (question: string) => `清除回答：${question}`,
  wholeNumber: "请填写整数。",
  charactersAtMost: (n: number) => count(n, { other: "最多 # 个字符。" }),
  problemCount: (n: number) => count(n, { other: "有 # 项回答需要检查" }),
  answerProblems,
};
