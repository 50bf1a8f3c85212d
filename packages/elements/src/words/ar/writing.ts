/** Arabic: see the English table. */
import type { RefusalCode } from "@carethread/model";
import type { writing as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list, number } from "./forms.ts";

export const writing: Translated<typeof English> = {
  /** Where what is written goes to the patient's phone. */
  textGoes: { full: "تُرسل إلى هاتف المريض كرسالة نصية", link: "تُرسل إلى المريض رسالة نصية فيها رابط إليها" },
  textLink: "الرسالة النصية تحمل رابطًا فقط",
  textNoPortal: "لا تُرسل رسالة نصية: تحمل الرسائل النصية رابطًا إلى البوابة فقط، وهذا المريض لا يستخدمها.",
  textCount: (texts: number, used: number, room: number) =>
    `${count(texts, { one: "رسالة نصية واحدة", two: "رسالتان نصيتان", few: "# رسائل نصية", other: "# رسالة نصية" })}، عدد الأحرف ${used} من ${room}`,
  texts: (n: number) =>
    count(n, { one: "رسالة نصية واحدة", two: "رسالتان نصيتان", few: "# رسائل نصية", other: "# رسالة نصية" }),
  textCost: (cost: string) => `نحو ${cost}`,
  textTooLong: (n: number) =>
    count(n, {
      one: "أطول من الرسالة النصية بحرف واحد",
      two: "أطول من الرسالة النصية بحرفين",
      few: "أطول من الرسالة النصية بـ # أحرف",
      many: "أطول من الرسالة النصية بـ # حرفًا",
      other: "أطول من الرسالة النصية بـ # حرف",
    }),
  placeholder: "اكتب رسالة",
  mergedAway: "دُمجت هذه المحادثة في محادثة أخرى. يرجى الكتابة هناك.",
  send: "إرسال",
  reply: "رد",
  reopen: "إعادة فتح",
  draftKept: "لم تُرسل، وحُفظت كمسودة لك:",
  notePlaceholder: "اكتب ملاحظة للموظفين فقط",
  noteHint: "لا يرى هذه الملاحظة إلا الموظفون، ولا يراها المريض أبدًا.",
  sendNote: "إرسال ملاحظة للموظفين فقط",
  answering: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]}: جارٍ الرد`
      : names.length === 2
        ? `${names[0]} و${names[1]}: جارٍ الرد`
        : "عدة زملاء يردون",
  answeredMeanwhile: (names: readonly string[]) =>
    names.length === 1
      ? `وصل رد من ${names[0]} أثناء كتابتك. اقرأه قبل الإرسال.`
      : "رد زملاء أثناء كتابتك. اقرأ الردود قبل الإرسال.",
  sendAnyway: "إرسال على أي حال",
  mention: "الإشارة إلى شخص",
  mentionCount: (n: number) =>
    count(n, {
      one: "شخص واحد يمكن الإشارة إليه. التنقل بالسهمين لأعلى ولأسفل، والاختيار بمفتاح Enter.",
      two: "شخصان يمكن الإشارة إليهما. التنقل بالسهمين لأعلى ولأسفل، والاختيار بمفتاح Enter.",
      few: "# أشخاص يمكن الإشارة إليهم. التنقل بالسهمين لأعلى ولأسفل، والاختيار بمفتاح Enter.",
      many: "# شخصًا يمكن الإشارة إليهم. التنقل بالسهمين لأعلى ولأسفل، والاختيار بمفتاح Enter.",
      other: "# شخص يمكن الإشارة إليهم. التنقل بالسهمين لأعلى ولأسفل، والاختيار بمفتاح Enter.",
    }),
  mentionMore: "يوجد أشخاص آخرون مطابقون. تابع الكتابة لتضييق القائمة.",
  mentionNobody: (name: string) =>
    `${name} لا يشير إلى أحد: لا أحد هنا بهذا الاسم. اختر شخصًا من القائمة للإشارة إليه.`,
  mentionGone: (names: readonly string[]) =>
    `لم يعد من الممكن الإشارة هنا إلى ${list(names)}. أزل الإشارة ثم أرسل مرة أخرى.`,
  mentionReasons: { "mention-no-access": "لا يجوز له رؤية هذا المريض" } as Partial<
    Record<RefusalCode, string>
  >,
  mentionsTooMany: (most: number) =>
    count(most, {
      one: "يمكن أن تشير الرسالة إلى شخص واحد على الأكثر.",
      two: "يمكن أن تشير الرسالة إلى شخصين على الأكثر.",
      few: "يمكن أن تشير الرسالة إلى # أشخاص على الأكثر.",
      many: "يمكن أن تشير الرسالة إلى # شخصًا على الأكثر.",
      other: "يمكن أن تشير الرسالة إلى # شخص على الأكثر.",
    }),
  supportHint: "دعوة الدعم التقني لعيادتك",
  supportAsk: "دعوة الدعم؟",
  supportSees: (patient: string, topic: string) =>
    `سيرى الدعم هذه الرسالة وما يليها، واسم المريض (${patient}) ومعرّفه، والموضوع (${topic})، ومن في فريق الرعاية. ولا يرى شيئًا قبلها.`,
  supportSeesUntitled: (patient: string) =>
    `سيرى الدعم هذه الرسالة وما يليها، واسم المريض (${patient}) ومعرّفه، ومن في فريق الرعاية. ولا يرى شيئًا قبلها.`,
  supportFor: (minutes: number | null) =>
    minutes === null
      ? "ينتهي وصوله من تلقاء نفسه."
      : count(minutes, {
          one: "ينتهي وصوله من تلقاء نفسه بعد دقيقة واحدة.",
          two: "ينتهي وصوله من تلقاء نفسه بعد دقيقتين.",
          few: "ينتهي وصوله من تلقاء نفسه بعد # دقائق.",
          other: "ينتهي وصوله من تلقاء نفسه بعد # دقيقة.",
        }),
  invite: "دعوة",
  charactersLeft: (n: number) =>
    count(n, {
      one: "يتبقى حرف واحد",
      two: "يتبقى حرفان",
      few: "تتبقى # أحرف",
      many: "يتبقى # حرفًا",
      other: "يتبقى # حرف",
    }),
  charactersOver: (n: number) =>
    count(n, {
      one: "حرف واحد زائد",
      two: "حرفان زائدان",
      few: "# أحرف زائدة",
      many: "# حرفًا زائدًا",
      other: "# حرف زائد",
    }),
  tooLong: (most: number) =>
    `يمكن أن تحوي الرسالة ${number(most)} حرفًا على الأكثر. يرجى اختصارها أو إرسالها على أجزاء.`,
  message: "الرسالة",
  encryptionShut: "لا يمكنك الكتابة هنا في الوقت الحالي.",
};
