/** Korean: see the English table. */
import type { thread as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, list, number } from "./forms.ts";

export const thread: Translated<typeof English> = {
  profile: "프로필",
  withCareTeam: "담당 진료팀과의 대화",
  withRecipient: (name: string) => `${name}님과의 대화`,
  new: "새 메시지",
  latest: "최신 메시지로",
  latestShort: "최신",
  newAbove: (n: number) => count(n, { other: "위에 새 메시지 #개, 첫 메시지로 이동" }),
  newBelow: (n: number) => count(n, { other: "아래에 새 메시지 #개, 첫 메시지로 이동" }),
  newShort: (n: number) => `새 메시지 ${number(n)}개`,
  markUnreadFrom: "여기부터 읽지 않음으로 표시",
  older: "이전 메시지 보기",
  newer: "이후 메시지 보기",
  newerFailed: "이후 메시지를 불러오지 못했습니다.",
  olderFailed: "이전 메시지를 불러오지 못했습니다.",
  notLoaded: "오프라인 상태이며 이 대화가 아직 페이지에 없습니다. 다시 연결되면 표시됩니다.",
  startedBy: {
    nobody: "대화가 시작되었습니다",
    you: "대화를 시작하셨습니다",
    team: "진료팀이 대화를 시작했습니다",
    other: (who: string) => `${who}님이 대화를 시작했습니다`,
  },
  closedBy: {
    nobody: "대화가 종료되었습니다",
    you: "대화를 종료하셨습니다",
    team: "진료팀이 대화를 종료했습니다",
    other: (who: string) => `${who}님이 대화를 종료했습니다`,
  },
  reopenedBy: {
    nobody: "대화가 다시 열렸습니다",
    you: "대화를 다시 여셨습니다",
    team: "진료팀이 대화를 다시 열었습니다",
    other: (who: string) => `${who}님이 대화를 다시 열었습니다`,
  },
  closedNow: {
    opens: (opens: string, call: string) =>
      `지금은 운영 시간이 아닙니다. ${opens}에 문을 엽니다. 응급 상황에는 ${call}번으로 전화하세요.`,
    within: (opens: string, answer: number, call: string) =>
      `지금은 운영 시간이 아닙니다. ${opens}에 문을 열고 그때부터 보통 ${duration(answer)} 이내에 답변합니다. 응급 상황에는 ${call}번으로 전화하세요.`,
  },
  toldClosed: {
    opens: (opens: string, call: string) =>
      `자동 답장: ${opens}까지 운영하지 않습니다. 응급 상황에는 ${call}번으로 전화하세요.`,
    within: (opens: string, answer: number, call: string) =>
      `자동 답장: ${opens}까지 운영하지 않으며, 그때부터 보통 ${duration(answer)} 이내에 답변합니다. 응급 상황에는 ${call}번으로 전화하세요.`,
  },
  taskRaised: {
    "message-due": "새 할 일: 환자에게 쓰기",
    "new-conversation": "새 할 일: 이 대화에 답하기",
    correction: "새 할 일: 정정 요청에 답하기",
    unanswered: "새 할 일: 아직 아무도 답하지 않음",
    unknown: "새 할 일",
  },
  taskMoved: {
    claimed: (by: string) => `할 일을 맡았습니다: ${by}`,
    released: (by: string) => `할 일을 내려놓았습니다: ${by}`,
    completed: (by: string) => `할 일을 완료했습니다: ${by}`,
    cancelled: "할 일이 취소되었습니다",
    unknown: "할 일이 변경되었습니다",
  },
  taskHandedOver: (by: string, to: string) => `할 일을 넘겼습니다: ${by} → ${to}`,
  taskHandedOverNote: (by: string, to: string, note: string) =>
    `할 일을 넘겼습니다: ${by} → ${to}: “${note}”`,
  stateOpen: "열림",
  stateClosed: "종료됨",
  closeConversation: "대화 종료",
  reopenConversation: "대화 다시 열기",
  encounter: (type: string) => `진료: ${type}`,
  encounterStatus: { "in-progress": "진행 중", finished: "종료됨" },
  goToEncounter: "진료로 이동",
  linkKinds: { order: "오더", document: "문서" },
  linked: {
    order: (title: string) => `진료에 연결된 오더: ${title}`,
    document: (title: string) => `진료에 연결된 문서: ${title}`,
  },
  mergedInto: "이 대화는 다른 대화에 병합되어 그곳에서 계속됩니다",
  joined: (who: string) => `${who}님이 대화에 참여했습니다`,
  left: (who: string) => `${who}님이 대화에서 나갔습니다`,
  invited: (by: string, who: string) => `${who}님이 초대되었습니다(초대한 사람: ${by})`,
  removed: (by: string, who: string) => `${by}님이 ${who}님을 내보냈습니다`,
  removedYou: (by: string) => `${by}님이 나를 내보냈습니다`,
  invitedSupport: (by: string, until: string, who: string) =>
    `지원팀이 ${until}까지 초대되었습니다(초대한 사람: ${by}): ${who}`,
  supportEnded: "지원팀의 접근이 종료되었습니다",
  followed: (who: string) => `${who}님이 이제 이 환자의 알림을 받습니다`,
  unfollowed: (who: string) => `${who}님이 더 이상 이 환자의 알림을 받지 않습니다`,
  sending: "보내는 중…",
  waiting: "연결을 기다리는 중",
  waitingForFiles: "파일이 모두 올라가면 전송됩니다",
  notSent: "보내지 못했습니다.",
  retry: "다시 시도",
  retryAll: "모두 다시 시도",
  notSentCount: (n: number) => count(n, { other: "메시지 #개를 보내지 못했습니다." }),
  edit: "수정",
  messageAt: (who: string, time: string) => `${who}, ${time}`,
  noteAt: (who: string, time: string) => `${who}, ${time}, 직원 전용 메모`,
  sent: (n: number) => count(n, { other: "메시지 #개를 보냈습니다" }),
  noteSent: "직원 전용 메모를 보냈습니다",
  announce: (who: string, text: string) => `${who}: ${text}`,
  announceNote: (who: string, text: string) => `${who}, 직원 전용 메모: ${text}`,
  copied: (who: string, text: string) => `${who}: ${text}`,
  noteBy: (who: string) => `${who}(직원 전용 메모)`,
  announceMany: (n: number) => count(n, { other: "새 메시지 #개" }),
  typing: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]}님이 입력 중…`
      : names.length === 2
        ? `${names[0]}님과 ${names[1]}님이 입력 중…`
        : "여러 명이 입력 중…",
  watchers: (names: readonly string[]) => `지켜보는 사람: ${list(names)}`,
  archive: "보관",
  unarchive: "보관 취소",
  settings: "대화 설정",
  watch: "이 대화 지켜보기",
  watchHint: "지켜보는 사람은 환자와 팀의 모든 메시지에 대해 알림을 받습니다.",
  followAsk: (patient: string) => `${patient}님에 관한 알림을 받으시겠습니까?`,
  followHint: "이 환자의 진료팀에 속해 있지 않습니다. 환자의 새 메시지 알림을 받으시겠습니까?",
  followYes: "예, 알림 받기",
  followNo: "아니요",
  notRead: "받았으나 아직 읽지 않음:",
  readBy: "읽음:",
  andMore: (n: number) => `… 외 ${number(n)}명`,
  showFewer: "간단히 보기",
  readByAll: "모두 읽음",
  readByTeam: "진료팀이 읽음",
  whoRead: "읽은 사람",
};
