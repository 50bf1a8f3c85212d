/** Arabic: see the English table. */
import type { correcting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const correcting: Translated<typeof English> = {
  correctingHeadings: {
    ask: "طلب تصحيح",
    approve: "الموافقة على التصحيح",
    decline: "رفض التصحيح",
    extend: "تأجيل الرد",
  },
  correctingWrong: "ما الخطأ؟",
  correctingRight: "ما الذي ينبغي أن يُكتب؟",
  correctingAskHint: (days: number) =>
    count(days, {
      one: "تبقى الرسالة نفسها كما هي. يرد فريق الرعاية خلال يوم واحد.",
      two: "تبقى الرسالة نفسها كما هي. يرد فريق الرعاية خلال يومين.",
      few: "تبقى الرسالة نفسها كما هي. يرد فريق الرعاية خلال # أيام.",
      many: "تبقى الرسالة نفسها كما هي. يرد فريق الرعاية خلال # يومًا.",
      other: "تبقى الرسالة نفسها كما هي. يرد فريق الرعاية خلال # يوم.",
    }),
  correctedText: "النص المصحح",
  correctedTextHint: "يظهر بجانب الرسالة لكل من يراها. تبقى الرسالة نفسها كما هي.",
  declineReason: "سبب الرفض",
  declineReasonHint: "سيقرؤه المريض.",
  extendReason: "سبب التأخير",
  extendReasonHint: (until: string) =>
    `سيقرؤه المريض. يصبح موعد الرد ${until}. لا يمكن تأجيل الموعد إلا مرة واحدة.`,
  correctingSend: { ask: "طلب", approve: "موافقة", decline: "رفض", extend: "تأجيل" },
  correctingCancel: "إلغاء",
};
