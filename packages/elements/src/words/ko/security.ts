/** Korean: see the English table. */
import type { security as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const security: Translated<typeof English> = {
  whoCanRead: "읽을 수 있는 사람",
  readsSince: (at: string) => `${at}부터`,
  readsHere: "이 기기",
  readsNameless: "그 밖의 참여자",
  readsNowhere: "아직 기기 없음",
  recordsKey: "의료기관의 기록 키",
  recordsKeyWhy:
    "의료기관은 법에 따라 기록을 보관해야 합니다. 의료기관은 이 키로 작성된 내용을 열 수 있으며, 사용할 때마다 기록에 남습니다.",
  recordsKeyNamed: (id: string) => `키 ${id}`,
  offHere: "여기에서 쓸 수 없는 것",
  offHereList: ["직원 전용 메모", "파일 바이러스 검사", "정정", "문자 메시지", "서버 검색", "지원팀"],
  offHereWhy: "이를 위해서는 서버나 참여하지 않는 사람이 함께 읽어야 합니다.",
  offHereInstead: "이 대화는 계속 암호화된 상태로 유지됩니다. 이런 기능이 필요하면 다른 대화를 시작하세요.",
  startAnother: "다른 대화 시작",
  encryptionLimits: "이 기기 중 하나를 손에 쥔 사람이나 이 페이지를 제공하는 쪽으로부터는 보호하지 못합니다.",
};
