/** Arabic: see the English table. */
import type { list as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const list: Translated<typeof English> = {
  conversations: "المحادثات",
  /** Over the messenger's list. */
  listHeading: "الرسائل",
  noConversations: "لا توجد محادثات بعد",
  choose: "اختر محادثة لقراءتها هنا.",
  back: "العودة إلى المحادثات",
  more: "عرض المزيد من المحادثات",
  moreFailed: "تعذر تحميل المزيد من المحادثات.",
  partFailed: "تعذر تحميل هذا الجزء. تحقق من الاتصال، أو أعد تحميل الصفحة.",
  afterAuthor: ":",
  messageCount: (n: number) =>
    count(n, { one: "رسالة واحدة", two: "رسالتان", few: "# رسائل", other: "# رسالة" }),
  openProfile: (patient: string) => `${patient}، فتح الملف الشخصي`,
  lostMessages: (n: number) =>
    count(n, {
      one: "تعذر إرسال رسالة واحدة لمدة أسبوع وأُزيلت من هذا الجهاز.",
      two: "تعذر إرسال رسالتين لمدة أسبوع وأُزيلتا من هذا الجهاز.",
      few: "تعذر إرسال # رسائل لمدة أسبوع وأُزيلت من هذا الجهاز.",
      other: "تعذر إرسال # رسالة لمدة أسبوع وأُزيلت من هذا الجهاز.",
    }),
  lostDrafts: (n: number) =>
    count(n, {
      one: "أُزيلت من هذا الجهاز مسودة واحدة أقدم من أسبوع.",
      two: "أُزيلت من هذا الجهاز مسودتان أقدم من أسبوع.",
      few: "أُزيلت من هذا الجهاز # مسودات أقدم من أسبوع.",
      other: "أُزيلت من هذا الجهاز # مسودة أقدم من أسبوع.",
    }),
  understood: "حسنًا",
  noConversationYet: "لا توجد محادثة بعد",
  writeTo: (patient: string) => `مراسلة ${patient}`,
  conversationsWith: (patient: string) => `المحادثات مع ${patient}`,
  allConversations: "كل المحادثات",
  /** The name of the button that shows a plus alone. */
  plusNamed: (label: string) => `+ ${label}`,
  closed: "مغلقة",
  notMarked: "تعذر تنفيذ ذلك. تحقق من الاتصال وحاول مرة أخرى.",
  sendAMessage: "إرسال رسالة",
  closeTeam: "إغلاق فريق الرعاية",
};
