/** Arabic: see the English table. */
import type { Kind } from "@carethread/model";
import type { starting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

/** What is begun, where there is more than one kind. */
const kindNames: Readonly<Record<Kind, string>> = {
  continuous: "محادثة مستمرة",
  topic: "محادثة حسب الموضوع",
  direct: "رسالة إلى شخص واحد",
  "encounter-chat": "محادثة فورية",
  internal: "بين الموظفين فقط",
};

/** Under the field *Recipient*, where there is nobody to choose. */
const nobodyToAddress = {
  portal: "لا أحد من فريق الرعاية يستقبل رسائل هنا حاليًا. اتصل بالعيادة إذا كنت تحتاج إلى رد.",
  staff: "لا أحد يستخدم البوابة لهذا المريض بعد.",
};

export const starting: Translated<typeof English> = {
  unfinishedStart: (patient: string) =>
    `لديك رسالة غير مرسلة إلى ${patient}. أرسلها أو ألغها قبل مراسلة شخص آخر.`,
  searchPatients: "البحث بالاسم أو المعرّف",
  startOffline: "أنت غير متصل بالإنترنت. ما تكتبه هنا محفوظ؛ أرسله عند عودة الاتصال.",
  patientField: "المريض",
  patientHint: "البحث بالاسم أو معرّف المريض",
  patientRequired: "اختر مريضًا.",
  patientNone: "لم يُعثر على مريض.",
  patientSearching: "جارٍ البحث…",
  patientMore: "يوجد مرضى آخرون مطابقون. تابع الكتابة لتضييق القائمة.",
  patientCount: (n: number) =>
    count(n, {
      one: "عُثر على مريض واحد",
      two: "عُثر على مريضين",
      few: "عُثر على # مرضى",
      many: "عُثر على # مريضًا",
      other: "عُثر على # مريض",
    }),
  patientUnavailable: "لا يوجد هنا من يمكنك الكتابة عنه.",
  born: (date: string) => `تاريخ الميلاد ${date}`,
  topic: "الموضوع",
  topics: ["سؤال عن الأدوية", "نتائج الفحوصات", "موعد", "متابعة بعد الجراحة"] as readonly string[],
  topicSuggestions: "مواضيع مقترحة",
  sendMessage: "إرسال الرسالة",
  sendingMessage: "جارٍ الإرسال…",
  create: "إنشاء",
  creating: "جارٍ الإنشاء…",
  kindField: "ماذا تريد أن تبدأ؟",
  kindNames,
  regarding: "بخصوص",
  regardingRequired: "اختر ما تخصه الرسالة.",
  regardingGone: "ما اخترته لم يعد معروضًا. اختر مرة أخرى.",
  recipient: "المستلم",
  recipientRequired: "اختر مستلمًا.",
  recipientGone: "لم يعد الشخص الذي اخترته يستقبل رسائل هنا. اختر مرة أخرى.",
  nobodyToAddress,
  subject: "الموضوع",
  titleField: "العنوان",
  titleRequired: "أدخل عنوانًا.",
  titleTooLong: "هذا العنوان طويل جدًا. يرجى اختصاره.",
  chooseOne: "اختر…",
  optional: "اختياري",
  /** Under one's own name, for a patient: `as` is one of `relationTo`. */
  writingAs: (who: string, as: string) => `تكتب باسم ${who}، ${as}.`,
  encryptField: "تشفير من طرف إلى طرف",
  encryptHint:
    "لا تستطيع قراءتها إلا أجهزة المشاركين ومفتاح سجلات العيادة. بلا ملاحظات ولا بحث على الخادم ولا دعم.",
  staffOnlyHint: "لا يرى هذه المحادثة إلا الموظفون، ولا يراها المريض أبدًا.",
};
