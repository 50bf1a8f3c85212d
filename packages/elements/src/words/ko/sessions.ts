/** Korean: see the English table. */
import type { sessions as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const sessions: Translated<typeof English> = {
  signedInAt: "로그인된 곳",
  signedInHint: "다음 위치에서 메시지가 열려 있습니다. 모르는 로그인은 종료하고 의료기관에 알려 주세요.",
  sessionOwn: "이 브라우저",
  sessionOn: (browser: string, system: string) => `${browser}(${system})`,
  sessionUnknown: "알 수 없는 기기",
  sessionSince: (at: string) => `${at}부터`,
  sessionActive: (at: string) => `마지막 사용: ${at}`,
  sessionEnd: "종료",
  sessionEndNamed: (what: string) => `종료: ${what}`,
  sessionEndOthers: "다른 로그인 모두 종료",
  sessionEndAll: "모두 종료하고 다시 로그인",
  sessionEnded: "종료했습니다.",
};
