/** Korean: see the English table. */
import type { help as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const help: Translated<typeof English> = {
  help: "도움말",
  helpArticles: "도움말 글",
  contactSupport: "지원팀",
  aboutMessages: "메시지 안내",
  answeredWithin: (ms: number) => `진료팀은 보통 ${duration(ms)} 이내에 답변합니다.`,
  topicExamples: "주제 예시",
  /** The practice's policy, wherever something is written. */
  keepInside: "민감한 정보를 메시지 시스템 밖에서 공유하지 마세요",
  /** The same for staff, who write for the record. */
  beThorough: "메시지는 의사소통 기록으로 남습니다. 전문적이고 빠짐없이 작성해 주세요",
  emergency: (number: string) => `응급 상황에는 ${number}번으로 전화하세요.`,
};
