/** Korean: see the English table. */
import type { record as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const record: Translated<typeof English> = {
  record: "기록",
  recordAbout:
    "누가 무엇을 열고 보고 검색하고 변경했는지 보여 줍니다. 환자나 직원, 또는 둘 다 선택해 주세요. 선택하지 않으면 기관 설정의 변경 내역이 표시됩니다.",
  recordFailed: "기록을 불러오지 못했습니다.",
  recordStaff: "직원",
  recordStaffHint: "이름 또는 직함으로 검색",
  recordStaffNone: "그런 이름의 사람이 없습니다.",
  recordClear: (what: string) => `${what} 지우기`,
  recordWhen: "일시",
  recordWho: "사용자",
  recordWhat: "내용",
  recordOf: "환자",
  recordOnly: (name: string) => `${name}만`,
  recordEmpty: "항목이 없습니다.",
  recordOlder: "이전 항목 보기",
  recordCount: (n: number) => count(n, { other: "항목 #개" }),
  recordOpened: {
    team: "진료팀으로서 대화를 열었음",
    "patient-side": "환자 측에서 대화를 열었음",
    searched: "진료팀 밖에서 대화를 열었음",
    "notification-user": "진료팀 밖에서 알림을 받으려고 대화를 열었음",
    invited: "진료팀 밖에서 초대받아 대화를 열었음",
    support: "지원팀으로 불려 와 대화를 열었음",
    host: "기관 자체 시스템으로 대화를 읽었음",
  },
  recordShown: "대화가 표시되었음",
  recordSearched: {
    messages: (hits: number) => `메시지 검색: ${count(hits, { other: "대화 #개를 찾음" })}`,
    patients: (hits: number) => `환자 검색: ${count(hits, { other: "환자 #명을 찾음" })}`,
  },
  recordExported: {
    record: "기록을 내보냈음",
    messages: "모든 메시지를 내보냈음",
    conversation: "대화를 내보냈음",
  },
  recordMembership: {
    team: {
      added: (name: string) => `${name}님을 진료팀에 추가했음`,
      removed: (name: string) => `${name}님을 진료팀에서 제외했음`,
      changed: (name: string) => `진료팀에서 ${name}님의 역할을 변경했음`,
    },
    linked: {
      added: (name: string) => `${name}님이 환자 측에서 쓰도록 허용했음`,
      removed: (name: string) => `${name}님이 환자 측에서 쓰지 못하게 했음`,
      changed: (name: string) => `${name}님과 환자의 관계를 변경했음`,
    },
    followers: {
      added: (name: string) => `${name}님이 알림을 요청했음`,
      removed: (name: string) => `${name}님이 더 이상 알림을 받지 않음`,
      changed: (name: string) => `${name}님의 알림 방식을 변경했음`,
    },
  },
  /** Given, and taken. */
  recordRights: {
    permission: {
      on: (name: string) => `권한 부여: ${name}`,
      off: (name: string) => `권한 회수: ${name}`,
    },
    restriction: {
      on: (name: string) => `접근 제한: ${name}`,
      off: (name: string) => `접근 제한 해제: ${name}`,
    },
    program: {
      on: (name: string) => `프로그램 시작: ${name}`,
      off: (name: string) => `프로그램 종료: ${name}`,
    },
    active: { on: "활성", off: "비활성" },
    support: { on: "지원팀임", off: "지원팀이 아님" },
    portal: { on: "포털 사용 가능", off: "포털 사용 불가" },
    withdrawn: { on: "환자 등록 종료", off: "환자 재등록" },
    merged: { on: "다른 환자와 병합됨", off: "다른 환자와의 병합이 해제됨" },
  },
  recordRightsOf: (name: string, what: string) => `${name}: ${what}`,
  recordHolds: {
    held: (reason: string) => `환자의 모든 대화를 삭제 보류했음: ${reason}`,
    lifted: (reason: string) => `환자의 모든 대화에 대한 삭제 보류를 해제했음: ${reason}`,
  },
  recordHoldsOne: {
    held: (reason: string) => `대화를 삭제 보류했음: ${reason}`,
    lifted: (reason: string) => `대화의 삭제 보류를 해제했음: ${reason}`,
  },
  recordPurge: {
    proposed: "대화 삭제를 제안했음",
    approved: "대화 삭제를 승인했으며, 대화는 숨겨짐",
    stopped: "삭제될 예정이던 대화가 보존됨",
    erasing: "숨겨진 대화가 삭제되고 있음",
  },
  /** A certificate. */
  recordPurged: (messages: number, from: string, to: string, proposed: string, approved: string) =>
    `${from}부터 ${to}까지의 대화(${count(messages, { other: "메시지 #개" })})가 삭제되었습니다. 제안: ${proposed}, 승인: ${approved}. 글 내용을 뺀 로그는 보존됩니다.`,
  recordSession: {
    begun: "메시지에 로그인했음",
    idle: "사용하지 않아 로그인이 종료되었음",
    length: "최장 시간이 지나 로그인이 종료되었음",
    ended: "로그인을 종료했음",
    "signed-out": "로그아웃했음",
  },
  recordSettings: (names: string) => `설정 변경: ${names}`,
  /** Of an entry that a later version has written. */
  recordUnsealed: (who: string, reason: string) => `기록 키로 암호화된 대화를 열었음, ${who}: ${reason}`,
  recordUnknown: "이 페이지가 알지 못하는 작업을 했음",
  recordVerify: "검증",
  recordVerifying: "검증 중…",
  recordExport: "내보내기",
  exportPatient: "모든 메시지 내보내기",
  recordExporting: (n: number) => `내보내는 중: ${count(n, { other: "항목 #개" })}…`,
  recordExportDone: (n: number) => count(n, { other: "항목 #개를 내보냈습니다." }),
  recordWhole: (n: number) => `기록이 온전합니다: ${count(n, { other: "항목 #개" })}.`,
  recordNothing: "아직 기록에 항목이 없습니다.",
  recordLogs: (n: number) => count(n, { other: "대화 #개의 로그도 온전합니다." }),
  recordUnlinked: (n: number) =>
    count(n, { other: "항목 #개는 항목을 연결하기 전에 저장되어 증명되지 않습니다." }),
  recordHeld: (checkpoint: number, when: string, entries: number) =>
    `백엔드가 보관하는 체크포인트 ${number(checkpoint)}(${when})과 ${number(entries)}번 항목까지 일치합니다.`,
  recordNotHeld: "백엔드가 보관하는 체크포인트 중 이 기록을 가리키는 것이 아직 없습니다.",
  recordFault: (n: number) => `기록이 온전하지 않습니다. ${number(n)}번 항목이 저장된 때와 다릅니다.`,
  recordLogFault: (n: number) =>
    `어느 대화의 로그가 온전하지 않습니다. ${number(n)}번 항목이 저장된 때와 다릅니다.`,
  recordDisagrees: (checkpoint: number, when: string) =>
    `기록이 백엔드가 보관하는 체크포인트 ${number(checkpoint)}(${when})과 일치하지 않습니다. 항목이 삭제되었거나 다시 쓰였습니다.`,
};
