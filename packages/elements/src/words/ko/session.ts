/** Korean: see the English table. */
import type { session as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const session: Translated<typeof English> = {
  sessionEndsIdle: (at: string) =>
    `한동안 사용하지 않으셨습니다. ${at}에 로그인이 만료됩니다. 로그인 상태를 유지하려면 아무 키나 눌러 주세요.`,
  sessionEnds: (at: string) =>
    `로그인하신 지 오래되었습니다. ${at}에 로그인이 만료되며 다시 로그인하셔야 합니다. 보내지 않은 내용은 그대로 남습니다.`,
  sessionStay: "로그인 유지",
};
