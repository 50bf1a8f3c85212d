/** Korean: see the English table. */
import type { EndReason, NoToken, Status } from "@carethread/client";
import type { general as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** The line over a thread or a list; empty where there is nothing to say. */
const status: Readonly<Record<Exclude<Status["state"], "ended" | "no-token">, string>> = {
  connecting: "연결 중…",
  live: "",
  reconnecting: "연결이 끊어졌습니다. 다시 시도하는 중…",
  offline: "오프라인 상태입니다. 작성하신 내용은 다시 연결되면 전송됩니다.",
  unavailable: "",
  paused: "자리를 비우신 동안 업데이트가 일시 중지됩니다.",
};

/** Why nobody is known to the server. */
const noToken: Readonly<Record<NoToken["reason"], string>> = {
  expired: "로그인이 만료되었습니다. 다시 로그인해 주세요.",
  failed: "지금은 메시지를 사용할 수 없습니다.",
};

const ended: Readonly<Record<EndReason, string>> = {
  "not-found": "이 대화를 볼 수 없습니다.",
  "right-lost": "이 대화에 더 이상 접근할 수 없습니다.",
  "wrong-version": "페이지가 오래되었습니다. 새로 고침해 주세요.",
  "bad-frame": "문제가 발생했습니다. 페이지를 새로 고침해 주세요.",
  "signed-out": "로그아웃되었습니다.",
  "session-ended": "로그인이 만료되었습니다. 다시 로그인해 주세요.",
  "not-wiped":
    "로그아웃되었지만 작성하신 내용을 이 기기에서 지우지 못했습니다. IT 지원 담당자에게 알리거나 브라우저에서 이 사이트의 데이터를 삭제해 주세요.",
};

/** As `ended`, for the list and the number, which are no conversation. */
const endedInbox: Readonly<Record<EndReason, string>> = {
  ...ended,
  "not-found": "여기에서는 메시지를 사용할 수 없습니다.",
  "right-lost": "메시지에 더 이상 접근할 수 없습니다.",
};

export const general: Translated<typeof English> = {
  status,
  noToken,
  ended,
  endedInbox,
  neverReached: "서버에 연결할 수 없습니다. 다시 시도하는 중…",
  unreachable: "서버에 연결할 수 없습니다. 연결을 확인하고 다시 시도해 주세요.",
  notSetUp: "지금은 이 페이지에서 메시지를 사용할 수 없습니다.",
  tryAgain: "다시 시도",
  signInAgain: "다시 로그인",
  loading: "불러오는 중…",
  cancel: "취소",
  messages: "메시지",
  conversation: "대화",
  markRead: "읽음으로 표시",
  markUnread: "읽지 않음으로 표시",
  openOther: "다른 대화 열기",
  you: "나",
  note: "직원 전용 메모",
  /** What marks a whole conversation that is among staff. */
  staffOnly: "직원 전용",
  patientId: (id: string) => `ID ${id}`,
  deceased: "사망",
  notRegistered: "등록 종료",
  careTeam: "진료팀",
  encrypted: "암호화됨",
  newMessage: "새 메시지",
  noMessages: "아직 메시지가 없습니다",
};
