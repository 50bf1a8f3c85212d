/** Arabic: see the English table. */
import type { stats as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, number } from "./forms.ts";

export const stats: Translated<typeof English> = {
  figures: "الأرقام",
  /** The four, each with what it counts. */
  totalConversations: "إجمالي المحادثات",
  totalConversationsAbout: "المحادثات التي يمكنك رؤيتها، المفتوحة والمغلقة.",
  unreadMessages: "الرسائل غير المقروءة",
  unreadMessagesAbout:
    "رسائل المرضى بعد آخر رسالة من الموظفين في المحادثات المفتوحة: وهي في انتظار الرد. هذا العدد مشترك بين كل الموظفين، وليس عدد ما لم تقرأه أنت.",
  uniquePatients: "عدد المرضى",
  uniquePatientsAbout: "المرضى الذين لديهم محادثة مفتوحة.",
  totalMessages: "إجمالي الرسائل",
  totalMessagesAbout: "كل رسائل هذه المحادثات، من المرضى والموظفين، مع ملاحظات الموظفين.",
  number: (n: number) => number(n),
  firstResponse: "الرد الأول",
  firstResponseAbout: "من أول رسالة للمريض تنتظر ردًا إلى أول رد عليها، خلال ساعات عمل العيادة.",
  resolution: "الحل",
  resolutionAbout: "من بداية المحادثة أو إعادة فتحها إلى إغلاقها، خلال ساعات عمل العيادة.",
  target: (ms: number) => `الهدف: ${duration(ms)}`,
  noTarget: "لم يُحدَّد هدف",
  today: "اليوم",
  lastDays: "آخر 30 يومًا",
  /** Beside a time: it is the middle one of all. */
  median: "الوسيط",
  withinTarget: (within: number, all: number) => `${number(within)} من ${number(all)} ضمن الهدف`,
  answersCount: (n: number) =>
    count(n, { one: "رد واحد", two: "ردان", few: "# ردود", many: "# ردًا", other: "# رد" }),
  closingsCount: (n: number) =>
    count(n, { one: "مغلقة واحدة", two: "مغلقتان", few: "# مغلقة", other: "# مغلقة" }),
  nothingYet: "لا شيء بعد",
  chartOf: (what: string) => `${what}، الوسيط حسب اليوم`,
  orMore: (length: string) => `${length} أو أكثر`,
  barWithin: "ضمن الهدف",
  barOver: "تجاوز الهدف",
  barTarget: "الهدف",
  barMedian: "وسيط اليوم",
  asTable: "عرض كجدول",
  asChart: "عرض كرسم بياني",
  day: "اليوم",
  how: "العدد",
  within: "ضمن الهدف",
  byReason: "حسب السبب",
  reason: "السبب",
  reasonKinds: {
    continuous: "محادثة مستمرة",
    topic: "مواضيع أخرى",
    direct: "رسالة مباشرة",
    "encounter-chat": "محادثة مرتبطة بزيارة",
    internal: "بين الموظفين",
  },
  byStaff: "حسب عضو الفريق",
  byStaffAbout: "من رد أولًا.",
  teamMember: "عضو الفريق",
  notCounted: "لم تُحسب بعض المحادثات بعد.",
  statsFailed: "تعذر تحميل الأرقام.",
  statsOld: (time: string) => `هذه أرقام الساعة ${time}؛ تعذر تحميل أرقام أحدث.`,
};
