/** Simplified Chinese: see the English table. */
import type { session as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const session: Translated<typeof English> = {
  sessionEndsIdle: (at: string) => `您已有一段时间没有操作。您的登录将于${at}失效。按任意键即可保持登录。`,
  sessionEnds: (at: string) =>
    `您已登录很长时间。您的登录将于${at}失效，届时需重新登录。尚未发送的内容会为您保留。`,
  sessionStay: "保持登录",
};
