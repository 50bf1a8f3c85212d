/** Arabic: see the English table. */
import type { stream as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** What an item of a sort is called as it is new, changed, and taken back. */
const calendarEvent = {
  new: "موعد",
  changed: "تغيّر الموعد",
  cancelled: "أُلغي الموعد",
};
const planUpdate = {
  new: "تحديث الخطة",
  changed: "تغيّرت الخطة",
  cancelled: "لم يعد في الخطة",
};

export const stream: Translated<typeof English> = {
  streamItem: { "calendar-event": calendarEvent, "plan-update": planUpdate },
  streamWas: (before: string) => `قبل ذلك: ${before}`,
  streamChangedSince: "تغيّر هذا منذ ذلك الحين.",
  streamFilter: "العرض في هذه المحادثة",
  streamFilters: {
    all: "الكل",
    "calendar-events": "أحداث التقويم",
    "plan-updates": "تحديثات الخطة",
    attachments: "المرفقات",
    links: "الروابط",
  },
  streamEmpty: {
    "calendar-events": "لا توجد أحداث تقويم في هذه المحادثة",
    "plan-updates": "لا توجد تحديثات خطة في هذه المحادثة",
    attachments: "لا توجد مرفقات في هذه المحادثة",
    links: "لا توجد روابط في هذه المحادثة",
  },
  streamFailed: "تعذر التحميل.",
  streamGoTo: "عرض بين الرسائل",
};
