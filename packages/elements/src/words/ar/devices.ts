/** Arabic: see the English table. */
import type { devices as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const devices: Translated<typeof English> = {
  devicesThatRead: "أجهزة تستطيع قراءة المحادثات المشفّرة",
  devicesHint: "ألغِ ما ضاع أو لم يعد لك.",
  devicesNone: "لا جهاز بعد.",
  deviceOwn: "هذا الجهاز",
  deviceTakeOff: "إلغاء الجهاز",
  deviceTakeOffNamed: (what: string) => `إلغاء الجهاز: ${what}`,
  deviceAsk: (what: string) => `إلغاء ${what}؟`,
  deviceAskFollows:
    "لن يقرأ بعدها شيئًا جديدًا في أي محادثة. قد يبقى عليه ما فتحه. ويُبلَّغ كل من في هذه المحادثات.",
  deviceTakenOff: "أُلغي.",
};
