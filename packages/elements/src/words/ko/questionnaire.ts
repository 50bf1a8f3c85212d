/** Korean: see the English table. */
import type { ProblemCode } from "@carethread/model";
import type { questionnaire as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

/** What is wrong with an answer. */
const answerProblems: Readonly<Record<ProblemCode, string>> = {
  required: "이 질문에 답해 주세요.",
  empty: "한 질문 이상에 답해 주세요.",
  "too-long": "답변이 너무 깁니다. 줄여 주세요.",
  malformed: "답변에 보낼 수 없는 문자가 있습니다. 삭제해 주세요.",
  "not-a-number": "37.5와 같이 숫자로 입력해 주세요.",
  "not-a-date": "연, 월, 일을 모두 입력해 주세요.",
  "not-an-option": "보기 중에서 하나를 선택해 주세요.",
  "too-many": "하나만 선택해 주세요.",
  "not-asked": "더 이상 사용하지 않는 질문입니다. 돌아가서 다시 시작해 주세요.",
};

export const questionnaire: Translated<typeof English> = {
  questionnaires: "무엇에 관한 내용입니까?",
  questionnairesHint: "가장 알맞은 것을 선택해 주세요. 이어서 몇 가지를 여쭙습니다.",
  noQuestionnaires: "여기에는 선택할 것이 없습니다. 다른 방법으로 의료기관에 문의해 주세요.",
  begin: "시작",
  submit: "제출",
  submitting: "제출 중…",
  questionnaireBack: "뒤로",
  optionalAnswer: "(선택 사항)",
  severalAnswers: "여러 개를 선택할 수 있습니다.",
  otherAnswer: "기타",
  otherAnswerOf: (question: string) => `기타 답변: ${question}`,
  chooseAnswer: "선택…",
  clearAnswer: "답변 지우기",
  clearAnswerOf: (question: string) => `답변 지우기: ${question}`,
  wholeNumber: "정수를 숫자로 입력해 주세요.",
  charactersAtMost: (n: number) => count(n, { other: "최대 #자입니다." }),
  problemCount: (n: number) => count(n, { other: "답변 #개를 다시 확인해 주세요" }),
  answerProblems,
};
