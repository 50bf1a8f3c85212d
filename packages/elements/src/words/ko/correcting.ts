/** Korean: see the English table. */
import type { correcting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const correcting: Translated<typeof English> = {
  correctingHeadings: {
    ask: "정정 요청",
    approve: "정정 승인",
    decline: "정정 거절",
    extend: "나중에 답변",
  },
  correctingWrong: "무엇이 잘못되었습니까?",
  correctingRight: "어떻게 되어야 합니까?",
  correctingAskHint: (days: number) =>
    count(days, { other: "메시지 자체는 그대로 남습니다. 진료팀이 #일 이내에 답변합니다." }),
  correctedText: "정정한 내용",
  correctedTextHint: "메시지를 보는 모든 사람에게 메시지 옆에 표시됩니다. 메시지 자체는 그대로 남습니다.",
  declineReason: "거절 사유",
  declineReasonHint: "환자가 읽습니다.",
  extendReason: "더 오래 걸리는 사유",
  extendReasonHint: (until: string) =>
    `환자가 읽습니다. 답변 기한은 ${until}까지가 됩니다. 기한은 한 번만 미룰 수 있습니다.`,
  correctingSend: { ask: "요청", approve: "승인", decline: "거절", extend: "미루기" },
  correctingCancel: "취소",
};
