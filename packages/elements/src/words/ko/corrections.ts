/** Korean: see the English table. */
import type { corrections as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const corrections: Translated<typeof English> = {
  messageMore: "이 메시지 더 보기",
  askCorrection: "정정 요청",
  /** Until when, and how many days are left. */
  correctionOpen: (until: string, left: string) => `정정 요청됨, 답변 기한 ${until}, ${left}`,
  correctionsOpen: (n: number, until: string, left: string) =>
    count(n, { other: `정정 요청 #건, 첫 답변 기한 ${until}, ${left}` }),
  correctionDaysLeft: (n: number) => count(n, { other: "#일 남음" }),
  correctionLastDay: "오늘이 마지막 날",
  correctionDaysOver: (n: number) => count(n, { other: "#일 지남" }),
  correctionLater: (reason: string) => `기한을 미뤘습니다: “${reason}”`,
  correctionWrong: "잘못된 내용",
  correctionRight: "올바른 내용",
  correctedOn: {
    you: (day: string) => `${day}에 본인이 정정함`,
    team: (day: string) => `${day}에 진료팀이 정정함`,
    other: (who: string, day: string) => `${day}에 ${who}님이 정정함`,
  },
  correctionDeclinedOn: {
    you: (day: string) => `${day}에 본인이 정정을 거절함`,
    team: (day: string) => `${day}에 진료팀이 정정을 거절함`,
    other: (who: string, day: string) => `${day}에 ${who}님이 정정을 거절함`,
  },
  correctionReason: (reason: string) => `사유: ${reason}`,
  withdrawCorrection: "철회",
  approveCorrection: "승인…",
  declineCorrection: "거절…",
  extendCorrection: "나중에 답변…",
  correctionFailed: "양식을 불러오지 못했습니다. 다시 시도해 주세요.",
  correctionDone: {
    ask: "정정을 요청했습니다",
    withdraw: "정정 요청을 철회했습니다",
    approve: "정정을 승인했습니다",
    decline: "정정을 거절했습니다",
    extend: "기한을 미뤘습니다",
  },
  askedForCorrection: {
    nobody: "메시지 정정이 요청되었습니다",
    you: "메시지 정정을 요청하셨습니다",
    team: "진료팀이 메시지 정정을 요청했습니다",
    other: (who: string) => `${who}님이 메시지 정정을 요청했습니다`,
  },
  putCorrectionLater: {
    nobody: "정정 기한이 미뤄졌습니다",
    you: "정정 기한을 미루셨습니다",
    team: "진료팀이 정정 기한을 미뤘습니다",
    other: (who: string) => `${who}님이 정정 기한을 미뤘습니다`,
  },
  approvedCorrection: {
    nobody: "메시지가 정정되었습니다",
    you: "메시지를 정정하셨습니다",
    team: "진료팀이 메시지를 정정했습니다",
    other: (who: string) => `${who}님이 메시지를 정정했습니다`,
  },
  declinedCorrection: {
    nobody: "정정이 거절되었습니다",
    you: "정정을 거절하셨습니다",
    team: "진료팀이 정정을 거절했습니다",
    other: (who: string) => `${who}님이 정정을 거절했습니다`,
  },
  withdrewCorrection: {
    nobody: "정정 요청이 철회되었습니다",
    you: "정정 요청을 철회하셨습니다",
    team: "진료팀이 정정 요청을 철회했습니다",
    other: (who: string) => `${who}님이 정정 요청을 철회했습니다`,
  },
  goToMessage: "메시지로 이동",
};
