/** Korean: see the English table. */
import type { Kind } from "@carethread/model";
import type { starting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

/** What is begun, where there is more than one kind. */
const kindNames: Readonly<Record<Kind, string>> = {
  continuous: "계속되는 대화",
  topic: "주제별 대화",
  direct: "한 사람에게 보내는 메시지",
  "encounter-chat": "채팅",
  internal: "직원끼리만",
};

/** Under the field *Recipient*, where there is nobody to choose. */
const nobodyToAddress = {
  portal: "현재 이곳에서 메시지를 받는 진료팀원이 없습니다. 답변이 필요하시면 의료기관에 전화해 주세요.",
  staff: "아직 이 환자의 포털을 사용하는 사람이 없습니다.",
};

export const starting: Translated<typeof English> = {
  unfinishedStart: (patient: string) =>
    `${patient}님에게 보내지 않은 메시지가 있습니다. 다른 사람에게 쓰기 전에 보내거나 취소해 주세요.`,
  searchPatients: "이름 또는 ID로 검색",
  startOffline: "오프라인 상태입니다. 여기에 쓰신 내용은 보관되니 다시 연결되면 보내 주세요.",
  patientField: "환자",
  patientHint: "이름 또는 환자 ID로 검색",
  patientRequired: "환자를 선택해 주세요.",
  patientNone: "환자를 찾지 못했습니다.",
  patientSearching: "검색 중…",
  patientMore: "일치하는 환자가 더 있습니다. 계속 입력해 목록을 좁혀 주세요.",
  patientCount: (n: number) => count(n, { other: "환자 #명을 찾았습니다" }),
  patientUnavailable: "여기에는 메시지를 보낼 수 있는 대상이 없습니다.",
  born: (date: string) => `${date} 출생`,
  topic: "주제",
  topics: ["약에 관한 질문", "검사 결과", "예약", "수술 후 경과 관찰"] as readonly string[],
  topicSuggestions: "추천 주제",
  sendMessage: "메시지 보내기",
  sendingMessage: "보내는 중…",
  create: "만들기",
  creating: "만드는 중…",
  kindField: "무엇을 시작하시겠습니까?",
  kindNames,
  regarding: "관련 내용",
  regardingRequired: "무엇에 관한 내용인지 선택해 주세요.",
  regardingGone: "선택하신 항목이 더 이상 제공되지 않습니다. 다시 선택해 주세요.",
  recipient: "받는 사람",
  recipientRequired: "받는 사람을 선택해 주세요.",
  recipientGone: "선택하신 사람은 더 이상 이곳에서 메시지를 받지 않습니다. 다시 선택해 주세요.",
  nobodyToAddress,
  subject: "주제",
  titleField: "제목",
  titleRequired: "제목을 입력해 주세요.",
  titleTooLong: "제목이 너무 깁니다. 줄여 주세요.",
  chooseOne: "선택…",
  optional: "선택 사항",
  /** Under one's own name, for a patient: `as` is one of `relationTo`. */
  writingAs: (who: string, as: string) => `${who}님(${as}) 이름으로 작성합니다.`,
  encryptField: "종단 간 암호화",
  encryptHint:
    "참여하는 사람의 기기와 의료기관의 기록 키로만 읽을 수 있습니다. 메모, 서버 검색, 지원팀은 쓸 수 없습니다.",
  staffOnlyHint: "이 대화는 직원만 볼 수 있으며 환자에게는 보이지 않습니다.",
};
