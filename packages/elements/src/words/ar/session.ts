/** Arabic: see the English table. */
import type { session as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const session: Translated<typeof English> = {
  sessionEndsIdle: (at: string) =>
    `لم تقم بأي شيء منذ فترة. تنتهي جلستك الساعة ${at}. اضغط أي مفتاح للبقاء مسجلًا للدخول.`,
  sessionEnds: (at: string) =>
    `مضى وقت طويل على تسجيل دخولك. تنتهي جلستك الساعة ${at} ثم تسجل الدخول من جديد. ما لم ترسله يبقى محفوظًا لك.`,
  sessionStay: "البقاء مسجلًا",
};
