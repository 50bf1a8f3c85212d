/** Arabic: see the English table. */
import type { record as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const record: Translated<typeof English> = {
  record: "السجل",
  recordAbout:
    "من فتح وشاهد وبحث وغيّر، وماذا. اختر مريضًا أو موظفًا أو كليهما؛ ومن دون اختيار يظهر ما تغيّر في إعدادات العيادة.",
  recordFailed: "تعذر تحميل السجل.",
  recordStaff: "الموظف",
  recordStaffHint: "البحث بالاسم أو المسمى",
  recordStaffNone: "لا أحد بهذا الاسم.",
  recordClear: (what: string) => `مسح ${what}`,
  recordWhen: "متى",
  recordWho: "من",
  recordWhat: "ماذا",
  recordOf: "المريض",
  recordOnly: (name: string) => `${name} فقط`,
  recordEmpty: "لا يوجد شيء هنا.",
  recordOlder: "عرض القيود الأقدم",
  recordCount: (n: number) =>
    count(n, { one: "قيد واحد", two: "قيدان", few: "# قيود", many: "# قيدًا", other: "# قيد" }),
  recordOpened: {
    team: "فتح محادثة، من فريق الرعاية",
    "patient-side": "فتح محادثة، من جهة المريض",
    searched: "فتح محادثة من خارج فريق الرعاية",
    "notification-user": "فتح محادثة من خارج فريق الرعاية لتلقي الإشعارات",
    invited: "فتح محادثة من خارج فريق الرعاية بدعوة",
    support: "فتح محادثة بصفة الدعم بعد استدعائه",
    host: "قراءة محادثة من نظام العيادة نفسه",
  },
  recordShown: "عرض محادثة",
  recordSearched: {
    messages: (hits: number) =>
      `البحث في الرسائل: ${count(hits, { one: "عُثر على محادثة واحدة", two: "عُثر على محادثتين", few: "عُثر على # محادثات", other: "عُثر على # محادثة" })}`,
    patients: (hits: number) =>
      `البحث عن المرضى: ${count(hits, { one: "عُثر على مريض واحد", two: "عُثر على مريضين", few: "عُثر على # مرضى", many: "عُثر على # مريضًا", other: "عُثر على # مريض" })}`,
  },
  recordExported: {
    record: "تصدير السجل",
    messages: "تصدير جميع الرسائل",
    conversation: "تصدير محادثة",
  },
  recordMembership: {
    team: {
      added: (name: string) => `إضافة ${name} إلى فريق الرعاية`,
      removed: (name: string) => `إزالة ${name} من فريق الرعاية`,
      changed: (name: string) => `تغيير دور ${name} في فريق الرعاية`,
    },
    linked: {
      added: (name: string) => `السماح لـ ${name} بالكتابة من جهة المريض`,
      removed: (name: string) => `إلغاء السماح لـ ${name} بالكتابة من جهة المريض`,
      changed: (name: string) => `تغيير صلة ${name} بالمريض`,
    },
    followers: {
      added: (name: string) => `طلب ${name} تلقي الإشعارات`,
      removed: (name: string) => `إيقاف الإشعارات عن ${name}`,
      changed: (name: string) => `تغيير طريقة إشعار ${name}`,
    },
  },
  /** Given, and taken. */
  recordRights: {
    permission: {
      on: (name: string) => `إذن ممنوح: ${name}`,
      off: (name: string) => `إذن مسحوب: ${name}`,
    },
    restriction: {
      on: (name: string) => `تقييد الوصول: ${name}`,
      off: (name: string) => `رفع تقييد الوصول: ${name}`,
    },
    program: {
      on: (name: string) => `بدء البرنامج: ${name}`,
      off: (name: string) => `انتهاء البرنامج: ${name}`,
    },
    active: { on: "الحساب نشط", off: "لم يعد الحساب نشطًا" },
    support: { on: "من الدعم", off: "لم يعد من الدعم" },
    portal: { on: "البوابة مفعّلة", off: "البوابة غير مفعّلة" },
    withdrawn: { on: "أُلغي تسجيل المريض", off: "عاد تسجيل المريض" },
    merged: { on: "دُمج في مريض آخر", off: "لم يعد مدمجًا في مريض آخر" },
  },
  recordRightsOf: (name: string, what: string) => `${name}: ${what}`,
  recordHolds: {
    held: (reason: string) => `تعليق حذف جميع محادثات المريض: ${reason}`,
    lifted: (reason: string) => `رفع تعليق حذف جميع محادثات المريض: ${reason}`,
  },
  recordHoldsOne: {
    held: (reason: string) => `تعليق حذف محادثة: ${reason}`,
    lifted: (reason: string) => `رفع تعليق حذف محادثة: ${reason}`,
  },
  recordPurge: {
    proposed: "اقتراح حذف محادثة",
    approved: "الموافقة على حذف محادثة؛ وهي مخفية",
    stopped: "بقاء محادثة كان مقررًا حذفها",
    erasing: "حذف محادثة كانت مخفية جارٍ",
  },
  /** A certificate. */
  recordPurged: (messages: number, from: string, to: string, proposed: string, approved: string) =>
    `حُذفت محادثة من ${from} إلى ${to} (${count(messages, { zero: "بلا رسائل", one: "رسالة واحدة", two: "رسالتان", few: "# رسائل", other: "# رسالة" })})، باقتراح من ${proposed} وموافقة من ${approved}. يُحتفظ بسجل المحادثة من دون نصوصها.`,
  recordSession: {
    begun: "تسجيل الدخول إلى الرسائل",
    idle: "انتهت جلسة بسبب الخمول",
    length: "انتهت جلسة ببلوغ مدتها",
    ended: "إنهاء جلسة",
    "signed-out": "تسجيل الخروج",
  },
  recordSettings: (names: string) => `تغيير الإعدادات: ${names}`,
  /** Of an entry that a later version has written. */
  recordUnsealed: (who: string, reason: string) =>
    `فُتحت محادثة مشفّرة بمفتاح السجلات، بواسطة ${who}: ${reason}`,
  recordUnknown: "إجراء لا تعرفه هذه الصفحة",
  recordVerify: "تحقق",
  recordVerifying: "جارٍ التحقق…",
  recordExport: "تصدير",
  exportPatient: "تصدير جميع الرسائل",
  recordExporting: (n: number) =>
    `جارٍ التصدير: ${count(n, { one: "قيد واحد", two: "قيدان", few: "# قيود", many: "# قيدًا", other: "# قيد" })}…`,
  recordExportDone: (n: number) =>
    count(n, {
      one: "صُدّر قيد واحد.",
      two: "صُدّر قيدان.",
      few: "صُدّرت # قيود.",
      many: "صُدّر # قيدًا.",
      other: "صُدّر # قيد.",
    }),
  recordWhole: (n: number) =>
    `السجل سليم: ${count(n, { one: "قيد واحد", two: "قيدان", few: "# قيود", many: "# قيدًا", other: "# قيد" })}.`,
  recordNothing: "لا توجد قيود في السجل بعد.",
  recordLogs: (n: number) =>
    count(n, {
      one: "سجل محادثة واحدة سليم أيضًا.",
      two: "سجلا محادثتين سليمان أيضًا.",
      few: "سجلات # محادثات سليمة أيضًا.",
      other: "سجلات # محادثة سليمة أيضًا.",
    }),
  recordUnlinked: (n: number) =>
    count(n, {
      one: "خُزّن قيد واحد قبل ربط القيود، وهو غير مثبت.",
      two: "خُزّن قيدان قبل ربط القيود، وهما غير مثبتين.",
      few: "خُزّنت # قيود قبل ربط القيود، وهي غير مثبتة.",
      many: "خُزّن # قيدًا قبل ربط القيود، وهي غير مثبتة.",
      other: "خُزّن # قيد قبل ربط القيود، وهي غير مثبتة.",
    }),
  recordHeld: (checkpoint: number, when: string, entries: number) =>
    `يتفق مع نقطة التحقق ${number(checkpoint)} بتاريخ ${when} المحفوظة في نظامكم الخلفي، حتى القيد ${number(entries)}.`,
  recordNotHeld: "لا تذكره بعد أي نقطة تحقق محفوظة في نظامكم الخلفي.",
  recordFault: (n: number) => `السجل غير سليم: القيد ${number(n)} ليس كما خُزّن.`,
  recordLogFault: (n: number) => `سجل إحدى المحادثات غير سليم: القيد ${number(n)} ليس كما خُزّن.`,
  recordDisagrees: (checkpoint: number, when: string) =>
    `لا يتفق السجل مع نقطة التحقق ${number(checkpoint)} بتاريخ ${when} المحفوظة في نظامكم الخلفي: أُزيلت قيود أو أُعيدت كتابتها.`,
};
