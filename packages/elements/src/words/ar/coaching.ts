/** Arabic: see the English table. */
import type { coaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const coaching: Translated<typeof English> = {
  messageDue: {
    today: "رسالة مستحقة اليوم",
    overdue: (day: string) => `رسالة متأخرة منذ ${day}`,
    next: (day: string) => `الرسالة التالية مستحقة ${day}`,
  },
  /** Over a thread: what is due, and how often. */
  dueLine: (due: string, rhythm: string) => `${due} · ${rhythm}`,
  rhythmLine: (rhythm: string) => `الرسائل: ${rhythm}`,
  rhythm: "الوتيرة",
  rhythmHint: "كم مرة تُستحق رسالة إلى هذا المريض. تُحسب أي رسالة من الفريق.",
  /** What can be chosen. */
  rhythmChoices: {
    plan: "حسب الخطة",
    daily: "كل يوم",
    weekly: "كل أسبوع",
    days: "كل بضعة أيام",
    paused: "متوقفة مؤقتًا",
    "as-needed": "عند الحاجة",
  },
  rhythmEvery: "عدد الأيام بين رسالة وأخرى",
  rhythmUntil: "متوقفة حتى",
  rhythmUntilHint: "من دون تحديد يوم تبقى متوقفة إلى أن تُغيَّر.",
  rhythmReason: "السبب",
  rhythmReasons: {
    preference: "رغبة المريض",
    readiness: "استعداد المريض",
    unknown: "سبب آخر",
  },
  noRhythmReason: "لم يُذكر",
  saveRhythm: "حفظ",
  /** What holds, in a word. */
  rhythmIs: {
    daily: "كل يوم",
    dailyUntil: (day: string) => `كل يوم حتى ${day}`,
    weekly: "كل أسبوع",
    days: (n: number) =>
      count(n, { one: "كل يوم", two: "كل يومين", few: "كل # أيام", many: "كل # يومًا", other: "كل # يوم" }),
    paused: "متوقفة مؤقتًا",
    pausedUntil: (day: string) => `متوقفة حتى ${day}`,
    asNeeded: "عند الحاجة",
  },
  rhythmBecame: (who: string, rhythm: string) => `تم تحديد الوتيرة (${who}): ${rhythm}`,
  rhythmBecameFor: (who: string, rhythm: string, reason: string) =>
    `تم تحديد الوتيرة (${who}): ${rhythm}، السبب: ${reason}`,
  planBegan: (day: string) => `بدأت الخطة ${day}: تُستحق رسالة كل يوم لمدة أسبوعين، ثم كل أسبوع`,
  planEnded: "انتهت الخطة",
};
