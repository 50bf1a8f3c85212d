/** Arabic: see the English table. */
import type { security as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const security: Translated<typeof English> = {
  whoCanRead: "من يستطيع القراءة",
  readsSince: (at: string) => `منذ ${at}`,
  readsHere: "هذا الجهاز",
  readsNameless: "مشاركون آخرون",
  readsNowhere: "لا جهاز بعد",
  recordsKey: "مفتاح سجلات العيادة",
  recordsKeyWhy:
    "يُلزم القانون العيادات بحفظ السجلات. بهذا المفتاح تستطيع العيادة فتح ما كُتب؛ وكل استخدام له مدوّن في سجلها.",
  recordsKeyNamed: (id: string) => `المفتاح ${id}`,
  offHere: "ما لا يوجد هنا",
  offHereList: [
    "ملاحظات للموظفين فقط",
    "فحص الملفات من الفيروسات",
    "التصحيحات",
    "الرسائل النصية",
    "البحث على الخادم",
    "الدعم",
  ],
  offHereWhy: "لأجلها كان لا بد أن يقرأ الخادم، أو شخص لا يشارك.",
  offHereInstead: "تبقى هذه المحادثة مشفّرة دائمًا. لهذه الأشياء ابدأ محادثة أخرى.",
  startAnother: "بدء محادثة أخرى",
  encryptionLimits: "لا يحمي ممن يمسك أحد هذه الأجهزة بيده، ولا ممن يقدّم هذه الصفحة.",
};
