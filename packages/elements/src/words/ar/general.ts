/** Arabic: see the English table. */
import type { EndReason, NoToken, Status } from "@carethread/client";
import type { general as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** The line over a thread or a list; empty where there is nothing to say. */
const status: Readonly<Record<Exclude<Status["state"], "ended" | "no-token">, string>> = {
  connecting: "جارٍ الاتصال…",
  live: "",
  reconnecting: "انقطع الاتصال. جارٍ المحاولة مرة أخرى…",
  offline: "أنت غير متصل بالإنترنت. سيُرسل ما تكتبه عند عودة الاتصال.",
  unavailable: "",
  paused: "التحديثات متوقفة مؤقتًا أثناء غيابك.",
};

/** Why nobody is known to the server. */
const noToken: Readonly<Record<NoToken["reason"], string>> = {
  expired: "انتهت جلستك. يرجى تسجيل الدخول مرة أخرى.",
  failed: "الرسائل غير متاحة الآن.",
};

const ended: Readonly<Record<EndReason, string>> = {
  "not-found": "هذه المحادثة غير متاحة.",
  "right-lost": "لم يعد لديك حق الوصول إلى هذه المحادثة.",
  "wrong-version": "هذه الصفحة قديمة. يرجى إعادة تحميلها.",
  "bad-frame": "حدث خطأ. يرجى إعادة تحميل الصفحة.",
  "signed-out": "تم تسجيل خروجك.",
  "session-ended": "انتهت جلستك. يرجى تسجيل الدخول مرة أخرى.",
  "not-wiped":
    "تم تسجيل خروجك، لكن تعذرت إزالة ما كتبته من هذا الجهاز. أبلغ الدعم التقني، أو امسح بيانات هذا الموقع في المتصفح.",
};

/** As `ended`, for the list and the number, which are no conversation. */
const endedInbox: Readonly<Record<EndReason, string>> = {
  ...ended,
  "not-found": "الرسائل غير متاحة لك هنا.",
  "right-lost": "لم يعد لديك حق الوصول إلى الرسائل.",
};

export const general: Translated<typeof English> = {
  status,
  noToken,
  ended,
  endedInbox,
  neverReached: "تعذر الوصول إلى الخادم. جارٍ المحاولة مرة أخرى…",
  unreachable: "تعذر الوصول إلى الخادم. يرجى التحقق من الاتصال والمحاولة مرة أخرى.",
  notSetUp: "الرسائل غير متاحة في هذه الصفحة الآن.",
  tryAgain: "إعادة المحاولة",
  signInAgain: "تسجيل الدخول مجددًا",
  loading: "جارٍ التحميل…",
  cancel: "إلغاء",
  messages: "الرسائل",
  conversation: "المحادثة",
  markRead: "تعليم كمقروءة",
  markUnread: "تعليم كغير مقروءة",
  openOther: "فتح المحادثة الأخرى",
  you: "أنت",
  note: "ملاحظة للموظفين فقط",
  /** What marks a whole conversation that is among staff. */
  staffOnly: "للموظفين فقط",
  patientId: (id: string) => `المعرّف ${id}`,
  deceased: "متوفى",
  notRegistered: "لم يعد مسجلًا",
  careTeam: "فريق الرعاية",
  encrypted: "مشفّر",
  newMessage: "رسالة جديدة",
  noMessages: "لا توجد رسائل بعد",
};
