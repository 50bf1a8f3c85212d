/** Korean: see the English table. */
import type { finding as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const finding: Translated<typeof English> = {
  listParts: "보기",
  tabNames: {
    all: "전체",
    unread: "읽지 않음",
    read: "읽음",
    due: "기한 도래",
    active: "진행 중",
    archived: "보관됨",
  },
  conversationCount: (n: number) => count(n, { other: "대화 #개" }),
  /** What stands in a part of the list that is empty, while others are not. */
  emptyTab: {
    all: "여기에 대화가 없습니다",
    unread: "읽지 않은 대화가 없습니다",
    read: "읽은 대화가 없습니다",
    due: "보내야 할 메시지가 없습니다",
    active: "진행 중인 대화가 없습니다",
    archived: "보관된 대화가 없습니다",
  },
  noConversationsHint: "새 메시지를 써서 대화를 시작해 보세요.",
  /** Where patients have one conversation, and none need be started. */
  searchToWrite: "환자를 검색해 글을 써 보세요.",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff: "담당하시는 환자의 대화와 초대받으신 대화가 여기에 나타납니다.",
    portal: "여기에는 메시지를 보낼 수 있는 대상이 없습니다.",
  },
  searchConversations: "대화 검색",
  clearSearch: "검색어 지우기",
  typeAtLeast: (n: number) => count(n, { other: "#자 이상 입력해 주세요" }),
  searching: "검색 중…",
  foundConversations: (n: number) => count(n, { other: "대화 #개를 찾았습니다" }),
  foundMore: (n: number) => `지금까지 대화 ${number(n)}개를 찾았습니다`,
  foundPatients: (n: number) => count(n, { other: "환자 #명을 찾았습니다" }),
  foundNothing: "검색 결과가 없습니다",
  foundNothingHint: "맞춤법을 확인하거나 다른 말로 검색해 보세요.",
  searchFailed: "검색하지 못했습니다.",
  searchRebuilding: "검색을 새로 준비하고 있어 일부 대화가 아직 보이지 않을 수 있습니다.",
  searchOlder: "이전 메시지 검색",
  hits: "검색 결과",
  patientHits: "환자",
  conversationHits: "메시지 내용",
  patientHitsMore: "일치하는 환자가 더 있습니다. 계속 입력해 목록을 좁혀 주세요.",
  findInConversation: "대화에서 찾기",
  findPrevious: "이전 위치",
  findNext: "다음 위치",
  closeFind: "검색 닫기",
  foundAt: (at: number, all: number) => `${number(all)}개 중 ${number(at)}번째`,
  foundAtOfMore: (at: number, all: number) => `${number(all)}개 이상 중 ${number(at)}번째`,
};
