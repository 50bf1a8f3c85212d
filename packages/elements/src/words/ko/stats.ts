/** Korean: see the English table. */
import type { stats as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, number } from "./forms.ts";

export const stats: Translated<typeof English> = {
  figures: "통계",
  /** The four, each with what it counts. */
  totalConversations: "전체 대화",
  totalConversationsAbout: "볼 수 있는 대화로, 열린 대화와 종료된 대화를 포함합니다.",
  unreadMessages: "읽지 않은 메시지",
  unreadMessagesAbout:
    "열린 대화에서 직원의 마지막 메시지 뒤에 온 환자 메시지로, 답변을 기다리고 있습니다. 모든 직원에게 같은 수가 표시되며, 본인이 읽지 않은 수가 아닙니다.",
  uniquePatients: "환자 수",
  uniquePatientsAbout: "열린 대화가 있는 환자입니다.",
  totalMessages: "전체 메시지",
  totalMessagesAbout: "이 대화들에서 환자와 직원이 쓴 모든 메시지로, 직원 전용 메모를 포함합니다.",
  number: (n: number) => number(n),
  firstResponse: "첫 답변",
  firstResponseAbout: "답변을 기다리는 환자의 첫 메시지부터 첫 답변까지, 기관의 운영 시간 기준입니다.",
  resolution: "해결",
  resolutionAbout: "대화가 시작되거나 다시 열린 때부터 종료될 때까지, 기관의 운영 시간 기준입니다.",
  target: (ms: number) => `목표: ${duration(ms)} 이내`,
  noTarget: "목표가 정해지지 않음",
  today: "오늘",
  lastDays: "최근 30일",
  /** Beside a time: it is the middle one of all. */
  median: "중앙값",
  withinTarget: (within: number, all: number) => `${number(all)}건 중 ${number(within)}건 목표 달성`,
  answersCount: (n: number) => count(n, { other: "답변 #건" }),
  closingsCount: (n: number) => count(n, { other: "종료 #건" }),
  nothingYet: "아직 없음",
  chartOf: (what: string) => `${what}, 일별 중앙값`,
  orMore: (length: string) => `${length} 이상`,
  barWithin: "목표 이내",
  barOver: "목표 초과",
  barTarget: "목표",
  barMedian: "하루 중앙값",
  asTable: "표로 보기",
  asChart: "차트로 보기",
  day: "날짜",
  how: "개수",
  within: "목표 이내",
  byReason: "사유별",
  reason: "사유",
  reasonKinds: {
    continuous: "계속되는 대화",
    topic: "기타 주제",
    direct: "개인 메시지",
    "encounter-chat": "진료별 채팅",
    internal: "직원 간 대화",
  },
  byStaff: "팀원별",
  byStaffAbout: "먼저 답변한 사람입니다.",
  teamMember: "팀원",
  notCounted: "일부 대화가 아직 집계되지 않았습니다.",
  statsFailed: "통계를 불러오지 못했습니다.",
  statsOld: (time: string) => `${time} 기준 통계이며, 더 최근 통계를 불러오지 못했습니다.`,
};
