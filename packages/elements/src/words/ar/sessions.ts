/** Arabic: see the English table. */
import type { sessions as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const sessions: Translated<typeof English> = {
  signedInAt: "أماكن تسجيل دخولك",
  signedInHint: "الرسائل مفتوحة في هذه الأماكن. أنهِ الجلسات التي لا تعرفها، وأبلغ عيادتك.",
  sessionOwn: "هذا المتصفح",
  sessionOn: (browser: string, system: string) => `${browser} على ${system}`,
  sessionUnknown: "جهاز غير معروف",
  sessionSince: (at: string) => `منذ ${at}`,
  sessionActive: (at: string) => `آخر نشاط ${at}`,
  sessionEnd: "إنهاء",
  sessionEndNamed: (what: string) => `إنهاء: ${what}`,
  sessionEndOthers: "إنهاء كل الجلسات الأخرى",
  sessionEndAll: "إنهاء الكل وتسجيل الدخول مجددًا",
  sessionEnded: "انتهت.",
};
