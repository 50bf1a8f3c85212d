/** Arabic: see the English table. */
import type { texting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const texting: Translated<typeof English> = {
  mobilePhone: "الهاتف الجوال",
  mobilePhoneInvalid: "هذا ليس رقم جوال يمكن مراسلته نصيًا.",
  textMessages: "الرسائل النصية",
  textMessagesHint: "عند الحفظ تُرسل إلى المريض رسالة نصية تطلب تاريخ ميلاده.",
  textingStatus: {
    none: "",
    pending: "قيد الانتظار",
    failed: "فشلت",
    "opted-out": "ملغاة",
    enabled: "مفعّلة",
  },
  textingPending: (left: number) =>
    `طُلب من المريض تاريخ ميلاده. ${count(left, { one: "يتبقى رد واحد", two: "يتبقى ردان", few: "تتبقى # ردود", many: "يتبقى # ردًا", other: "يتبقى # رد" })}.`,
  textingGoesOut: (time: string) => `تُرسل الساعة ${time}: حتى ذلك الحين ساعات هدوء.`,
  textingWaits: "تنتظر الرسالة النصية انتهاء ساعات الهدوء.",
  textingEnabled: "يمكن للمريض إرسال الرسائل النصية وتلقيها.",
  textingFailed: {
    replies: "لم يكن تاريخ ميلاد المريض في ثلاثة ردود.",
    time: "لم يصل خلال أسبوعين رد فيه تاريخ ميلاد المريض.",
    carrier: "تعذر توصيل الرسالة النصية إلى هذا الرقم.",
    unknown: "تعذر تأكيد هوية المريض.",
  },
  textingOptedOut: {
    patient: "أجاب المريض بكلمة STOP. لا يسمح بالرسائل النصية مجددًا إلا إرساله START بنفسه.",
    staff: "ألغى أحد الموظفين اشتراك المريض.",
  },
  textingResend: "اضغط هنا لإعادة الإرسال",
  textingOptOut: "اضغط هنا لإلغاء اشتراك المريض",
  textingConsent: "تسجيل موافقة جديدة",
  textingUnclear: (n: number) =>
    count(n, {
      one: "وصلت رسالة نصية واحدة من هذا الرقم، وهو أيضًا رقم مريض آخر:",
      two: "وصلت رسالتان نصيتان من هذا الرقم، وهو أيضًا رقم مريض آخر:",
      few: "وصلت # رسائل نصية من هذا الرقم، وهو أيضًا رقم مريض آخر:",
      other: "وصلت # رسالة نصية من هذا الرقم، وهو أيضًا رقم مريض آخر:",
    }),
  textingTake: "هي من هذا المريض",
  textingUnknown: "من غير المعروف هل يمكن مراسلة المريض نصيًا.",
  textingDone: {
    invite: "أُرسلت الرسالة النصية.",
    resend: "أُرسلت الرسالة النصية مرة أخرى.",
    "opt-out": "أُلغي اشتراك المريض.",
    consent: "سُجلت الموافقة وأُرسلت الرسالة النصية.",
    take: "أصبحت الرسائل النصية ضمن رسائل المريض.",
  },
  /** Under a message that came from a phone, or went to one. */
  textMessage: "رسالة نصية",
  textDelivered: {
    sending: "رسالة نصية · جارٍ الإرسال",
    sent: "رسالة نصية · أُرسلت",
    delivered: "رسالة نصية · تم التسليم",
    failed: "",
  },
  textFailed: (why: string) => `لم تصل الرسالة النصية. ${why}`,
  /** Where nobody asked the carrier. */
  textGone: "لم يعد من الممكن مراسلة المريض نصيًا على هذا الرقم.",
  textAgain: "إرسال مرة أخرى",
  /** By the provider's code (https://www.twilio.com/docs/api/errors). */
  textProblems: {
    "21610": "أجاب المريض بكلمة STOP.",
    "21211": "لا يمكن مراسلة هذا الرقم نصيًا.",
    "21614": "هذا الرقم ليس رقم جوال.",
    "30003": "الهاتف مغلق أو خارج التغطية.",
    "30004": "رفضتها شركة الاتصالات: الهاتف يحظر الرسائل النصية.",
    "30005": "رفضتها شركة الاتصالات: لا أحد لديه هذا الرقم.",
    "30006": "هذا رقم هاتف أرضي، أو تعذر الوصول إلى شركة اتصالاته.",
    "30007": "رفضتها شركة الاتصالات: عدّ المرشح الرسالة مزعجة.",
    "21617": "النص أطول من أن يكون رسالة نصية.",
    other: "رفضتها شركة الاتصالات.",
  } as Readonly<Record<string, string>> & { readonly other: string },
  textOmitted: (n: number) =>
    count(n, {
      one: "استُبعدت صورة واحدة أو ملف واحد",
      two: "استُبعدت صورتان أو ملفان",
      few: "استُبعدت # صور أو ملفات",
      many: "استُبعدت # صورة أو ملفًا",
      other: "استُبعدت # صورة أو ملف",
    }),
  /** What stands in a thread's header. */
  textingOff: "الرسائل النصية: متوقفة في عيادتك",
  textingIn: {
    pending: "الرسائل النصية: قيد الانتظار",
    failed: "الرسائل النصية: فشلت",
    "opted-out": "الرسائل النصية: ملغاة",
    enabled: "الرسائل النصية: مفعّلة",
  },
  /** As the thread tells it. */
  textingBecame: {
    none: "الرسائل النصية: غير مسجلة، لأن رقم الجوال في الملف الطبي تغيّر",
    pending: "الرسائل النصية: قيد الانتظار إلى أن يؤكد المريض تاريخ ميلاده",
    enabled: "الرسائل النصية: مفعّلة",
    failed: "الرسائل النصية: فشلت",
    "opted-out": "الرسائل النصية: ملغاة",
  },
};
