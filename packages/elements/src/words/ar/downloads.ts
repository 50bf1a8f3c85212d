/** Arabic: see the English table. */
import type { downloads as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const downloads: Translated<typeof English> = {
  downloadMessages: "تنزيل رسائلي",
  downloadAbout: "تحصل على ملف واحد (zip) يضم كل ما تراه هنا:",
  downloadContents: [
    "جميع المحادثات في صفحة واحدة للقراءة والطباعة",
    "الصور والملفات المرسلة",
    "المحتوى نفسه لتطبيقات صحية أخرى (FHIR)",
  ],
  downloadOf: "رسائل من",
  downloadKeep: "احفظه حيث لا يستطيع أحد غيرك فتحه: الملف غير محمي.",
  downloadStart: "تنزيل",
};
