/** Arabic: see the English table. */
import type { retaining as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const retaining: Translated<typeof English> = {
  retaining: "الاحتفاظ والحذف",
  retainingFailed: "تعذر تحميل ما يُحتفظ به وما يُحذف.",
  retainingAbout:
    "لا يُحذف ما انتهت مدته نهائيًا إلا بقرار من موظفين اثنين: أحدهما يقترح والآخر يوافق. وما عُلّق حذفه يبقى. لا تُعرض هنا نصوص المحادثات.",
  retainingYears: (years: number) =>
    count(years, {
      one: "يُحتفظ بالمحادثات سنة واحدة بعد آخر رسالة فيها.",
      two: "يُحتفظ بالمحادثات سنتين بعد آخر رسالة فيها.",
      few: "يُحتفظ بالمحادثات # سنوات بعد آخر رسالة فيها.",
      other: "يُحتفظ بالمحادثات # سنة بعد آخر رسالة فيها.",
    }),
  /** Of who is a minor when the last message is written. */
  retainingMinors: (majority: number, years: number) =>
    count(years, {
      one: `للمرضى الذين لم يبلغوا حينها سن ${majority}، حتى سنة واحدة على الأقل بعد بلوغهم سن ${majority}.`,
      two: `للمرضى الذين لم يبلغوا حينها سن ${majority}، حتى سنتين على الأقل بعد بلوغهم سن ${majority}.`,
      few: `للمرضى الذين لم يبلغوا حينها سن ${majority}، حتى # سنوات على الأقل بعد بلوغهم سن ${majority}.`,
      other: `للمرضى الذين لم يبلغوا حينها سن ${majority}، حتى # سنة على الأقل بعد بلوغهم سن ${majority}.`,
    }),
  retainingOff:
    "لا يُحذف شيء: لا تحدد إعدادات العيادة مدة الاحتفاظ بالمحادثات. يسري تعليق الحذف من اليوم الذي تحددها فيه.",
  retainingDue: "مستحقة الحذف",
  retainingOf: (patient: string) => `محادثات ${patient}`,
  retainingNothingDue: "لا يوجد ما يستحق الحذف.",
  retainingNoneOf: "لا توجد محادثات.",
  retainingCount: (n: number) =>
    count(n, {
      zero: "لا توجد محادثات",
      one: "محادثة واحدة",
      two: "محادثتان",
      few: "# محادثات",
      other: "# محادثة",
    }),
  retainingIncomplete: "هذه القائمة قيد الإعداد، وقد ينقصها شيء بعد.",
  retainingRefresh: "تحديث",
  retainingMore: "عرض المزيد من مستحقة الحذف",
  retainingMoreHolds: "عرض المزيد من المعلّق حذفه",
  retainingLast: (day: string) => `آخر رسالة في ${day}`,
  retainingSince: (day: string) => `مستحقة الحذف منذ ${day}`,
  retainingUntil: (day: string) => `يُحتفظ بها حتى ${day} على الأقل`,
  retainingHeld: (reason: string) => `الحذف معلّق: ${reason}`,
  retainingHeldWhole: (reason: string) => `الحذف معلّق مع جميع محادثات المريض: ${reason}`,
  retainingProposed: (name: string, day: string) =>
    `اقترح ${name} حذف هذه المحادثة في ${day}. يجب أن يوافق على ذلك شخص آخر.`,
  retainingProposedByYou: (day: string) =>
    `اقترحت حذف هذه المحادثة في ${day}. لا يمكنك الموافقة بنفسك: لا يُحذف شيء بقرار شخص واحد.`,
  retainingHiding: (name: string) =>
    `وافق على الحذف: ${name}. يجري إخفاء المحادثة عن الجميع؛ وإلى أن يكتمل ذلك يعيدها تعليق الحذف.`,
  retainingShowing: "تبقى المحادثة، ويجري إظهارها من جديد.",
  retainingErasing: "المحادثة مخفية عن الجميع ويجري حذفها. لا يمكن إيقاف ذلك بعد الآن.",
  retainingGone: (entry: string) => `شهادة الحذف هي القيد ${entry} في سجل المريض.`,
  retainingPropose: "اقتراح الحذف",
  retainingApprove: "موافقة…",
  retainingErase: "حذف نهائي",
  retainingSure:
    "تُخفى المحادثة عن الجميع ثم تُحذف نهائيًا: الرسائل والملفات وما يعرفه البحث عنها. ولا يبقى سوى شهادة وسجل من دون نصوص.",
  retainingStop: "سحب",
  retainingHold: "تعليق الحذف…",
  retainingHoldWhole: "تعليق حذف جميع المحادثات…",
  retainingSetHold: "تعليق الحذف",
  retainingHolds: "تعليق الحذف",
  retainingNoHolds: "لا يوجد ما عُلّق حذفه.",
  retainingHoldCount: (n: number) =>
    count(n, {
      zero: "لا يوجد تعليق حذف",
      one: "تعليق حذف واحد",
      two: "تعليقا حذف",
      few: "# تعليقات حذف",
      other: "# تعليق حذف",
    }),
  retainingWhole: "جميع المحادثات",
  retainingOne: "محادثة واحدة",
  retainingSetBy: (name: string, day: string) => `علّق الحذف ${name} في ${day}`,
  retainingLift: "رفع…",
  retainingLiftNow: "رفع تعليق الحذف",
  retainingReason: "السبب",
  retainingReasonHint: "يُدوَّن في سجل المريض، ويقرؤه كل من يحق له تعليق الحذف.",
  retainingReasonNeeded: "اكتب السبب.",
  retainingDone: {
    hold: "تم تعليق الحذف.",
    lift: "تم رفع تعليق الحذف.",
    propose: "تم الاقتراح. يجب أن يوافق عليه شخص آخر.",
    approve: "تمت الموافقة. يجري إخفاء المحادثة ثم تُحذف.",
    stop: "تم السحب. تبقى المحادثة.",
  },
};
