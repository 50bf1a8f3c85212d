/** Arabic: see the English table. */
import type { help as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const help: Translated<typeof English> = {
  help: "المساعدة",
  helpArticles: "مقالات المساعدة",
  contactSupport: "الدعم",
  aboutMessages: "عن الرسائل",
  answeredWithin: (ms: number) => `مدة الرد المعتادة لفريق الرعاية: ${duration(ms)}.`,
  topicExamples: "أمثلة على المواضيع",
  /** The practice's policy, wherever something is written. */
  keepInside: "لا تشارك أبدًا معلومات حساسة خارج نظام الرسائل",
  /** The same for staff, who write for the record. */
  beThorough: "الرسائل سجل للتواصل - يرجى الكتابة بمهنية ودقة",
  emergency: (number: string) => `في حالات الطوارئ، اتصل بالرقم ${number}.`,
};
