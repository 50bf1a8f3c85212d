/** Arabic: see the English table. */
import type { finding as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const finding: Translated<typeof English> = {
  listParts: "عرض",
  tabNames: {
    all: "الكل",
    unread: "غير مقروءة",
    read: "مقروءة",
    due: "مستحقة",
    active: "نشطة",
    archived: "مؤرشفة",
  },
  conversationCount: (n: number) =>
    count(n, { one: "محادثة واحدة", two: "محادثتان", few: "# محادثات", other: "# محادثة" }),
  /** What stands in a part of the list that is empty, while others are not. */
  emptyTab: {
    all: "لا توجد محادثات هنا",
    unread: "لا توجد محادثات غير مقروءة",
    read: "لا توجد محادثات مقروءة",
    due: "لا توجد رسالة مستحقة",
    active: "لا توجد محادثات نشطة",
    archived: "لا توجد محادثات مؤرشفة",
  },
  noConversationsHint: "اكتب رسالة جديدة لبدء محادثة.",
  /** Where patients have one conversation, and none need be started. */
  searchToWrite: "ابحث عن مريض لمراسلته.",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff: "تظهر هنا محادثات المرضى الذين تتولى رعايتهم، والمحادثات التي تُدعى إليها.",
    portal: "لا يوجد هنا من يمكنك الكتابة عنه.",
  },
  searchConversations: "البحث في المحادثات",
  clearSearch: "مسح البحث",
  typeAtLeast: (n: number) =>
    count(n, {
      one: "اكتب حرفًا واحدًا على الأقل",
      two: "اكتب حرفين على الأقل",
      few: "اكتب # أحرف على الأقل",
      many: "اكتب # حرفًا على الأقل",
      other: "اكتب # حرف على الأقل",
    }),
  searching: "جارٍ البحث…",
  foundConversations: (n: number) =>
    count(n, {
      one: "عُثر على محادثة واحدة",
      two: "عُثر على محادثتين",
      few: "عُثر على # محادثات",
      other: "عُثر على # محادثة",
    }),
  foundMore: (n: number) => `عدد المحادثات التي عُثر عليها حتى الآن: ${number(n)}`,
  foundPatients: (n: number) =>
    count(n, {
      one: "عُثر على مريض واحد",
      two: "عُثر على مريضين",
      few: "عُثر على # مرضى",
      many: "عُثر على # مريضًا",
      other: "عُثر على # مريض",
    }),
  foundNothing: "لم يُعثر على شيء",
  foundNothingHint: "تحقق من الإملاء، أو ابحث عن كلمات أخرى.",
  searchFailed: "لم ينجح البحث.",
  searchRebuilding: "يجري إعداد البحث من جديد: قد لا تظهر بعض المحادثات بعد.",
  searchOlder: "البحث في رسائل أقدم",
  hits: "نتائج البحث",
  patientHits: "المرضى",
  conversationHits: "في الرسائل",
  patientHitsMore: "يوجد مرضى آخرون مطابقون. تابع الكتابة لتضييق القائمة.",
  findInConversation: "البحث في المحادثة",
  findPrevious: "الموضع السابق",
  findNext: "الموضع التالي",
  closeFind: "إغلاق البحث",
  foundAt: (at: number, all: number) => `${number(at)} من ${number(all)}`,
  foundAtOfMore: (at: number, all: number) => `${number(at)} من أكثر من ${number(all)}`,
};
