/** Arabic: see the English table. */
import type { corrections as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const corrections: Translated<typeof English> = {
  messageMore: "المزيد عن هذه الرسالة",
  askCorrection: "طلب تصحيح",
  /** Until when, and how many days are left. */
  correctionOpen: (until: string, left: string) => `طُلب تصحيح، موعد الرد ${until}، ${left}`,
  correctionsOpen: (n: number, until: string, left: string) =>
    count(n, {
      one: `طُلب تصحيح واحد، موعد الرد ${until}، ${left}`,
      two: `طُلب تصحيحان، أول موعد للرد ${until}، ${left}`,
      few: `طُلبت # تصحيحات، أول موعد للرد ${until}، ${left}`,
      many: `طُلب # تصحيحًا، أول موعد للرد ${until}، ${left}`,
      other: `طُلب # تصحيح، أول موعد للرد ${until}، ${left}`,
    }),
  correctionDaysLeft: (n: number) =>
    count(n, {
      one: "يتبقى يوم واحد",
      two: "يتبقى يومان",
      few: "تتبقى # أيام",
      many: "يتبقى # يومًا",
      other: "يتبقى # يوم",
    }),
  correctionLastDay: "اليوم هو اليوم الأخير",
  correctionDaysOver: (n: number) =>
    count(n, {
      one: "متأخر يومًا واحدًا",
      two: "متأخر يومين",
      few: "متأخر # أيام",
      many: "متأخر # يومًا",
      other: "متأخر # يوم",
    }),
  correctionLater: (reason: string) => `تم تأجيل الموعد: «${reason}»`,
  correctionWrong: "ما هو خطأ",
  correctionRight: "ما ينبغي أن يُكتب",
  correctedOn: {
    you: (day: string) => `صحّحتها أنت في ${day}`,
    team: (day: string) => `صحّحها فريق الرعاية في ${day}`,
    other: (who: string, day: string) => `تم التصحيح في ${day} بواسطة ${who}`,
  },
  correctionDeclinedOn: {
    you: (day: string) => `رفضت التصحيح في ${day}`,
    team: (day: string) => `رفض فريق الرعاية التصحيح في ${day}`,
    other: (who: string, day: string) => `تم رفض التصحيح في ${day} بواسطة ${who}`,
  },
  correctionReason: (reason: string) => `السبب: ${reason}`,
  withdrawCorrection: "سحب",
  approveCorrection: "موافقة…",
  declineCorrection: "رفض…",
  extendCorrection: "تأجيل الرد…",
  correctionFailed: "تعذر تحميل النموذج. يرجى المحاولة مرة أخرى.",
  correctionDone: {
    ask: "تم طلب التصحيح",
    withdraw: "تم سحب الطلب",
    approve: "تمت الموافقة على التصحيح",
    decline: "تم رفض التصحيح",
    extend: "تم تأجيل الموعد",
  },
  askedForCorrection: {
    nobody: "طُلب تصحيح رسالة",
    you: "طلبت تصحيح رسالة",
    team: "طلب فريق الرعاية تصحيح رسالة",
    other: (who: string) => `طُلب تصحيح رسالة بواسطة ${who}`,
  },
  putCorrectionLater: {
    nobody: "تم تأجيل موعد التصحيح",
    you: "أجّلت موعد التصحيح",
    team: "أجّل فريق الرعاية موعد التصحيح",
    other: (who: string) => `تم تأجيل موعد التصحيح بواسطة ${who}`,
  },
  approvedCorrection: {
    nobody: "تم تصحيح رسالة",
    you: "صحّحت رسالة",
    team: "صحّح فريق الرعاية رسالة",
    other: (who: string) => `تم تصحيح رسالة بواسطة ${who}`,
  },
  declinedCorrection: {
    nobody: "تم رفض تصحيح",
    you: "رفضت تصحيحًا",
    team: "رفض فريق الرعاية تصحيحًا",
    other: (who: string) => `تم رفض تصحيح بواسطة ${who}`,
  },
  withdrewCorrection: {
    nobody: "تم سحب طلب التصحيح",
    you: "سحبت طلب التصحيح",
    team: "سحب فريق الرعاية طلب التصحيح",
    other: (who: string) => `تم سحب طلب التصحيح بواسطة ${who}`,
  },
  goToMessage: "الانتقال إلى الرسالة",
};
