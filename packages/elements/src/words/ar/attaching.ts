/** Arabic: see the English table. */
import type { attaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

/** What a file is called that is no picture, by its type. */
const fileKinds: Readonly<Record<string, string>> = {
  "image/jpeg": "صورة JPEG",
  "image/png": "صورة PNG",
  "image/gif": "صورة GIF",
  "image/webp": "صورة WebP",
  "image/heic": "صورة HEIC",
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "مستند Word",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "مصنف Excel",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "عرض PowerPoint",
  "application/vnd.oasis.opendocument.text": "نص OpenDocument",
  "application/vnd.oasis.opendocument.spreadsheet": "جدول OpenDocument",
  "text/plain": "نص عادي",
  "text/csv": "جدول CSV",
};

export const attaching: Translated<typeof English> = {
  fileKinds,
  fileOther: "ملف",
  attachments: "المرفقات",
  cancelFile: (name: string) => `إلغاء ${name}`,
  removeFile: (name: string) => `إزالة ${name}`,
  retryFile: "إعادة المحاولة",
  fileChecking: "جارٍ التحضير…",
  fileUploading: (percent: string) => `أُرسل ${percent}`,
  fileWaiting: "في انتظار الاتصال",
  fileScanning: "جارٍ الفحص بحثًا عن محتوى ضار…",
  fileProgress: (name: string) => `تقدم ${name}`,
  filesAttached: (n: number) =>
    count(n, {
      one: "أُرفق ملف واحد",
      two: "أُرفق ملفان",
      few: "أُرفقت # ملفات",
      many: "أُرفق # ملفًا",
      other: "أُرفق # ملف",
    }),
  describe: "وصف",
  describeFile: (name: string) => `وصف ${name}`,
  altLabel: (name: string) => `ما تعرضه ${name}`,
  altPlaceholder: "ما تعرضه الصورة، لمن لا يستطيع رؤيتها",
  photoOf: (alt: string) => `صورة: ${alt}`,
  photoNamed: (name: string) => `صورة: ${name}`,
  photoFailed: "تعذر تحميل هذه الصورة.",
  photoUnseen: "لا يمكن عرض هذه الصورة هنا. يمكنك حفظها.",
  fileFailed: "تعذر تحميل هذا الملف.",
  openFile: "فتح",
  openNamed: (name: string) => `فتح ${name}`,
  saveFile: "حفظ",
  saveNamed: (name: string) => `حفظ ${name}`,
  viewerCount: (n: number, of: number) => `${number(n)} من ${number(of)}`,
  previousPhoto: "الصورة السابقة",
  nextPhoto: "الصورة التالية",
  zoomIn: "تكبير",
  zoomOut: "تصغير",
  zoomFit: "ملاءمة النافذة",
  closeViewer: "إغلاق",
};
