/** Korean: see the English table. */
import type { RefusalCode } from "@carethread/model";
import type { writing as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list, number } from "./forms.ts";

export const writing: Translated<typeof English> = {
  /** Where what is written goes to the patient's phone. */
  textGoes: { full: "환자의 휴대전화에 문자로 발송됩니다", link: "환자에게 링크가 담긴 문자가 발송됩니다" },
  textLink: "문자에는 링크만 담깁니다",
  textNoPortal: "문자가 발송되지 않습니다. 문자에는 포털 링크만 담기는데 이 환자는 포털을 사용하지 않습니다.",
  textCount: (texts: number, used: number, room: number) =>
    `${count(texts, { other: "문자 #통" })}, ${room}자 중 ${used}자`,
  texts: (n: number) => count(n, { other: "문자 #통" }),
  textCost: (cost: string) => `약 ${cost}`,
  textTooLong: (n: number) => count(n, { other: "문자 길이를 #자 초과함" }),
  placeholder: "메시지 작성",
  mergedAway: "이 대화는 다른 대화에 병합되었습니다. 그곳에 작성해 주세요.",
  send: "보내기",
  reply: "답장",
  reopen: "다시 열기",
  draftKept: "보내지 않고 임시 저장했습니다:",
  notePlaceholder: "직원 전용 메모 작성",
  noteHint: "이 메모는 직원만 볼 수 있으며 환자에게는 보이지 않습니다.",
  sendNote: "직원 전용 메모 보내기",
  answering: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]}님이 답변 중`
      : names.length === 2
        ? `${names[0]}님과 ${names[1]}님이 답변 중`
        : "여러 동료가 답변 중",
  answeredMeanwhile: (names: readonly string[]) =>
    names.length === 1
      ? `작성하시는 동안 ${names[0]}님이 답했습니다. 보내기 전에 읽어 주세요.`
      : "작성하시는 동안 동료들이 답했습니다. 보내기 전에 읽어 주세요.",
  sendAnyway: "그래도 보내기",
  mention: "언급하기",
  mentionCount: (n: number) =>
    count(n, { other: "언급할 수 있는 사람 #명. 위아래 화살표로 이동하고 Enter로 선택합니다." }),
  mentionMore: "일치하는 사람이 더 있습니다. 계속 입력해 목록을 좁혀 주세요.",
  mentionNobody: (name: string) =>
    `${name}: 여기에 그런 이름의 사람이 없어 아무도 언급되지 않습니다. 언급하려면 목록에서 선택해 주세요.`,
  mentionGone: (names: readonly string[]) =>
    `더 이상 여기에서 언급할 수 없음: ${list(names)}. 언급을 빼고 다시 보내 주세요.`,
  mentionReasons: { "mention-no-access": "이 환자를 볼 수 없음" } as Partial<Record<RefusalCode, string>>,
  mentionsTooMany: (most: number) => count(most, { other: "메시지 하나에 최대 #명을 언급할 수 있습니다." }),
  supportHint: "소속 기관의 기술 지원팀 초대",
  supportAsk: "지원팀을 초대하시겠습니까?",
  supportSees: (patient: string, topic: string) =>
    `지원팀은 이 메시지와 그 뒤의 내용, 환자의 이름(${patient})과 ID, 주제(${topic}), 진료팀 구성원을 볼 수 있습니다. 이전 내용은 볼 수 없습니다.`,
  supportSeesUntitled: (patient: string) =>
    `지원팀은 이 메시지와 그 뒤의 내용, 환자의 이름(${patient})과 ID, 진료팀 구성원을 볼 수 있습니다. 이전 내용은 볼 수 없습니다.`,
  supportFor: (minutes: number | null) =>
    minutes === null
      ? "지원팀의 접근은 자동으로 종료됩니다."
      : count(minutes, { other: "지원팀의 접근은 #분 뒤 자동으로 종료됩니다." }),
  invite: "초대",
  charactersLeft: (n: number) => count(n, { other: "#자 남음" }),
  charactersOver: (n: number) => count(n, { other: "#자 초과" }),
  tooLong: (most: number) =>
    `메시지는 최대 ${number(most)}자까지 쓸 수 있습니다. 줄이거나 나누어 보내 주세요.`,
  message: "메시지",
  encryptionShut: "지금은 여기에 쓸 수 없습니다.",
};
