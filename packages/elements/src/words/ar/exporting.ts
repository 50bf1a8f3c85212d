/** Arabic: see the English table. */
import type { exporting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

const messagesOf = (n: number): string =>
  count(n, { zero: "بلا رسائل", one: "رسالة واحدة", two: "رسالتان", few: "# رسائل", other: "# رسالة" });
const filesOf = (n: number): string =>
  count(n, {
    zero: "بلا ملفات",
    one: "ملف واحد",
    two: "ملفان",
    few: "# ملفات",
    many: "# ملفًا",
    other: "# ملف",
  });

export const exporting: Translated<typeof English> = {
  exportStands: "يُدوَّن هذا التصدير في سجل المريض.",
  exportBegins: "جارٍ التحضير…",
  exportBar: "مقدار ما اكتمل",
  exportProgress: (messages: number, files: number) =>
    files === 0 ? messagesOf(messages) : `${messagesOf(messages)}، ${filesOf(files)}`,
  exportCancel: "إلغاء",
  exportCancelled: "تم الإلغاء. لم يُحفظ شيء.",
  exportDone: (messages: number) =>
    count(messages, {
      zero: "اكتمل: لا رسائل في الملف.",
      one: "اكتمل: في الملف رسالة واحدة.",
      two: "اكتمل: في الملف رسالتان.",
      few: "اكتمل: في الملف # رسائل.",
      other: "اكتمل: في الملف # رسالة.",
    }),
  exportFailed: "لم يُحفظ شيء.",
  printBegins: "جارٍ التحضير للطباعة…",
  exportName: (patient: string, day: string) => `رسائل ${patient} ${day}`,
  exportTitle: (patient: string) => `رسائل ${patient}`,
  exportTaken: (who: string, when: string) => `صدّرها ${who} في ${when}`,
  exportContents: "المحتويات",
  exportUntitled: "المحادثة",
  exportMessages: messagesOf,
  exportClosed: "مغلقة",
  exportStaffOnly: "لا يرى هذه المحادثة إلا الموظفون",
  exportNote: "ملاحظة للموظفين فقط",
  exportAttached: "الملفات",
  exportSealed: "مشفّرة، ولا يمكن فتحها على هذا الجهاز",
  exportPicture: (name: string) => `صورة ${name}`,
  exportCorrectionOpen: (until: string) => `طُلب تصحيح، موعد الرد ${until}`,
  exportMissing: (n: number, names: string) =>
    `ملفات تعذر الحصول عليها لأنها محجوبة أو لم تعد موجودة: ${number(n)}\n\n${names}\n`,
};
