/** Korean: see the English table. */
import type { list as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const list: Translated<typeof English> = {
  conversations: "대화",
  /** Over the messenger's list. */
  listHeading: "메시지",
  noConversations: "아직 대화가 없습니다",
  choose: "대화를 선택하면 여기에서 읽을 수 있습니다.",
  back: "대화 목록으로",
  more: "대화 더 보기",
  moreFailed: "대화를 더 불러오지 못했습니다.",
  partFailed: "이 부분을 불러오지 못했습니다. 연결을 확인하거나 페이지를 새로 고침해 주세요.",
  afterAuthor: ":",
  messageCount: (n: number) => count(n, { other: "메시지 #개" }),
  openProfile: (patient: string) => `${patient}, 프로필 열기`,
  lostMessages: (n: number) =>
    count(n, { other: "메시지 #개가 일주일 동안 전송되지 못해 이 기기에서 삭제되었습니다." }),
  lostDrafts: (n: number) =>
    count(n, { other: "일주일이 지난 임시 저장 글 #개가 이 기기에서 삭제되었습니다." }),
  understood: "확인",
  noConversationYet: "아직 대화가 없습니다",
  writeTo: (patient: string) => `${patient}님에게 쓰기`,
  conversationsWith: (patient: string) => `${patient}님과의 대화`,
  allConversations: "모든 대화",
  /** The name of the button that shows a plus alone. */
  plusNamed: (label: string) => `+ ${label}`,
  closed: "종료됨",
  notMarked: "처리하지 못했습니다. 연결을 확인하고 다시 시도해 주세요.",
  sendAMessage: "메시지 보내기",
  closeTeam: "진료팀 닫기",
};
